import Foundation

/// Reads tables with a token and its tags a line: HIPE TSV, CoNLL and IOB of one or two columns, Universal NER.
///
/// A blank line ends a sentence, a line that begins with `#` holds remarks; those of HIPE begin documents and tell
/// their language and date. Slips that can only mean one thing (`I-PEr`, `B_PER`) are read so. Tags may be IOB1, IOB2
/// or IOBES.
struct TokenTable {
  private enum Form {
    case hipe(coarse: Int, nested: Int?, misc: Int?)
    /// An index, the token, the tag.
    case numbered
    case plain
  }

  private(set) var texts: [TaggedText] = []
  private(set) var broken: [BrokenLine] = []

  private let start: TaggedText
  private var form = Form.plain
  private var current: TaggedText
  /// Number of the part of a long document, from 1.
  private var part = 1
  private var flat: [String] = []
  private var inner: [[String]] = []

  /// - Parameter blank: set, file and language of texts that do not say their own.
  init(_ text: String, blank: TaggedText) {
    start = blank
    current = blank
    let lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    if let first = lines.first, first.hasPrefix("TOKEN\t") {
      let names = first.split(separator: "\t").map(String.init)
      form = .hipe(
        coarse: names.firstIndex(of: "NE-COARSE-LIT") ?? 1, nested: names.firstIndex(of: "NE-NESTED"),
        misc: names.firstIndex(of: "MISC"))
    } else if blank.file.hasSuffix(".iob2") {
      form = .numbered
    }
    for (index, line) in lines.enumerated() {
      if index == 0, case .hipe = form { continue }
      read(line, number: index + 1)
    }
    endText()
  }

  private mutating func read(_ line: Substring, number: Int) {
    if line.first == "#", !isRow(line) {
      readRemark(line)
      return
    }
    guard line.contains(where: { !$0.isWhitespace }) else {
      // Long files without documents are cut at sentences, so that a text is about a page.
      if case .hipe = form { return }
      if current.words.count > Self.longEnough { endText() }
      return
    }
    guard let row = columns(of: line) else {
      broken.append(
        BrokenLine(
          file: start.file, line: number, what: "expected a token and a tag such as O or B-PER: '\(line)'"))
      // The token stays, so that those around it keep their places.
      append(String(line.split(whereSeparator: \.isWhitespace).first ?? ""), "O", [], misc: "")
      return
    }
    append(row.token, row.tag, row.nested, misc: row.misc)
  }

  private static let longEnough = 400
  /// A longer text is cut behind a full stop; a part of about a page can be judged by itself.
  private static let longest = 800

  private mutating func append(_ token: String, _ tag: String, _ nested: [String], misc: String) {
    current.words.append(
      TaggedText.Word(
        token, isGlued: misc.contains("NoSpaceAfter"), endsLine: misc.contains("EndOfLine")))
    flat.append(tag)
    inner.append(nested)
    // Only where a sentence may end, so that no name is cut.
    if current.words.count > Self.longest, tag == "O", token.hasSuffix(".") { endText(goesOn: true) }
  }

  private func isRow(_ line: Substring) -> Bool {
    let columns = line.split(separator: "\t")
    return columns.count > 1 && Self.tag(String(columns[1])) != nil
      || columns.count == 1 && line.split(separator: " ").count == 2
        && Self.tag(String(line.split(separator: " ")[1])) != nil
  }

  private mutating func readRemark(_ line: Substring) {
    let parts = line.dropFirst().split(separator: "=", maxSplits: 1).map {
      $0.trimmingCharacters(in: .whitespaces)
    }
    guard parts.count == 2 else { return }
    switch parts[0] {
    case "hipe2022:document_id":
      // Some sets tell the id first, others among the remarks of a document that has begun already.
      if !current.words.isEmpty { endText() }
      current.name = parts[1]
    case "newdoc id": if !current.words.isEmpty { endText() }
    case "hipe2022:language":
      if !current.words.isEmpty { endText() }
      current.language = parts[1]
    case "hipe2022:date":
      if !current.words.isEmpty { endText() }
      current.year = Int(parts[1].prefix(4))
    case "hipe2022:document_type": current.documentType = parts[1]
    default: break
    }
  }

  private func columns(of line: Substring) -> (token: String, tag: String, nested: [String], misc: String)? {
    switch form {
    case .hipe(let coarse, let nested, let misc):
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count > coarse, let tag = Self.tag(columns[coarse]) else { return nil }
      let inner = nested.flatMap { columns.indices.contains($0) ? Self.tag(columns[$0]) : nil }
      return (
        columns[0], tag, inner.map { [$0] } ?? [],
        misc.flatMap { columns.indices.contains($0) ? columns[$0] : nil } ?? ""
      )
    case .numbered:
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count > 2, Int(columns[0]) != nil, let tag = Self.tag(columns[2]) else { return nil }
      return (columns[1], tag, [], "")
    case .plain:
      let tabbed = line.split(separator: "\t").map(String.init)
      if tabbed.count > 1, let tag = Self.tag(tabbed[1]) {
        return (tabbed[0], tag, tabbed.dropFirst(2).compactMap(Self.tag), "")
      }
      let columns = line.split(whereSeparator: \.isWhitespace).map(String.init)
      guard columns.count > 1, let tag = Self.tag(columns[columns.count - 1]) else { return nil }
      // Columns between them are parts of speech, or the token holds spaces.
      return (columns[0], tag, [], "")
    }
  }

  /// The tag as `O`, `B-person` or `I-person`; a label that is none of ours is `O`. Nil for what is no tag.
  private static func tag(_ text: String) -> String? {
    if text == "O" || text == "_" { return "O" }
    guard let scheme = text.first, "BIESUL".contains(scheme), text.count > 2,
      let divider = text.dropFirst().first, "-_.".contains(divider)
    else { return nil }
    let label = text.dropFirst(2)
    guard label.allSatisfy({ $0.isLetter || "._-".contains($0) }) else { return nil }
    guard let kind = TaggedText.kind(of: String(label)) else { return "O" }
    return ("BSU".contains(scheme) ? "B-" : "I-") + kind
  }

  private mutating func endText(goesOn: Bool = false) {
    defer {
      let last = current
      current = start
      if goesOn {
        part += 1
        current.name = last.name
      } else {
        part = 1
      }
      (current.language, current.year, current.documentType) = (last.language, last.year, last.documentType)
      flat = []
      inner = []
    }
    guard !current.words.isEmpty else { return }
    if part > 1 { current.name = String(current.name.prefix { $0 != "/" }) + "/\(part)" }
    if current.name.isEmpty { current.name = "\(texts.count + 1)" }
    current.names = Self.names(flat)
    let depth = inner.map(\.count).max() ?? 0
    for level in 0..<depth {
      current.nested += Self.names(inner.map { $0.count > level ? $0[level] : "O" })
    }
    texts.append(current)
  }

  private static func names(_ tags: [String]) -> [TaggedText.Name] {
    var names: [TaggedText.Name] = []
    for (index, tag) in tags.enumerated() where tag != "O" {
      let kind = String(tag.dropFirst(2))
      if tag.hasPrefix("I"), let last = names.last, last.words.upperBound == index, last.kind == kind {
        names[names.count - 1].words = last.words.lowerBound..<(index + 1)
      } else {
        names.append(TaggedText.Name(kind: kind, words: index..<(index + 1)))
      }
    }
    return names
  }
}
