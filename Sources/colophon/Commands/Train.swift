import ArgumentParser
import ColophonEvaluation
import ColophonPipeline
import ColophonStages
import Foundation

/// `colophon train`: models are learned here, from labelled data, with their card.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train", abstract: "Train one of Colophon's own models.",
    subcommands: [
      TrainClassifyCommand.self, TrainEntitiesCommand.self, TrainMetadataCommand.self,
      TrainQualityCommand.self,
    ])

  /// Runs a training; what is wrong with its data or its paths is printed and becomes the exit code.
  static func explainingErrors(_ hint: String, _ training: () throws -> Void) throws {
    do { try training() } catch { throw exit(for: error, hint) }
  }

  /// The same for a training that waits for pages to be read.
  static func explainingErrors(_ hint: String, _ training: () async throws -> Void) async throws {
    do { try await training() } catch { throw exit(for: error, hint) }
  }

  private static func exit(for error: any Error, _ hint: String) -> ExitCode {
    switch error {
    case let error as TrainingDataError:
      Terminal.printError("error: \(error)")
      return ExitCode(ExitStatus.invalidPipeline)
    case let error as EvaluationError:
      Terminal.printError("error: \(error)")
      // As for the broken lines of any other training's examples.
      if case .brokenLine = error { return ExitCode(ExitStatus.invalidPipeline) }
      return ExitCode(ExitStatus.inaccessible)
    case let error as MissingRequirement:
      Terminal.printError("error: \(error)")
      return ExitCode(ExitStatus.missing)
    case let error as UnreadableInput:
      Terminal.printError("error: \(error)")
      return ExitCode(ExitStatus.inaccessible)
    case let error as CocoaError:
      Terminal.printError("error: \(error.sentence)\n  hint: \(hint)")
      return ExitCode(ExitStatus.inaccessible)
    default:
      Terminal.printError("error: \(error)\n  hint: \(hint)")
      return ExitCode(ExitStatus.inaccessible)
    }
  }
}

extension OutputFolder {
  /// The folder behind `--records`, of a run that has read pictures.
  ///
  /// - Parameter path: as it was typed.
  init(records path: String) throws(UnreadableInput) {
    self.init(URL(fileURLWithPath: path))
    guard hasRecords else {
      throw UnreadableInput(
        path: path, problem: "expected the output folder of a run, found no records",
        remedy: "read the pages with colophon run, and give its --output to --records")
    }
  }
}

/// Something that a training or an evaluation was given and that cannot be read.
struct UnreadableInput: Error, CustomStringConvertible {
  /// As it was typed.
  let path: String
  let problem: String
  /// What to do about it.
  let remedy: String

  var description: String { "\(path): \(problem)\n  hint: \(remedy)" }
}
