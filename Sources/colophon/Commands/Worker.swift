import ArgumentParser
import ColophonPipeline
import ColophonStages

/// Started by the runner, never by a person.
struct WorkerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "worker", abstract: "Read pages for a runner.", shouldDisplay: false)

  func run() async throws {
    throw ExitCode(
      await WorkerMain.run(
        catalog: .builtIn, version: Colophon.version, logger: Surroundings().services.logger))
  }
}
