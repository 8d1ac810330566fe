import ColophonPipeline
import ColophonStages
import ColophonTesting
import Foundation
import Logging

// The commands `worker`, `run` and `plan` of the real program, with the doubles of `ColophonTesting` beside the
// built-in components. Tests and benchmarks drive it as a user drives the real one: a pipeline file in, files and
// an exit code out.

let catalog = Catalog(
  readers: Catalog.builtIn.readers + Catalog.doubles.readers,
  stages: Catalog.builtIn.stages + Catalog.doubles.stages,
  writers: Catalog.builtIn.writers + Catalog.doubles.writers)

switch CommandLine.arguments.dropFirst().first {
case "worker":
  exit(await WorkerMain.run(catalog: catalog, version: "test", logger: Logger(label: "worker")))
case "run":
  exit(await TestRun(CommandLine.arguments.dropFirst(2), catalog).run())
case "plan":
  exit(await TestRun(CommandLine.arguments.dropFirst(2), catalog).plan())
case "torture":
  exit(torture(TestArguments(CommandLine.arguments.dropFirst(2), flags: ["--keep-going"])))
default:
  printError(
    "usage: FaultyColophon worker | run PIPELINE --output DIR … | plan PIPELINE … | torture [--runs N]")
  exit(ExitStatus.wrongCommandLine)
}
