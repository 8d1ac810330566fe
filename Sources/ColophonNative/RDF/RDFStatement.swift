/// One statement of an RDF graph, with its names written out in full.
package struct RDFStatement: Hashable, Sendable {
  package enum Value: Hashable, Sendable {
    /// A URI, or `_:name` for a node without one.
    case resource(String)
    case literal(String, language: String?)
  }

  /// A URI, or `_:name` for a node without one.
  package var subject: String
  package var predicate: String
  package var value: Value

  package init(_ subject: String, _ predicate: String, _ value: Value) {
    self.subject = subject
    self.predicate = predicate
    self.value = value
  }
}

/// A place in an RDF file that could not be read; the statements around it were.
package struct RDFProblem: Hashable, Sendable {
  /// From 1; 0 where the parser does not know.
  package var line: Int
  /// Lower case, no full stop.
  package var message: String
}

/// Why an RDF file was not read to its end.
package struct RDFError: Error, Hashable, Sendable, CustomStringConvertible {
  package var source: String
  /// From 1; 0 where the trouble belongs to the whole file.
  package var line: Int
  package var message: String

  package var description: String { line > 0 ? "\(source):\(line): \(message)" : "\(source): \(message)" }
}
