import ColophonNative
import Foundation

/// A TEI file with names in its text: `persName`, `placeName`, `orgName`, `title`, `date` and `rs`.
struct TaggedTEI {
  private(set) var text: TaggedText
  private var plain = ""
  private var length = 0
  private var found: [(kind: String, range: Range<Int>)] = []

  init(_ data: Data, blank: TaggedText) throws(XMLError) {
    text = blank
    let tree = try XMLTree(data: data, source: blank.file)
    let body = tree.root.children.first { $0.name.local == "text" } ?? tree.root
    if text.language.isEmpty {
      text.language = Self.language(of: body) ?? Self.language(of: tree.root) ?? ""
    }
    text.name = (blank.file as NSString).lastPathComponent
    read(body)
    text.fill(plain, names: found)
  }

  private mutating func read(_ node: XMLTree.Node) {
    let start = length
    for child in node.content {
      switch child {
      case .text(let piece): add(piece)
      case .element(let element):
        if ["lb", "pb", "cb"].contains(element.name.local) {
          // Within a word no line end is said to divide it.
          if element.attribute("break") != "no" { add("\n") }
        } else {
          read(element)
        }
      }
    }
    if ["p", "head", "l", "item", "ab", "fw", "cell"].contains(node.name.local) { add("\n") }
    let label = node.name.local == "rs" ? node.attribute("type") ?? "" : node.name.local
    let isNamed = ["persName", "placeName", "orgName", "geogName", "date", "title", "rs"].contains(
      node.name.local)
    if isNamed, let kind = TaggedText.kind(of: label), start < length { found.append((kind, start..<length)) }
  }

  /// The two letters of `xml:lang`.
  private static func language(of node: XMLTree.Node) -> String? {
    node.attribute("lang", in: "http://www.w3.org/XML/1998/namespace").map { String($0.prefix(2)) }
  }

  private mutating func add(_ piece: String) {
    plain += piece
    length += piece.unicodeScalars.count
  }
}
