import CLibXML2
import Foundation

/// One parse by libxml2 that stops at the first error and at the first thing a hostile document could use.
enum SafeParse {
  enum Result {
    case document(xmlDocPtr)
    case failed(XMLError.Kind, line: Int, message: String)
  }

  /// What libxml2's callbacks found first.
  private struct Finding {
    var kind: XMLError.Kind
    var line: Int
    var message: String
  }

  /// libxml2 asks to be set up once, before the first thread parses.
  private static let library: Void = xmlInitParser()

  static func run(_ data: Data) -> Result {
    _ = library
    guard let context = xmlNewParserCtxt(), let handler = context.pointee.sax else {
      return .failed(.unreadable, line: 0, message: "no memory for the XML parser")
    }
    defer { xmlFreeParserCtxt(context) }
    refuseEntities(handler)
    handler.pointee.serror = { user, error in
      guard let error, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue else { return }
      let message = error.pointee.message.map { String(cString: $0) } ?? "not well-formed"
      SafeParse.note(.malformed, SafeParse.sentence(message), in: user, line: Int(error.pointee.line))
    }

    var finding: Finding?
    let document = withUnsafeMutablePointer(to: &finding) { finding in
      // The callbacks reach the finding through the context; the context does not outlive this call.
      context.pointee._private = UnsafeMutableRawPointer(finding)
      defer { context.pointee._private = nil }
      return data.withUnsafeBytes { bytes in
        xmlCtxtReadMemory(
          context, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), nil, nil,
          Int32(XML_PARSE_NONET.rawValue | XML_PARSE_COMPACT.rawValue | XML_PARSE_BIG_LINES.rawValue))
      }
    }
    if let finding {
      if let document { xmlFreeDoc(document) }
      return .failed(finding.kind, line: finding.line, message: finding.message)
    }
    guard let document else { return .failed(.malformed, line: 0, message: "not well-formed XML") }
    return .document(document)
  }

  private static func refuseEntities(_ handler: UnsafeMutablePointer<xmlSAXHandler>) {
    handler.pointee.entityDecl = { user, _, _, _, _, _ in
      SafeParse.refuse("declares an entity", in: user)
    }
    handler.pointee.unparsedEntityDecl = { user, _, _, _, _ in
      SafeParse.refuse("declares an entity", in: user)
    }
    // A default value of some kilobytes, added to a million empty elements, is a bomb too.
    handler.pointee.attributeDecl = { user, _, _, _, _, _, values in
      if let values { xmlFreeEnumeration(values) }
      SafeParse.refuse("declares attributes in its DTD", in: user)
    }
    // Asked for every entity but the five that XML itself defines.
    handler.pointee.getEntity = { user, name in
      SafeParse.refuse("uses the entity '\(name.map { String(cString: $0) } ?? "")'", in: user)
      return nil
    }
    handler.pointee.getParameterEntity = { user, name in
      SafeParse.refuse("uses the entity '\(name.map { String(cString: $0) } ?? "")'", in: user)
      return nil
    }
  }

  private static func refuse(_ what: String, in user: UnsafeMutableRawPointer?) {
    note(
      .refused,
      "the document \(what), which is refused because DTDs are never read; save it without a DOCTYPE",
      in: user)
    xmlStopParser(user?.assumingMemoryBound(to: xmlParserCtxt.self))
  }

  /// Keeps the first finding; what follows in the same document is mostly its echo.
  private static func note(
    _ kind: XMLError.Kind, _ message: String, in user: UnsafeMutableRawPointer?, line: Int? = nil
  ) {
    guard let context = user?.assumingMemoryBound(to: xmlParserCtxt.self),
      let finding = context.pointee._private?.assumingMemoryBound(to: Finding?.self),
      finding.pointee == nil
    else { return }
    let current = Int(context.pointee.input?.pointee.line ?? 0)
    finding.pointee = Finding(kind: kind, line: line ?? current, message: message)
  }

  /// libxml2's sentence in the form of ours.
  private static func sentence(_ message: String) -> String {
    let trimmed = message.trimmingCharacters(in: .whitespacesAndNewlines)
    let words = trimmed.hasSuffix(".") ? String(trimmed.dropLast()) : trimmed
    return words.prefix(1).lowercased() + words.dropFirst()
  }
}
