import CSerd
import Foundation

/// A file in Turtle or N-Triples, read by the library serd statement by statement, so that its size does not matter.
///
/// serd has no code for networks: nothing but the file's own bytes is read.
package struct TurtleFile {
  private let file: URL
  private let source: String

  /// - Parameter source: How messages name the file.
  package init(_ file: URL, source: String) {
    self.file = file
    self.source = source
  }

  /// Calls the closure for each statement, in the order of the file. A statement that is no Turtle is left out and
  /// reported. Throws an `RDFError` when the file cannot be read, and what the closure throws.
  package func forEachStatement(
    report: (RDFProblem) -> Void, _ body: (RDFStatement) throws -> Void
  ) throws {
    guard let stream = fopen(file.path, "rb") else {
      throw RDFError(source: source, line: 0, message: String(cString: strerror(errno)).lowercased())
    }
    defer { fclose(stream) }
    try withoutActuallyEscaping(body) { body in
      let reading = TurtleReading(body)
      defer { reading.close() }
      let handle = Unmanaged.passUnretained(reading).toOpaque()
      guard
        let reader = serd_reader_new(
          SERD_TURTLE, handle, nil, turtleBase, turtlePrefix, turtleStatement, nil)
      else { throw RDFError(source: source, line: 0, message: "no memory for the Turtle parser") }
      defer { serd_reader_free(reader) }
      serd_reader_set_error_sink(reader, turtleError, handle)
      let status = serd_reader_read_file_handle(reader, stream, nil)
      if let error = reading.error { throw error }
      reading.problems.forEach(report)
      if status.rawValue > SERD_FAILURE.rawValue, reading.problems.isEmpty {
        throw RDFError(source: source, line: 0, message: turtleMessage(status))
      }
    }
  }
}

/// What serd's callbacks share during one reading. serd calls them on the thread that reads, so no lock is needed.
private final class TurtleReading {
  /// More problems than these say nothing new.
  static let mostProblems = 20

  let body: (RDFStatement) throws -> Void
  let environment = serd_env_new(nil)
  var error: (any Error)?
  var problems: [RDFProblem] = []

  init(_ body: @escaping (RDFStatement) throws -> Void) { self.body = body }

  func close() { serd_env_free(environment) }

  /// A node's URI in full; nil for a prefix that the file does not declare.
  func resource(_ node: UnsafePointer<SerdNode>) -> String? {
    switch node.pointee.type {
    case SERD_BLANK: return text(node.pointee).map { "_:\($0)" }
    case SERD_CURIE:
      var full = serd_env_expand_node(environment, node)
      defer { serd_node_free(&full) }
      return text(full)
    case SERD_URI:
      // Without a base a relative reference stays as it stands.
      var full = serd_env_expand_node(environment, node)
      defer { serd_node_free(&full) }
      return text(full) ?? text(node.pointee)
    default: return nil
    }
  }

  func text(_ node: SerdNode) -> String? {
    guard let bytes = node.buf else { return nil }
    return String(decoding: UnsafeBufferPointer(start: bytes, count: node.n_bytes), as: UTF8.self)
  }
}

private func turtleReading(_ handle: UnsafeMutableRawPointer?) -> TurtleReading? {
  handle.map { Unmanaged<TurtleReading>.fromOpaque($0).takeUnretainedValue() }
}

private func turtleMessage(_ status: SerdStatus) -> String {
  String(cString: serd_strerror(status)).lowercased()
}

private func turtleBase(_ handle: UnsafeMutableRawPointer?, _ uri: UnsafePointer<SerdNode>) -> SerdStatus {
  guard let environment = turtleReading(handle)?.environment else { return SERD_FAILURE }
  return serd_env_set_base_uri(environment, uri)
}

private func turtlePrefix(
  _ handle: UnsafeMutableRawPointer?, _ name: UnsafePointer<SerdNode>, _ uri: UnsafePointer<SerdNode>
) -> SerdStatus {
  guard let environment = turtleReading(handle)?.environment else { return SERD_FAILURE }
  return serd_env_set_prefix(environment, name, uri)
}

private func turtleStatement(
  _ handle: UnsafeMutableRawPointer?, _ flags: SerdStatementFlags, _ graph: UnsafePointer<SerdNode>?,
  _ subject: UnsafePointer<SerdNode>, _ predicate: UnsafePointer<SerdNode>,
  _ object: UnsafePointer<SerdNode>, _ datatype: UnsafePointer<SerdNode>?,
  _ language: UnsafePointer<SerdNode>?
) -> SerdStatus {
  guard let reading = turtleReading(handle), reading.error == nil else { return SERD_ERR_INTERNAL }
  guard let subject = reading.resource(subject), let predicate = reading.resource(predicate) else {
    return SERD_SUCCESS
  }
  let value: RDFStatement.Value
  if object.pointee.type == SERD_LITERAL {
    guard let text = reading.text(object.pointee) else { return SERD_SUCCESS }
    value = .literal(text, language: language.flatMap { reading.text($0.pointee) })
  } else {
    guard let uri = reading.resource(object) else { return SERD_SUCCESS }
    value = .resource(uri)
  }
  do {
    try reading.body(RDFStatement(subject, predicate, value))
    return SERD_SUCCESS
  } catch {
    reading.error = error
    return SERD_ERR_INTERNAL
  }
}

private func turtleError(
  _ handle: UnsafeMutableRawPointer?, _ error: UnsafePointer<SerdError>
) -> SerdStatus {
  guard let reading = turtleReading(handle), reading.error == nil,
    reading.problems.count < TurtleReading.mostProblems
  else { return SERD_SUCCESS }
  reading.problems.append(
    RDFProblem(line: Int(error.pointee.line), message: turtleMessage(error.pointee.status)))
  return SERD_SUCCESS
}
