import ColophonDocument
import Foundation

/// Ground truth as a table of lines: the columns `x0`, `y0`, `x1`, `y1` in pixels and `text_verified` or `text`. A
/// line whose text is empty was not checked and is left out.
enum LineTable {
  /// The lines in the order of the table.
  static func lines(of file: URL) throws -> [PlacedLine] {
    let table = try TabbedTable(file)
    try table.require("text_verified", "text")
    return table.rows.compactMap { row in
      guard let text = row["text_verified", "text"] else { return nil }
      guard let left = row["x0"].flatMap(Int.init), let top = row["y0"].flatMap(Int.init),
        let right = row["x1"].flatMap(Int.init), let bottom = row["y1"].flatMap(Int.init)
      else { return PlacedLine(text: text, box: nil) }
      return PlacedLine(text: text, box: Box(left: left, top: top, right: right, bottom: bottom))
    }
  }

  /// The lines in the order of a plain text, each with the box of the table's line of the same text: rows of a
  /// table need not stand in reading order.
  static func lines(of file: URL, orderedBy text: URL) throws -> [PlacedLine] {
    var boxes: [String: [Box]] = [:]
    for line in try lines(of: file).reversed() {
      if let box = line.box {
        boxes[line.text.precomposedStringWithCanonicalMapping, default: []].append(box)
      }
    }
    return plainLines(try textOfFile(text)).map { line in
      PlacedLine(text: line, box: boxes[line.precomposedStringWithCanonicalMapping]?.popLast())
    }
  }
}

/// Lines of a text at line feeds; a carriage return before one is left to the profile.
func plainLines(_ text: String) -> [String] {
  var lines = text.unicodeScalars.split(omittingEmptySubsequences: false) { $0 == "\n" }
  if lines.last?.isEmpty == true { lines.removeLast() }
  return lines.map { String($0) }
}
