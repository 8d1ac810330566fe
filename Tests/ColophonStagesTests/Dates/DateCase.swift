import ColophonStages
import Testing

/// A text in which each date to be found stands between ‹ and ›, and their values.
struct DateCase: CustomTestStringConvertible, Sendable {
  let marked: String
  let values: [String]

  init(_ marked: String, _ values: String...) {
    self.marked = marked
    self.values = values
  }

  var testDescription: String { marked }
  var text: String { marked.filter { $0 != "‹" && $0 != "›" } }
  var mentions: [String] {
    marked.split(separator: "‹", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "›" })
    }
  }
}
