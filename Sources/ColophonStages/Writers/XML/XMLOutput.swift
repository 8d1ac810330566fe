import ColophonPipeline
import Foundation

/// Writes an XML document as a stream, so that a thick volume never lies in memory whole.
///
/// Every element is closed, every character that XML 1.0 forbids is filtered, and no space is added where text
/// stands. Why this is not libxml2's writer: `Documentation/Decisions/0002-xml-output.md`.
package final class XMLOutput {
  /// In the order written; an attribute whose value is nil is left out.
  package typealias Attributes = [(name: String, value: String?)]

  /// How the content of an element is laid out.
  package enum Layout {
    /// Elements only, each on a line of its own.
    case block
    /// Text, or text and elements: nothing is added.
    case mixed
  }

  private struct Element {
    var name: String
    var layout: Layout
  }

  /// Bytes gathered before they go to the sink.
  private static let chunk = 1 << 16

  private let sink: any ByteSink
  private var buffer: [UInt8] = []
  private var open: [Element] = []
  /// Whether the last start tag still lacks its `>`.
  private var startTagIsOpen = false

  /// Begins a document in UTF-8 with the XML declaration.
  package init(_ sink: any ByteSink) {
    self.sink = sink
    buffer.reserveCapacity(Self.chunk + 4096)
    append(#"<?xml version="1.0" encoding="UTF-8"?>"#)
  }

  /// A processing instruction before the root element. The content is markup of the program, not data.
  package func instruction(_ target: StaticString, _ content: StaticString) {
    append("\n<?\(target) \(content)?>")
  }

  /// Begins an element; `end()` closes it. Within mixed content everything is mixed.
  package func start(_ name: String, _ attributes: Attributes = [], _ layout: Layout = .block) throws {
    let isInMixedContent = open.last?.layout == .mixed
    closeStartTag()
    if !isInMixedContent { indent() }
    append("<")
    append(name)
    for (name, value) in attributes {
      guard let value else { continue }
      append(" ")
      append(name)
      append("=\"")
      appendEscaped(value, inAttribute: true)
      append("\"")
    }
    startTagIsOpen = true
    open.append(Element(name: name, layout: isInMixedContent ? .mixed : layout))
    try flushIfFull()
  }

  /// Closes the element begun last; does nothing when all are closed.
  package func end() throws {
    guard let element = open.popLast() else { return }
    if startTagIsOpen {
      append("/>")
      startTagIsOpen = false
      return
    }
    if element.layout == .block { indent() }
    append("</")
    append(element.name)
    append(">")
    try flushIfFull()
  }

  /// Text, escaped. Belongs into an element begun with the layout `mixed`.
  package func text(_ text: some StringProtocol) throws {
    guard !text.isEmpty else { return }
    closeStartTag()
    appendEscaped(text, inAttribute: false)
    try flushIfFull()
  }

  /// An element with the content that the closure writes.
  package func element(
    _ name: String, _ attributes: Attributes = [], _ layout: Layout = .block, _ content: () throws -> Void
  ) throws {
    try start(name, attributes, layout)
    try content()
    try end()
  }

  /// An element with text, or an empty one.
  package func element(_ name: String, _ attributes: Attributes = [], text: String? = nil) throws {
    try element(name, attributes, .mixed) {
      if let text { try self.text(text) }
    }
  }

  /// Closes every open element and hands the rest to the sink.
  package func finish() throws {
    while !open.isEmpty { try end() }
    append("\n")
    try flush()
  }

  // MARK: - Bytes

  private func closeStartTag() {
    guard startTagIsOpen else { return }
    append(">")
    startTagIsOpen = false
  }

  private func indent() {
    append("\n")
    for _ in open { append("  ") }
  }

  private func append(_ text: some StringProtocol) { buffer.append(contentsOf: text.utf8) }

  private func appendEscaped(_ text: some StringProtocol, inAttribute: Bool) {
    if text.utf8.allSatisfy(isPlain) {
      buffer.append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": append("&amp;")
      case "<": append("&lt;")
      case ">": append("&gt;")
      case "\"" where inAttribute: append("&quot;")
      // A parser would turn these into a space or a line feed.
      case "\t" where inAttribute: append("&#9;")
      case "\n" where inAttribute: append("&#10;")
      case "\r": append("&#13;")
      case "\t", "\n": append(String(scalar))
      // Vertical tab and form feed, which OCR engines emit, part words.
      case "\u{0B}", "\u{0C}": append(" ")
      case "\u{00}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: append(String(scalar))
      }
    }
  }

  /// Whether a byte of UTF-8 needs no look at its scalar. 0xEF begins U+FFFE and U+FFFF, among others.
  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x1F, 0x22, 0x26, 0x3C, 0x3E, 0xEF: false
    default: true
    }
  }

  private func flushIfFull() throws {
    if buffer.count >= Self.chunk { try flush() }
  }

  private func flush() throws {
    try sink.write(Data(buffer))
    buffer.removeAll(keepingCapacity: true)
  }
}
