import ColophonPipeline
import Foundation

/// Prints diagnostics as compilers do: place, message, the line with a caret, a hint.
enum DiagnosticPrinter {
  /// - Parameter text: the pipeline file's text, for the caret lines.
  static func print(_ diagnostics: [Diagnostic], source: String, text: String) {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for diagnostic in diagnostics {
      var output = "\(diagnostic.position): \(diagnostic.severity.rawValue): \(diagnostic.message)"
      let position = diagnostic.position
      if position.source == source, position.line > 0, position.line <= lines.count {
        // The caret counts scalars, as the column does; a tab would shift it.
        output += "\n  " + lines[position.line - 1].replacing("\t", with: " ")
        output += "\n  " + String(repeating: " ", count: max(0, position.column - 1)) + "^"
      }
      if let hint = diagnostic.hint { output += "\n  hint: \(hint)" }
      Terminal.printError(output)
    }
    let errors = diagnostics.count { $0.severity == .error }
    if errors > 1 { Terminal.printError("\(errors) errors") }
  }

  /// An invalid file comes before anything that is missing here, and that before an unreadable collection.
  static func exitCode(_ diagnostics: [Diagnostic]) -> Int32 {
    let errors = diagnostics.filter { $0.severity == .error }
    if errors.contains(where: { $0.kind == .invalid }) { return ExitStatus.invalidPipeline }
    if errors.contains(where: { $0.kind == .missing }) { return ExitStatus.missing }
    return errors.isEmpty ? ExitStatus.complete : ExitStatus.inaccessible
  }
}
