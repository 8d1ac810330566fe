import ColophonDocument
import Foundation

/// The first line of a record.
package protocol RecordHeader: Codable, Sendable {
  /// The version of the format that this program writes and reads.
  static var currentFormat: Int { get }
  var format: Int { get }
  var stages: [StageEntry] { get }
}

/// A record as it stands on the disk: its header and the undecoded lines of its layers.
package struct Record<Header: RecordHeader>: Sendable {
  package var header: Header
  package var values: [Data]

  /// The lines of each stage, by the stage's name. A stage whose lines are not all there has none.
  var linesByStage: [String: [Data]] {
    var left = values[...]
    var result: [String: [Data]] = [:]
    for entry in header.stages {
      let lines = left.prefix(entry.layers.count)
      if lines.count == entry.layers.count { result[entry.origin.stage] = Array(lines) }
      left = left.dropFirst(entry.layers.count)
    }
    return result
  }
}

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

  /// A file that is there but cannot be read.
  package struct ReadError: Error, CustomStringConvertible {
    package let path: String
    package let code: Int32
    package var description: String { "cannot read \(path): \(String(cString: strerror(code)))" }
  }

  /// Opens a file. Nil only when there is none; any other trouble is thrown, so that it never passes for absence.
  static func open(_ file: String) throws -> FileHandle? {
    let descriptor = Foundation.open(file, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0 { return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true) }
    guard errno == ENOENT || errno == ENOTDIR else { throw ReadError(path: file, code: errno) }
    return nil
  }

  /// Reads the header alone. Nil when there is no such file.
  package static func header<Header: RecordHeader>(_ type: Header.Type, at file: String) throws -> Header? {
    guard let handle = try open(file) else { return nil }
    var line = Data()
    while let chunk = try handle.read(upToCount: 16 * 1024), !chunk.isEmpty {
      if let length = lineLength(chunk, from: 0) {
        line.append(chunk.prefix(length))
        return try decode(type, line, file)
      }
      line.append(chunk)
    }
    throw FormatError(path: file, problem: "it ends before its first line does")
  }

  /// Reads a record whole. Nil when there is no such file.
  package static func read<Header: RecordHeader>(
    _ type: Header.Type, at file: String
  ) throws -> Record<Header>? {
    guard let handle = try open(file) else { return nil }
    let data = try handle.readToEnd() ?? Data()
    guard data.last == newline else {
      throw FormatError(path: file, problem: "its last line is torn")
    }
    var lines = data.split(separator: newline, omittingEmptySubsequences: false)
    lines.removeLast()
    let header = try decode(type, lines.removeFirst(), file)
    guard lines.count == header.stages.reduce(0, { $0 + $1.layers.count }) else {
      throw FormatError(path: file, problem: "it has not the lines that its header tells of")
    }
    return Record(header: header, values: lines.map { Data($0) })
  }

  /// Writes a record of an output folder by temporary name and rename.
  package static func write(
    _ header: some RecordHeader, values: [Data], to file: String, in folder: OutputFolder
  ) throws {
    let output = try AtomicFile(replacing: file, in: folder)
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

  private static func decode<Header: RecordHeader>(
    _ type: Header.Type, _ line: Data, _ file: String
  ) throws -> Header {
    guard let header = try? JSONDecoder().decode(type, from: line) else {
      throw FormatError(path: file, problem: "its header cannot be read")
    }
    guard header.format == Header.currentFormat else {
      throw FormatError(
        path: file, problem: "its format is \(header.format), not \(Header.currentFormat)")
    }
    return header
  }

  package static let newline = UInt8(ascii: "\n")

  /// Bytes before the first line feed, or nil when there is none at or after an offset.
  static func lineLength(_ data: Data, from offset: Int) -> Int? {
    data.withUnsafeBytes { bytes in
      guard offset < bytes.count, let base = bytes.baseAddress,
        let found = memchr(base + offset, Int32(newline), bytes.count - offset)
      else { return nil }
      return UnsafeRawPointer(found) - base
    }
  }
}
