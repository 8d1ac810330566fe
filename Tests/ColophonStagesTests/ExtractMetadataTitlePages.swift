import ColophonDocument
import ColophonStages
import Foundation

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The text lines of a PAGE XML file as a page, for tests on transcribed title pages. Regions stand in the
/// file's reading order; words are spread evenly over their line.
final class TranscribedPage: NSObject, XMLParserDelegate {
  private var width = 0
  private var height = 0
  private var order: [String] = []
  private var regions: [String: [Line]] = [:]
  private var region: String?
  private var isInLine = false
  private var box: Box?
  private var text = ""

  static func read(_ file: URL) throws -> PageText {
    let reader = TranscribedPage()
    let parser = XMLParser(data: try Data(contentsOf: file))
    parser.delegate = reader
    guard parser.parse() else { throw CocoaError(.fileReadCorruptFile) }
    let known = reader.regions.keys.sorted()
    let order = reader.order.filter(known.contains) + known.filter { !reader.order.contains($0) }
    return DividedWords.marked(
      PageText(
        width: reader.width, height: reader.height,
        regions: order.compactMap { id in
          guard let lines = reader.regions[id], let first = lines.first else { return nil }
          return Region(kind: .text, box: lines.reduce(first.box) { $0.union($1.box) }, lines: lines)
        }))
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    switch name {
    case "Page":
      width = attributes["imageWidth"].flatMap { Int($0) } ?? 0
      height = attributes["imageHeight"].flatMap { Int($0) } ?? 0
    case "RegionRefIndexed": order += [attributes["regionRef"]].compactMap { $0 }
    case "TextRegion": region = attributes["id"]
    case "TextLine":
      isInLine = true
      box = nil
    case "Coords" where isInLine && box == nil: box = attributes["points"].flatMap(Self.box)
    case "Unicode": text = ""
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    switch name {
    case "TextRegion": region = nil
    case "TextLine":
      isInLine = false
      let words = text.precomposedStringWithCanonicalMapping.split(whereSeparator: \.isWhitespace)
      guard let region, let box, !words.isEmpty else { return }
      let step = Double(box.width) / Double(words.reduce(0) { $0 + $1.count } + words.count - 1)
      var left = Double(box.left)
      let set = words.map { word in
        let right = left + step * Double(word.count)
        defer { left = right + step }
        return Word(
          text: String(word), box: Box(left: Int(left), top: box.top, right: Int(right), bottom: box.bottom),
          confidence: nil)
      }
      regions[region, default: []].append(Line(box: box, words: set))
    default: break
    }
  }

  private static func box(_ points: String) -> Box? {
    let pairs = points.split(separator: " ").map { $0.split(separator: ",").compactMap { Int($0) } }
    let xs = pairs.compactMap(\.first)
    let ys = pairs.compactMap(\.last)
    guard let left = xs.min(), let right = xs.max(), let top = ys.min(), let bottom = ys.max() else {
      return nil
    }
    return Box(left: left, top: top, right: right, bottom: bottom)
  }
}
