/// Why a lexicon cannot be used.
package enum LexiconError: Error, Hashable, CustomStringConvertible {
  case unreadable(path: String)
  case notALexicon(path: String)
  /// The sections that the header announces do not add up to the size of the file, in bytes.
  case wrongSize(path: String, expected: Int, found: Int)
  /// A value in the file points out of its section.
  case damaged(path: String)

  package var description: String {
    switch self {
    case .unreadable(let path): "the lexicon \(path) cannot be read: run make models"
    case .notALexicon(let path):
      "\(path) is not a lexicon, it does not begin with CLPHLEX1 and a header: run make models"
    case .wrongSize(let path, let expected, let found):
      "the lexicon \(path) should have \(expected) bytes and has \(found): run make models"
    case .damaged(let path): "the lexicon \(path) is damaged: delete it and run make models"
    }
  }
}
