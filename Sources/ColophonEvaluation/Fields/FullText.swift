import ColophonDocument
import ColophonNative

/// A page's true text in PAGE or ALTO as the pipeline's stages read text: lines with boxes, words spread over them
/// where the file has none.
struct FullText {
  let text: PageText
  /// Whether the file calls the page a title page.
  let isTitlePage: Bool

  /// Nil when the document is neither.
  init?(_ tree: XMLTree) {
    if let page = PAGEFile(tree) {
      let sheet = tree.root.descendants(XMLName("Page", in: tree.root.name.namespace)).first
      isTitlePage = sheet?.attribute("type") == "title"
      text = Self.text(
        page.lines, width: Self.number(sheet, "imageWidth"), height: Self.number(sheet, "imageHeight"))
    } else if let page = ALTOFile(tree) {
      let sheet = tree.root.descendants(XMLName("Page", in: tree.root.name.namespace)).first
      isTitlePage = sheet?.attribute("PAGECLASS")?.lowercased().contains("title") == true
      text = Self.text(page.lines, width: Self.number(sheet, "WIDTH"), height: Self.number(sheet, "HEIGHT"))
    } else {
      return nil
    }
  }

  private static func number(_ node: XMLTree.Node?, _ name: String) -> Int? {
    node?.attribute(name).flatMap(Double.init).flatMap { Int(exactly: $0.rounded()) }
  }

  private static func text(_ lines: [PlacedLine], width: Int?, height: Int?) -> PageText {
    let boxed = lines.enumerated().map { index, line in
      // A line without a box gets its place in the order of the page.
      let box =
        line.box
        ?? Box(left: 0, top: index * 40, right: max(1, line.text.count * 20), bottom: index * 40 + 30)
      return Line(box: box, words: words(line.text, in: box))
    }
    .filter { !$0.words.isEmpty }
    let around = boxed.first.map { boxed.reduce($0.box) { $0.union($1.box) } }
    let regions = around.map { [Region(kind: .text, box: $0, lines: boxed)] } ?? []
    return PageText(
      width: max(1, width ?? around?.right ?? 1), height: max(1, height ?? around?.bottom ?? 1),
      regions: regions)
  }

  /// The words of a line, each as wide as its share of the letters.
  private static func words(_ text: String, in box: Box) -> [Word] {
    let words = text.split(whereSeparator: \.isWhitespace)
    let letters = max(1, words.reduce(0) { $0 + $1.count + 1 })
    var passed = 0
    return words.map { word in
      let left = box.left + box.width * passed / letters
      passed += word.count + 1
      let right = box.left + box.width * (passed - 1) / letters
      return Word(
        text: String(word),
        box: Box(left: left, top: box.top, right: max(left + 1, right), bottom: box.bottom),
        confidence: nil)
    }
  }
}
