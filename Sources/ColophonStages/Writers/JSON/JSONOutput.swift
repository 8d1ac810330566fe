import ColophonPipeline
import Foundation

/// Writes JSON as a stream of lines, keys in the order in which they are written.
///
/// Text that readers of lines could take for a line end (U+2028, U+2029, U+0085 and the control characters) is
/// escaped; slashes and all other text stand as they are, in UTF-8.
package final class JSONOutput {
  /// Bytes gathered before they go to the sink.
  private static let chunk = 1 << 16

  private let sink: any ByteSink
  private var buffer: [UInt8] = []
  /// Whether the next value or key follows another one in the same object or array.
  private var needsComma = false

  package init(_ sink: any ByteSink) {
    self.sink = sink
    buffer.reserveCapacity(Self.chunk + 4096)
  }

  // MARK: - Values

  package func value(_ text: String?) {
    separate()
    guard let text else { return append("null") }
    append("\"")
    appendEscaped(text)
    append("\"")
  }

  package func value(_ number: Int?) {
    separate()
    append(number.map { String($0) } ?? "null")
  }

  /// At most four decimals, at least one, so that every reader sees a fraction; null for what is not finite.
  package func value(_ number: Double?) {
    separate()
    append(number.flatMap(fourDecimals) ?? "null")
  }

  package func value(_ bool: Bool) {
    separate()
    append(bool ? "true" : "false")
  }

  package func object(_ members: () throws -> Void) rethrows {
    try nest("{", "}", members)
  }

  package func array(_ values: () throws -> Void) rethrows {
    try nest("[", "]", values)
  }

  // MARK: - Members

  /// The next value belongs to this key. Keys are the program's own and need no escape.
  package func key(_ name: StaticString) {
    separate()
    append("\"\(name)\":")
    needsComma = false
  }

  package func member(_ name: StaticString, _ text: String?) {
    key(name)
    value(text)
  }

  package func member(_ name: StaticString, _ number: Int?) {
    key(name)
    value(number)
  }

  package func member(_ name: StaticString, _ number: Double?) {
    key(name)
    value(number)
  }

  package func member(_ name: StaticString, _ bool: Bool) {
    key(name)
    value(bool)
  }

  /// An array with one value for each element, or null when there is no list.
  package func member<Element>(_ name: StaticString, each list: [Element]?, _ write: (Element) -> Void) {
    key(name)
    guard let list else { return value(nil as String?) }
    array { list.forEach(write) }
  }

  /// An array of objects, or null when there is no list.
  package func member<Element>(_ name: StaticString, objects list: [Element]?, _ write: (Element) -> Void) {
    member(name, each: list) { element in object { write(element) } }
  }

  /// An object, or null when there is nothing to tell of.
  package func member<Content>(_ name: StaticString, object content: Content?, _ write: (Content) -> Void) {
    key(name)
    guard let content else { return value(nil as String?) }
    object { write(content) }
  }

  // MARK: - Lines

  /// Ends the line and hands it to the sink once enough has gathered.
  package func endLine() throws {
    append("\n")
    needsComma = false
    if buffer.count >= Self.chunk { try flush() }
  }

  /// Hands the rest to the sink.
  package func flush() throws {
    guard !buffer.isEmpty else { return }
    try sink.write(Data(buffer))
    buffer.removeAll(keepingCapacity: true)
  }

  // MARK: - Bytes

  private func nest(_ open: String, _ close: String, _ content: () throws -> Void) rethrows {
    separate()
    append(open)
    needsComma = false
    try content()
    append(close)
    needsComma = true
  }

  private func separate() {
    if needsComma { append(",") }
    needsComma = true
  }

  private func append(_ text: String) { buffer.append(contentsOf: text.utf8) }

  private func appendEscaped(_ text: String) {
    if text.utf8.allSatisfy(isPlain) {
      buffer.append(contentsOf: text.utf8)
      return
    }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      case "\u{00}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        append("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
      default: append(String(scalar))
      }
    }
  }

  /// Whether a byte of UTF-8 needs no look at its scalar. 0xC2 begins U+0080 to U+009F, 0xE2 the separators.
  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x00...0x1F, 0x22, 0x5C, 0x7F, 0xC2, 0xE2: false
    default: true
    }
  }
}
