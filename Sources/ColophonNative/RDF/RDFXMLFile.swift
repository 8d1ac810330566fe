import CLibXML2
import Foundation

/// A file in RDF/XML, read element by element, so that its size does not matter.
///
/// Nothing but the file's own bytes is read, and a DOCTYPE ends the reading: entities are never declared, fetched or
/// replaced. Left out are containers, collections, reified statements and XML literals, which lists of names do not
/// use; their content is passed over.
package struct RDFXMLFile {
  private let file: URL
  private let source: String

  /// - Parameter source: How messages name the file.
  package init(_ file: URL, source: String) {
    self.file = file
    self.source = source
  }

  /// Calls the closure for each statement, in the order of the file. Throws an `RDFError` when the file cannot be
  /// read to its end, and what the closure throws.
  package func forEachStatement(_ body: (RDFStatement) throws -> Void) throws {
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue
    guard let reader = xmlReaderForFile(file.path, nil, Int32(options)) else {
      throw RDFError(source: source, line: 0, message: "the file cannot be read")
    }
    defer { xmlFreeTextReader(reader) }
    // The last error is asked for below; libxml2 would print it otherwise.
    xmlTextReaderSetStructuredErrorHandler(reader, { _, _ in }, nil)
    try withoutActuallyEscaping(body) { body in
      var graph = RDFXMLGraph(body)
      while true {
        switch xmlTextReaderRead(reader) {
        case 1: try graph.take(RDFXMLNode(reader), refuse: refuse)
        case 0: return
        default: throw malformed(reader)
        }
      }
    }
  }

  private func refuse(_ line: Int) -> RDFError {
    RDFError(
      source: source, line: line,
      message: "the document has a DOCTYPE, which is refused because DTDs are never read; save it without")
  }

  private func malformed(_ reader: xmlTextReaderPtr) -> RDFError {
    let error = xmlGetLastError()
    let message = error?.pointee.message.map { String(cString: $0) } ?? "not well-formed XML"
    let trimmed = message.trimmingCharacters(in: .whitespacesAndNewlines)
    return RDFError(
      source: source, line: Int(error?.pointee.line ?? xmlTextReaderGetParserLineNumber(reader)),
      message: trimmed.prefix(1).lowercased() + trimmed.dropFirst())
  }
}

/// What the walk needs of the place that libxml2's reader has come to.
struct RDFXMLNode {
  enum Kind: Hashable {
    case start(isEmpty: Bool)
    case end, text, doctype, other
  }

  var kind: Kind
  /// Namespace and local part, as RDF joins them.
  var name = ""
  var text = ""
  var line: Int
  /// By namespace and local part joined.
  var attributes: [String: String] = [:]
  /// The language in force.
  var language: String?

  init(_ reader: xmlTextReaderPtr) {
    line = Int(xmlTextReaderGetParserLineNumber(reader))
    switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_ELEMENT.rawValue: kind = .start(isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
    case XML_READER_TYPE_END_ELEMENT.rawValue: kind = .end
    case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
      XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
      kind = .text
      text = Self.string(xmlTextReaderConstValue(reader))
    case XML_READER_TYPE_DOCUMENT_TYPE.rawValue: kind = .doctype
    default: kind = .other
    }
    guard case .start = kind else { return }
    name = Self.name(reader)
    language = xmlTextReaderConstXmlLang(reader).map { Self.string($0) }
    while xmlTextReaderMoveToNextAttribute(reader) == 1 {
      attributes[Self.name(reader)] = Self.string(xmlTextReaderConstValue(reader))
    }
    xmlTextReaderMoveToElement(reader)
  }

  private static func name(_ reader: xmlTextReaderPtr) -> String {
    string(xmlTextReaderConstNamespaceUri(reader)) + string(xmlTextReaderConstLocalName(reader))
  }

  private static func string(_ bytes: UnsafePointer<xmlChar>?) -> String {
    bytes.map { String(cString: $0) } ?? ""
  }
}
