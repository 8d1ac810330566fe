import Foundation

/// What stands on the command line of a test's program: `NAME`, `--option VALUE`, `--flag`.
struct TestArguments {
  private(set) var plain: [String] = []
  private var options: [String: [String]] = [:]

  /// - Parameter flags: the options that take no value.
  init(_ words: ArraySlice<String>, flags: Set<String> = []) {
    var words = words
    while let word = words.popFirst() {
      if !word.hasPrefix("--") {
        plain.append(word)
      } else if flags.contains(word) {
        options[word, default: []].append("")
      } else {
        options[word, default: []].append(words.popFirst() ?? "")
      }
    }
  }

  func has(_ name: String) -> Bool { options[name] != nil }
  func all(_ name: String) -> [String] { options[name] ?? [] }
  func last(_ name: String) -> String? { options[name]?.last }
  func number(_ name: String) -> Int? { last(name).flatMap { Int($0) } }
}

func printError(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
