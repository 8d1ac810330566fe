import ArgumentParser

/// `colophon evaluate`: how far results, or a model's answers to labelled data, are from the truth.
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Measure results and models on ground truth.",
    subcommands: [
      EvaluateRunCommand.self, EvaluateEntitiesCommand.self, EvaluateFieldsCommand.self,
      EvaluateLanguagesCommand.self, EvaluateClassesCommand.self,
    ], defaultSubcommand: EvaluateRunCommand.self)
}
