import ArgumentParser

/// The program. Exit codes: `Documentation/ExitCodes.md`.
@main
struct Colophon: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "colophon",
    abstract: "Run open models over digitised collections; every statement carries its origin.",
    version: version,
    subcommands: [
      RunCommand.self, PlanCommand.self, ExplainCommand.self, StatusCommand.self, QuarantineCommand.self,
      LedgerCommand.self,
      EvaluateCommand.self, TrainCommand.self, ComponentsCommand.self, DoctorCommand.self, WorkerCommand.self,
    ])
}
