import ColophonNative
import ColophonPipeline
import ColophonStages
import ColophonTesting
import Foundation
import Testing

@Suite("XML is written as a stream")
struct XMLOutputTests {
  private func written(_ body: (XMLOutput) throws -> Void) throws -> String {
    let output = MemoryOutput()
    let xml = XMLOutput(try output.part(of: "x"))
    try body(xml)
    try xml.finish()
    return output.text("x").replacing("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", with: "")
  }

  @Test("markup in text and attributes is escaped")
  func escapes() throws {
    let text = try written { try $0.element("p", [("n", "<&>\"'\t\n")], text: "<&>\"'") }
    #expect(text == "\n<p n=\"&lt;&amp;&gt;&quot;'&#9;&#10;\">&lt;&amp;&gt;\"'</p>\n")
  }

  @Test("characters that XML forbids vanish, those that part words become a space")
  func filters() throws {
    let text = try written { xml in
      try xml.element("p", text: "a\u{0}b\u{1B}c\u{FFFE}d\u{FFFF}e\u{0B}f\u{0C}g\u{FFFD}\u{1F600}\r")
    }
    #expect(text == "\n<p>abcde f g\u{FFFD}\u{1F600}&#13;</p>\n")
  }

  @Test("any text in element and attribute is well-formed and comes back, less what XML forbids")
  func roundTrip() throws {
    var random = TroublingScalars(seed: 7)
    for _ in 0..<300 {
      let text = String(String.UnicodeScalarView((0..<40).map { _ in random.scalar() }))
      let output = MemoryOutput()
      let xml = XMLOutput(try output.part(of: "x"))
      try xml.element("p", [("n", text)], text: text)
      try xml.finish()
      let root = try XMLTree(data: try #require(output.files["x"]), source: "x").root
      #expect(Array(root.text.unicodeScalars) == allowed(text))
      #expect(root.attribute("n").map { Array($0.unicodeScalars) } == allowed(text))
    }
  }

  /// What XML 1.0 lets through, production 2, with a space for what parts words.
  private func allowed(_ text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.compactMap { scalar in
      switch scalar.value {
      case 0x0B, 0x0C: " "
      case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: scalar
      default: nil
      }
    }
  }

  @Test("no space is added where text stands")
  func mixed() throws {
    let text = try written { xml in
      try xml.element("body") {
        try xml.element("p", [], .mixed) {
          try xml.text("Mer-")
          try xml.element("lb", [("break", "no")])
          try xml.element("name", [("type", nil)]) { try xml.element("hi", text: "cer") }
        }
      }
    }
    #expect(text == "\n<body>\n  <p>Mer-<lb break=\"no\"/><name><hi>cer</hi></name></p>\n</body>\n")
  }

  @Test("what was left open is closed at the end, and a close too many does nothing")
  func balances() throws {
    let text = try written { xml in
      try xml.start("a")
      try xml.start("b", [], .mixed)
      try xml.text("c")
    }
    #expect(text == "\n<a>\n  <b>c</b>\n</a>\n")
    #expect(try written { try $0.end() } == "\n")
  }

  @Test("a long document reaches the sink in chunks, and the sink's errors reach the writer")
  func streams() throws {
    var sizes: [Int] = []
    let xml = XMLOutput(MemorySink { sizes.append($0.count) })
    try xml.start("p", [], .mixed)
    for _ in 0..<3_000 { try xml.text(String(repeating: "x", count: 100)) }
    try xml.finish()
    #expect(sizes.count > 3)
    #expect(sizes.allSatisfy { $0 < 70_000 })

    struct DiskFull: Error {}
    let failing = XMLOutput(MemorySink { _ in throw DiskFull() })
    try failing.start("p")
    #expect(throws: DiskFull.self) { try failing.finish() }
  }
}
