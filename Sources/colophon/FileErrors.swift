import Foundation

extension CocoaError {
  /// Which file, and what is wrong with it; the error's own description holds its number and domain instead.
  var sentence: String { (filePath.map { "\($0): " } ?? "") + localizedDescription }
}
