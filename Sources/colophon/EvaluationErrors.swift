import ArgumentParser
import ColophonEvaluation
import ColophonPipeline
import ColophonStages
import Foundation

/// What can be wrong with the data of an evaluation, printed, and as exit code.
enum EvaluationErrors {
  static func explained(_ evaluation: () async throws -> Void) async throws {
    do {
      try await evaluation()
    } catch let code as ExitCode {
      throw code
    } catch {
      Terminal.printError("error: \((error as? CocoaError)?.sentence ?? "\(error)")")
      throw ExitCode(isOfData(error) ? ExitStatus.inaccessible : ExitStatus.missing)
    }
  }

  private static func isOfData(_ error: any Error) -> Bool {
    error is TrainingDataError || error is EvaluationError || error is UnreadableInput || error is CocoaError
  }
}
