/// A pattern of file names such as `{item}_{year}_{page}`: named groups with fixed text between them.
///
/// The whole stem must match, and each group takes at least one character. Where the fixed text occurs more often
/// than the pattern has it, the last occurrences count: `{item}_{page}` reads `letters_1848_007` as the item
/// `letters_1848` and the page `007`. Matching takes one pass from the right, whatever the name.
struct FileNamePattern: Hashable, Sendable {
  struct Mistake: Error {
    var message: String
  }

  /// The groups' names in the order of the pattern.
  let groups: [String]
  /// The fixed text before each group, and after the last one.
  private let literals: [[UInt8]]
  private let itemIndex: Int
  private let pageIndex: Int

  init(_ text: String) throws(Mistake) {
    var groups: [String] = []
    var literals: [[UInt8]] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
        throw Mistake(message: "must have a '}' for each '{'")
      }
      let name = rest[rest.index(after: open)..<close]
      guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) else {
        throw Mistake(message: "must name its groups with letters, digits and '_'")
      }
      let literal = Array(rest[..<open].utf8)
      guard groups.isEmpty || !literal.isEmpty else {
        throw Mistake(message: "must have some text between two groups")
      }
      groups.append(name.lowercased())
      literals.append(literal)
      rest = rest[rest.index(after: close)...]
    }
    literals.append(Array(rest.utf8))
    guard let item = groups.firstIndex(of: "item"), let page = groups.firstIndex(of: "page") else {
      throw Mistake(message: "must have the groups {item} and {page}")
    }
    guard Set(groups).count == groups.count else { throw Mistake(message: "must not name a group twice") }
    self.groups = groups
    self.literals = literals
    itemIndex = item
    pageIndex = page
  }

  /// Where in a stem the item and the page stand, or nil when the stem does not match.
  func parts(of stem: UnsafeBufferPointer<UInt8>) -> NameTable.Parts? {
    ranges(in: stem).map { NameTable.Parts(major: $0[itemIndex], minor: $0[pageIndex]) }
  }

  /// The values of the groups that are neither item nor page.
  func remarks(in stem: String) -> [(name: String, value: String)] {
    let bytes = Array(stem.utf8)
    guard let ranges = bytes.withUnsafeBufferPointer({ ranges(in: $0) }) else { return [] }
    return groups.indices.filter { $0 != itemIndex && $0 != pageIndex }
      .map { (groups[$0], String(decoding: bytes[ranges[$0]], as: UTF8.self)) }
  }

  private func ranges(in stem: UnsafeBufferPointer<UInt8>) -> [Range<Int>]? {
    let first = literals[0]
    let last = literals[groups.count]
    guard stem.count >= first.count + last.count, stem.starts(with: first),
      stem.suffix(last.count).elementsEqual(last)
    else { return nil }
    var ranges = [Range<Int>](repeating: 0..<0, count: groups.count)
    var end = stem.count - last.count
    for index in groups.indices.reversed() {
      let literal = literals[index]
      // The group takes at least one byte, so the text before it ends at least one byte earlier.
      var start = index == 0 ? first.count : end - 1
      if index > 0 {
        while start >= literal.count, !stem[(start - literal.count)..<start].elementsEqual(literal) {
          start -= 1
        }
        guard start >= literal.count else { return nil }
      }
      guard start < end else { return nil }
      ranges[index] = start..<end
      end = start - literal.count
    }
    return ranges
  }
}
