/// The name of an element or attribute: a namespace and a local part.
///
/// Formats give their names a short form in an extension, such as `static func mets(_ local: String) -> XMLName`.
package struct XMLName: Hashable, Sendable {
  /// The namespace's URI, or nil for none.
  package var namespace: String?
  package var local: String

  package init(_ local: String, in namespace: String? = nil) {
    self.local = local
    self.namespace = namespace
  }
}

extension XMLName: CustomStringConvertible {
  /// James Clark's notation, `{namespace}local`.
  package var description: String { namespace.map { "{\($0)}\(local)" } ?? local }
}
