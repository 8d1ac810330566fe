import Foundation

/// A text kept under `Tests/Goldens` that a result must equal byte for byte.
///
/// With `RECORD_GOLDENS=1` the golden is rewritten and the comparison still fails, so that nobody records unseen.
package enum Golden {
  package static let folder = Repository.root.appending(path: "Tests/Goldens")

  /// Nil when the text equals the golden, else a sentence that says what differs.
  package static func difference(_ text: String, from name: String) throws -> String? {
    let file = folder.appending(path: name)
    if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] == "1" {
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
      return "\(name) was recorded anew: read it, then run without RECORD_GOLDENS"
    }
    guard let data = try? Data(contentsOf: file) else {
      return "Tests/Goldens/\(name) is missing: record it with RECORD_GOLDENS=1"
    }
    let golden = String(decoding: data, as: UTF8.self)
    guard golden != text else { return nil }
    let expected = golden.split(separator: "\n", omittingEmptySubsequences: false)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    for index in 0..<max(expected.count, found.count) {
      let a = index < expected.count ? expected[index] : "(end)"
      let b = index < found.count ? found[index] : "(end)"
      if a != b { return "\(name):\(index + 1): expected \(a), found \(b)" }
    }
    return "\(name): differs in a line end"
  }
}
