import ArgumentParser
import ColophonPipeline
import ColophonStages
import Foundation

/// The arguments of every command that works on a pipeline file, and how they become a plan.
struct PipelineArguments: ParsableArguments {
  @Argument(help: "The pipeline file.")
  var pipeline: String

  @Option(
    name: .customLong("set"), parsing: .singleValue,
    help: ArgumentHelp("Override an option, as in --set stages.ocr.models=[deu].", valueName: "key=value"))
  var overrides: [String] = []

  /// Reads, overrides and checks. On mistakes prints them all and throws the exit code.
  func plan(_ services: Services) throws -> Plan {
    let file = URL(fileURLWithPath: pipeline)
    do {
      var parsed: [Override] = []
      var problems: [Diagnostic] = []
      for argument in overrides {
        do { parsed.append(try Override(argument)) } catch { problems += error.list }
      }
      guard problems.isEmpty else { throw Diagnostics(problems) }
      let definition = try PipelineDefinition(contentsOf: file, source: pipeline, overrides: parsed)
      var planner = Planner(catalog: .builtIn, services: services)
      let plan = try planner.plan(definition)
      report(plan.warnings)
      return plan
    } catch let diagnostics as Diagnostics {
      report(diagnostics.list)
      throw ExitCode(DiagnosticPrinter.exitCode(diagnostics.list))
    }
  }

  private func report(_ diagnostics: [Diagnostic]) {
    let text = FileManager.default.contents(atPath: pipeline).map { String(decoding: $0, as: UTF8.self) }
    DiagnosticPrinter.print(diagnostics, source: pipeline, text: text ?? "")
  }
}
