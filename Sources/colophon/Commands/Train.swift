import ArgumentParser
import ColophonEvaluation
import ColophonPipeline
import ColophonStages

/// `colophon train`: models are learned here, from labelled data, with their card.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train one of Colophon's own models.",
    subcommands: [TrainClassifyCommand.self, TrainEntitiesCommand.self, TrainQualityCommand.self])

  /// Runs a training; what is wrong with its data or its paths is printed and becomes the exit code.
  static func explainingErrors(_ hint: String, _ training: () throws -> Void) throws {
    do {
      try training()
    } catch let error as TrainingDataError {
      Terminal.printError("error: \(error)")
      throw ExitCode(ExitStatus.invalidPipeline)
    } catch let error as EvaluationError {
      Terminal.printError("error: \(error)")
      throw ExitCode(ExitStatus.inaccessible)
    } catch {
      Terminal.printError("error: \(error)\n  hint: \(hint)")
      throw ExitCode(ExitStatus.inaccessible)
    }
  }
}
