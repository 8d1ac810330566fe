/// Why an evaluation cannot be made.
package enum EvaluationError: Error, Equatable, CustomStringConvertible {
  /// A file or folder that is not there or cannot be read, with what to do.
  case unreadable(String, String)
  /// A file or folder that cannot be written, with why.
  case unwritable(String, String)
  /// A line of a JSON Lines file or a table, counted from 1.
  case brokenLine(file: String, line: Int, String)
  /// Output and truth cannot be told apart by their names.
  case ambiguous(String)

  package var description: String {
    switch self {
    case .unreadable(let path, let why), .unwritable(let path, let why): "\(path): \(why)"
    case .brokenLine(let file, let line, let why): "\(file):\(line): \(why)"
    case .ambiguous(let what): what
    }
  }
}
