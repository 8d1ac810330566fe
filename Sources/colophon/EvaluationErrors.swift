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
    } catch let error as TrainingDataError {
      Terminal.printError("error: \(error)")
      throw ExitCode(ExitStatus.inaccessible)
    } catch let error as EvaluationError {
      Terminal.printError("error: \(error)")
      throw ExitCode(ExitStatus.inaccessible)
    } catch let error as UnreadableInput {
      Terminal.printError("error: \(error)")
      throw ExitCode(ExitStatus.inaccessible)
    } catch let error as CocoaError {
      Terminal.printError("error: \(error.sentence)")
      throw ExitCode(ExitStatus.inaccessible)
    } catch let code as ExitCode {
      throw code
    } catch {
      Terminal.printError("error: \(error)")
      throw ExitCode(ExitStatus.missing)
    }
  }
}
