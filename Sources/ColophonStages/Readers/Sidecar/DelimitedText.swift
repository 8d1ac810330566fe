import Foundation

/// Records of a delimited text file (RFC 4180): quoted fields may hold delimiters, line ends and doubled quotes.
///
/// Lines may end with CR LF or LF, and empty lines are skipped. Works on bytes, so that a large file can stay
/// mapped and a record can be read again from its offset.
struct DelimitedText {
  struct Record {
    /// The fields, or nil when the record is broken.
    var fields: [String]?
    /// What is wrong with a broken record.
    var mistake: String?
    /// Line on which the record begins, from 1.
    var line: Int
    /// Where its bytes begin.
    var offset: Int
  }

  let data: Data
  let delimiter: UInt8
  private(set) var offset: Int
  private(set) var line: Int

  init(_ data: Data, delimiter: UInt8, offset: Int = 0, line: Int = 1) {
    self.data = data
    self.delimiter = delimiter
    self.offset = offset
    self.line = line
  }

  /// Where the first record of a file begins: behind a byte order mark, which spreadsheets write.
  static func start(of data: Data) -> Int { data.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// The next record, or nil at the end.
  mutating func next() -> Record? {
    skipEmptyLines()
    guard offset < data.count else { return nil }
    let start = (line: line, offset: offset)
    var fields: [[UInt8]] = []
    var field: [UInt8] = []
    var mistake: String?
    var isQuoted = false
    var wasQuoted = false
    scan: while true {
      guard offset < data.count else {
        if isQuoted { mistake = "a quoted field is never closed" }
        break
      }
      let byte = data[data.startIndex + offset]
      offset += 1
      if byte == newline { line += 1 }
      switch (byte, isQuoted) {
      case (quote, true):
        if offset < data.count, data[data.startIndex + offset] == quote {
          field.append(quote)
          offset += 1
        } else {
          isQuoted = false
        }
      case (_, true): field.append(byte)
      case (newline, false):
        if field.last == carriageReturn { field.removeLast() }
        break scan
      case (delimiter, false):
        fields.append(field)
        field = []
        wasQuoted = false
      case (quote, false) where field.isEmpty && !wasQuoted:
        isQuoted = true
        wasQuoted = true
      case (quote, false): mistake = "a quote stands inside a field that is not quoted"
      default:
        if wasQuoted, byte != carriageReturn { mistake = "text follows a closing quote" }
        field.append(byte)
      }
    }
    if field.last == carriageReturn, !wasQuoted { field.removeLast() }
    fields.append(field)
    let texts = fields.compactMap { String(bytes: $0, encoding: .utf8) }
    if texts.count < fields.count { mistake = "the text is not valid UTF-8" }
    return Record(
      fields: mistake == nil ? texts.map(Self.trimmed) : nil, mistake: mistake, line: start.line,
      offset: start.offset)
  }

  private mutating func skipEmptyLines() {
    while offset < data.count {
      let byte = data[data.startIndex + offset]
      guard byte == newline || byte == carriageReturn else { return }
      if byte == newline { line += 1 }
      offset += 1
    }
  }

  private static func trimmed(_ text: String) -> String {
    text.trimmingCharacters(in: .whitespacesAndNewlines)
  }
}

private let quote = UInt8(ascii: "\"")
private let newline = UInt8(ascii: "\n")
private let carriageReturn = UInt8(ascii: "\r")
