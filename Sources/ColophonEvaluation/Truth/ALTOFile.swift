import ColophonDocument
import ColophonNative

/// Ground truth in ALTO, of any version (https://www.loc.gov/standards/alto/).
struct ALTOFile {
  private let root: XMLTree.Node

  /// Nil when the document is none.
  init?(_ tree: XMLTree) {
    guard tree.root.name.local == "alto" else { return nil }
    root = tree.root
  }

  /// Name of the image as the file states it.
  var image: String? { root.descendants(name("fileName")).first?.text }

  /// The lines in the order of the file; words joined by blanks, a hyphen at the line end as printed.
  var lines: [PlacedLine] {
    // Other units are tenths of a millimetre or 1/1200 inch, for which the resolution is not known here.
    let unit = root.descendants(name("MeasurementUnit")).first?.text
    let isInPixels = unit.map { $0 == "pixel" } ?? true
    return root.descendants(name("TextLine")).map { line in
      PlacedLine(text: text(of: line), box: isInPixels ? box(of: line) : nil)
    }
  }

  private func text(of line: XMLTree.Node) -> String {
    let words = line.elements(name("String")).map { $0.attribute("CONTENT") ?? "" }.joined(separator: " ")
    let hyphen = line.elements(name("HYP")).last.map { $0.attribute("CONTENT") ?? "-" }
    return words + (hyphen ?? "")
  }

  private func box(of line: XMLTree.Node) -> Box? {
    let numbers = ["HPOS", "VPOS", "WIDTH", "HEIGHT"].compactMap {
      line.attribute($0).flatMap(Double.init).flatMap { Int(exactly: $0.rounded()) }
    }
    guard numbers.count == 4, numbers.allSatisfy({ abs($0) < 1 << 31 }), numbers[2] > 0, numbers[3] > 0 else {
      return nil
    }
    return Box(
      left: numbers[0], top: numbers[1], right: numbers[0] + numbers[2], bottom: numbers[1] + numbers[3])
  }

  private func name(_ local: String) -> XMLName { XMLName(local, in: root.name.namespace) }
}
