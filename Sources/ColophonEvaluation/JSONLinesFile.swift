import Foundation

/// A file with one JSON object a line, read line by line, so that its size does not matter.
struct JSONLinesFile {
  /// No line of ours comes near it; a file without line ends is not read into memory whole.
  static let longestLine = 64 << 20

  let url: URL
  /// The file as the user named it, for messages.
  let name: String

  /// Decodes each line and hands it on with its number, from 1. Lines of blanks are passed over.
  func forEach<Record: Decodable>(
    _ type: Record.Type, _ body: (Record, _ line: Int) throws -> Void
  ) throws {
    let decoder = JSONDecoder()
    try forEachLine { bytes, line in
      guard bytes.contains(where: { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D }) else { return }
      let record: Record
      do {
        record = try decoder.decode(Record.self, from: bytes)
      } catch {
        throw EvaluationError.brokenLine(file: name, line: line, Self.reason(error))
      }
      try body(record, line)
    }
  }

  private func forEachLine(_ body: (Data, _ line: Int) throws -> Void) throws {
    let handle: FileHandle
    do {
      handle = try FileHandle(forReadingFrom: url)
    } catch {
      throw EvaluationError.unreadable(name, "cannot be opened: does it exist, and may you read it?")
    }
    defer { try? handle.close() }
    var rest = Data()
    var line = 0
    while true {
      let chunk: Data
      do {
        chunk = try handle.read(upToCount: 1 << 16) ?? Data()
      } catch {
        throw EvaluationError.unreadable(name, "broke off while it was read: \(error)")
      }
      if chunk.isEmpty { break }
      var pieces = chunk.split(separator: 0x0A, omittingEmptySubsequences: false)
      let last = pieces.removeLast()
      for piece in pieces {
        line += 1
        try body(rest + piece, line)
        rest = Data()
      }
      rest += last
      guard rest.count <= Self.longestLine else {
        throw EvaluationError.brokenLine(
          file: name, line: line + 1, "longer than \(Self.longestLine >> 20) MiB: is this a JSON Lines file?")
      }
    }
    if !rest.isEmpty { try body(rest, line + 1) }
  }

  private static func reason(_ error: any Error) -> String {
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      "key '\(path(context.codingPath + [key]))' is missing"
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      "value of '\(path(context.codingPath))' has the wrong type"
    case DecodingError.dataCorrupted(let context) where !context.codingPath.isEmpty:
      "value of '\(path(context.codingPath))' is not one of those that are known here"
    default: "expected a JSON object on one line: the file may be cut off"
    }
  }

  private static func path(_ keys: [any CodingKey]) -> String {
    keys.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".")
  }
}
