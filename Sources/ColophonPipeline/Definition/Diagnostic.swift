/// Something wrong with a pipeline file or with what it asks for, told so that the user can mend it.
package struct Diagnostic: Error, Hashable, Sendable {
  package enum Severity: String, Sendable {
    case error, warning
  }

  /// What kind of trouble it is; decides the exit code.
  package enum Kind: Hashable, Sendable {
    /// The pipeline file itself is wrong.
    case invalid
    /// The file is right, but this machine lacks a model, a program or an environment variable.
    case missing
    /// The collection cannot be read or the output folder cannot be written.
    case inaccessible
  }

  package var severity: Severity
  package var kind: Kind
  package var position: Position
  /// Lower case, no full stop.
  package var message: String
  /// What to do next, such as "did you mean 'ocr'?"; nil when the message says it all.
  package var hint: String?

  package init(
    _ severity: Severity = .error, _ kind: Kind = .invalid, at position: Position, _ message: String,
    hint: String? = nil
  ) {
    self.severity = severity
    self.kind = kind
    self.position = position
    self.message = message
    self.hint = hint
  }
}

/// Several diagnostics thrown at once.
package struct Diagnostics: Error, Sendable {
  package var list: [Diagnostic]

  package init(_ list: [Diagnostic]) { self.list = list }
}
