import Foundation

/// Why a value does not fit its option; the option reader adds the option's name and place.
struct Mismatch: Error {
  var message: String
  var hint: String?
  var position: Position?
  var found: String?

  init(_ message: String, hint: String? = nil, position: Position? = nil, found: String? = nil) {
    self.message = message
    self.hint = hint
    self.position = position
    self.found = found
  }
}

extension Setting {
  /// The text of an unquoted scalar, which may be a number, a boolean or null.
  var plainText: String? {
    guard case .scalar(let text, isPlain: true) = value else { return nil }
    return text
  }

  func text() throws -> String {
    guard case .scalar(let text, _) = value, !isNull else { throw Mismatch("must be text") }
    return text
  }

  func list() throws -> [String] {
    guard case .sequence(let values) = value else { throw Mismatch("must be a list such as [a, b]") }
    return try values.map { value in
      guard case .scalar(let text, _) = value.value, !value.isNull else {
        throw Mismatch("must be a list of names", position: value.position, found: value.summary)
      }
      return text
    }
  }

  /// A path of the file is relative to the file's folder.
  func url(relativeTo folder: URL) throws -> URL {
    let path = try text()
    guard !path.isEmpty else { throw Mismatch("must be a path") }
    // What is typed on the command line is meant from where it is typed; a line of 0 marks such a place.
    if path.hasPrefix("/") || position.line == 0 { return URL(fileURLWithPath: path).standardizedFileURL }
    return folder.appending(path: path).standardizedFileURL
  }
}
