import ArgumentParser
import ColophonPipeline
import Foundation

/// The output folder of earlier runs, for every command that asks or mends it.
struct OutputArgument: ParsableArguments {
  @Argument(help: "The output folder of a run.", completion: .directory)
  var output: String

  var folder: OutputFolder { OutputFolder(URL(fileURLWithPath: output).standardizedFileURL) }

  /// Opens the ledger to ask it; exit code 4 with a hint when that cannot be.
  func ledger() throws -> LedgerReader {
    do {
      return try LedgerReader.open(folder)
    } catch {
      throw reported(error)
    }
  }

  /// Prints what is the matter with the ledger and returns the exit code.
  func reported(_ problem: LedgerProblem) -> ExitCode {
    let hint = problem.rebuildable.map { _ in
      "\n  hint: colophon ledger rebuild \(shellWord(output)) makes it anew from the records"
    }
    Terminal.printError("error: \(problem)\(hint ?? "")")
    return ExitCode(ExitStatus.inaccessible)
  }

  /// Takes the folder for a change; exit code 75 while a run is at work there. Never makes a folder.
  func lock(for purpose: String) throws -> OutputLock {
    guard folder.hasRecords else {
      Terminal.printError("error: \(folder.path) holds no records: it is not the output folder of a run")
      throw ExitCode(ExitStatus.inaccessible)
    }
    do {
      return try OutputLock(folder, run: purpose)
    } catch {
      throw error.reported(folder)
    }
  }
}

extension OutputLock.Problem {
  /// Prints the problem and returns its exit code.
  func reported(_ folder: OutputFolder) -> ExitCode {
    switch self {
    case .alreadyRunning(let holder):
      let who = holder.map { ", run \($0.run), process \($0.process) on \($0.host)" } ?? ""
      Terminal.printError("error: another run is at work in \(folder.path)\(who)\n  hint: wait for its end")
      return ExitCode(ExitStatus.alreadyRunning)
    case .cannotWrite(let why):
      Terminal.printError("error: \(why)\n  hint: check the path and its permissions")
      return ExitCode(ExitStatus.inaccessible)
    }
  }
}

/// A word as a shell takes it, for commands that are shown to be copied.
func shellWord(_ word: String) -> String {
  let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "-_./:@%+,="))
  if !word.isEmpty, word.unicodeScalars.allSatisfy(plain.contains) { return word }
  return "'" + word.replacing("'", with: "'\\''") + "'"
}
