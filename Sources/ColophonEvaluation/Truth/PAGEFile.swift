import ColophonDocument
import ColophonNative

/// Ground truth in PAGE XML, of any version: the format of PRImA and OCR-D
/// (https://github.com/PRImA-Research-Lab/PAGE-XML).
struct PAGEFile {
  private let root: XMLTree.Node

  /// Nil when the document is none.
  init?(_ tree: XMLTree) {
    guard tree.root.name.local == "PcGts" else { return nil }
    root = tree.root
  }

  /// Name of the image as the file states it.
  var image: String? { root.elements(name("Page")).first?.attribute("imageFilename") }

  /// The lines of all text regions, in the reading order that the file states; regions outside it come last.
  var lines: [PlacedLine] {
    let regions = root.descendants(name("TextRegion"))
    var numbers: [String: Int] = [:]
    for (number, region) in regions.enumerated() {
      if let id = region.attribute("id"), numbers[id] == nil { numbers[id] = number }
    }
    let order = root.descendants(name("ReadingOrder")).first.map(references) ?? []
    var seen: Set<Int> = []
    let listed = order.compactMap { numbers[$0] }.filter { seen.insert($0).inserted }
    let others = regions.indices.filter { !seen.contains($0) }
    return (listed + others).flatMap { lines(of: regions[$0]) }
  }

  /// The regions that groups refer to, members of ordered groups by their index.
  private func references(_ group: XMLTree.Node) -> [String] {
    let members = group.children
    let ordered = members.enumerated().sorted { a, b in
      (index(a.element) ?? a.offset, a.offset) < (index(b.element) ?? b.offset, b.offset)
    }
    return ordered.flatMap { _, member in
      // An indexed group within a group names the region that it belongs to, besides its members.
      [member.attribute("regionRef")].compactMap { $0 } + references(member)
    }
  }

  private func index(_ node: XMLTree.Node) -> Int? { node.attribute("index").flatMap(Int.init) }

  private func lines(of region: XMLTree.Node) -> [PlacedLine] {
    let lines = region.elements(name("TextLine"))
    if lines.isEmpty { return plainLines(text(of: region) ?? "").map { PlacedLine(text: $0, box: nil) } }
    return lines.map { line in
      let words = line.elements(name("Word")).compactMap(text).joined(separator: " ")
      return PlacedLine(text: text(of: line) ?? words, box: box(of: line))
    }
  }

  /// Of several readings the one with the lowest index, else the surest, else the first.
  private func text(of node: XMLTree.Node) -> String? {
    let readings = node.elements(name("TextEquiv"))
    let best =
      readings.filter { index($0) != nil }.min { (index($0) ?? 0) < (index($1) ?? 0) }
      ?? readings.max { confidence($0) < confidence($1) }
    return best?.elements(name("Unicode")).first?.text
  }

  private func confidence(_ node: XMLTree.Node) -> Double {
    node.attribute("conf").flatMap(Double.init) ?? -1
  }

  /// Around the points of the outline: `12,30 40,30`, or before 2013 elements of their own.
  private func box(of line: XMLTree.Node) -> Box? {
    guard let outline = line.elements(name("Coords")).first else { return nil }
    var points: [(x: Int, y: Int)] = outline.elements(name("Point")).compactMap { point in
      guard let x = point.attribute("x").flatMap(Int.init), let y = point.attribute("y").flatMap(Int.init)
      else { return nil }
      return (x, y)
    }
    for pair in (outline.attribute("points") ?? "").split(separator: " ") {
      let numbers = pair.split(separator: ",").compactMap { Int($0) }
      if numbers.count == 2 { points.append((numbers[0], numbers[1])) }
    }
    guard let left = points.map(\.x).min(), let right = points.map(\.x).max(),
      let top = points.map(\.y).min(), let bottom = points.map(\.y).max(), left < right, top < bottom
    else { return nil }
    return Box(left: left, top: top, right: right, bottom: bottom)
  }

  private func name(_ local: String) -> XMLName { XMLName(local, in: root.name.namespace) }
}
