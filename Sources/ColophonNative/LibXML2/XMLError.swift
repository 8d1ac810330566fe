/// Why an XML document was not read: what is wrong, and where.
package struct XMLError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The file cannot be opened or read.
    case unreadable
    /// More bytes than the caller allows.
    case tooLarge
    /// Not well-formed XML, or in an encoding that it does not keep to.
    case malformed
    /// Well-formed perhaps, but it asks for entities or attribute defaults of a DTD, which are never read.
    case refused
  }

  package var kind: Kind
  /// The document as the caller named it.
  package var source: String
  /// From 1; 0 where the trouble belongs to the whole document.
  package var line: Int
  /// Lower case, no full stop.
  package var message: String

  package init(_ kind: Kind, source: String, line: Int = 0, _ message: String) {
    self.kind = kind
    self.source = source
    self.line = line
    self.message = message
  }
}

extension XMLError: CustomStringConvertible {
  package var description: String { line > 0 ? "\(source):\(line): \(message)" : "\(source): \(message)" }
}
