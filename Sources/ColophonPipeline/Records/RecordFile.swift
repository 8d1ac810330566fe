import ColophonDocument
import Foundation

/// The file format of records: UTF-8 JSON Lines, the header first, then one line for each layer's value.
///
/// Headers are small and are read alone when a run asks what is done already; values pass from the worker to
/// the file as bytes and are decoded only by whoever needs them.
package enum RecordFile {
  /// A record that is torn, foreign or not in a format that this version knows.
  package struct FormatError: Error, CustomStringConvertible {
    package let path: String
    package let problem: String
    package var description: String { "\(path) is no record of this version: \(problem)" }
  }

  /// Reads the header alone. Nil when there is no such file.
  package static func header<Header: Decodable>(_ type: Header.Type, at file: URL) throws -> Header? {
    guard let handle = try? FileHandle(forReadingFrom: file) else { return nil }
    defer { try? handle.close() }
    var line = Data()
    while let chunk = try handle.read(upToCount: 16 * 1024), !chunk.isEmpty {
      if let end = chunk.firstIndex(of: newline) {
        line.append(chunk[..<end])
        return try decode(type, line, file)
      }
      line.append(chunk)
    }
    throw FormatError(path: file.path, problem: "it ends before its first line does")
  }

  /// Reads the header and the lines of the layers' values.
  package static func read<Header: Decodable>(
    _ type: Header.Type, at file: URL
  ) throws -> (header: Header, values: [Data])? {
    guard let data = FileManager.default.contents(atPath: file.path) else { return nil }
    guard data.last == newline else {
      throw FormatError(path: file.path, problem: "its last line is torn")
    }
    var lines = data.split(separator: newline, omittingEmptySubsequences: false)
    lines.removeLast()
    guard let first = lines.first else { throw FormatError(path: file.path, problem: "it is empty") }
    return (try decode(type, first, file), Array(lines.dropFirst()))
  }

  /// Writes a record by temporary name and rename.
  package static func write(_ header: some Encodable, values: [Data], to file: URL) throws {
    let output = try AtomicFile(replacing: file)
    try output.write(encoder().encode(header))
    try output.write(Data([newline]))
    for value in values {
      try output.write(value)
      try output.write(Data([newline]))
    }
    try output.commit()
  }

  /// Encodes one line: sorted keys, no line feeds.
  package static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return encoder
  }

  private static func decode<Header: Decodable>(
    _ type: Header.Type, _ line: Data, _ file: URL
  ) throws -> Header {
    do {
      return try JSONDecoder().decode(type, from: line)
    } catch {
      throw FormatError(path: file.path, problem: "its header cannot be read")
    }
  }

  package static let newline = UInt8(ascii: "\n")
}
