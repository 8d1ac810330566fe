import CLibXML2
import Foundation

/// An XML document in memory, parsed with nothing but its own bytes.
///
/// No DTD, entity or schema is fetched, neither from the network nor from disk. A document that declares entities
/// or attribute defaults is refused, so that a few bytes cannot grow into gigabytes; so is one that uses an entity
/// that only a DTD could explain, because its text would be lost. libxml2's own limits stay in force: 256 levels,
/// 10 MB for one text.
///
/// The tree owns the document; the nodes keep the tree alive. Neither is `Sendable`.
package final class XMLTree {
  /// The document as the caller named it, for messages.
  package let source: String
  let document: xmlDocPtr
  private let rootElement: xmlNodePtr

  /// Parses a file.
  ///
  /// - Parameters:
  ///   - source: How messages name the file.
  ///   - maximumBytes: A larger file is refused before it is read.
  package convenience init(file: URL, source: String, maximumBytes: Int = 64 << 20) throws(XMLError) {
    let data: Data
    do {
      let handle = try FileHandle(forReadingFrom: file)
      defer { try? handle.close() }
      // One byte more than allowed tells a file that is too large, even one that grows while it is read.
      data = try handle.read(upToCount: maximumBytes + 1) ?? Data()
    } catch {
      throw XMLError(.unreadable, source: source, "the file cannot be read: \(Self.reason(error))")
    }
    try self.init(data: data, source: source, maximumBytes: maximumBytes)
  }

  /// Parses bytes in any encoding that the XML declaration names and libxml2 knows.
  package init(data: Data, source: String, maximumBytes: Int = 64 << 20) throws(XMLError) {
    guard data.count <= min(maximumBytes, Int(Int32.max)) else {
      throw XMLError(.tooLarge, source: source, "expected at most \(maximumBytes) bytes of XML, found more")
    }
    guard !data.isEmpty else {
      throw XMLError(.malformed, source: source, "expected an XML document, found an empty file")
    }
    switch SafeParse.run(data) {
    case .document(let document):
      guard let root = xmlDocGetRootElement(document) else {
        xmlFreeDoc(document)
        throw XMLError(.malformed, source: source, "expected an XML document, found no element")
      }
      self.source = source
      self.document = document
      rootElement = root
    case .failed(let kind, let line, let message):
      throw XMLError(kind, source: source, line: line, message)
    }
  }

  deinit { xmlFreeDoc(document) }

  package var root: Node { Node(tree: self, pointer: rootElement) }

  private static func reason(_ error: any Error) -> String {
    if let posix = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError,
      posix.domain == NSPOSIXErrorDomain, let code = POSIXErrorCode(rawValue: Int32(posix.code))
    {
      return String(cString: strerror(code.rawValue)).lowercased()
    }
    return error.localizedDescription
  }
}
