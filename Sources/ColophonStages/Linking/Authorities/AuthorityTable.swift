import Foundation

/// An authority in a table with commas, semicolons or tabs between its columns.
struct AuthorityTable {
  private let file: AuthorityFile

  init(_ file: AuthorityFile) { self.file = file }

  func read(report: (AuthorityFile.Problem) -> Void, _ body: (AuthorityEntry) -> Void) throws {
    let options = file.options
    let data = try file.mapped()
    let start = DelimitedText.start(of: data)
    guard let (delimiter, header) = header(data, from: start) else {
      throw AuthorityFile.Unreadable(
        path: options.file.path,
        message:
          "expected a header with a column for the name and one for the identifier, found \(firstLine(data))")
    }
    func column(_ thing: String) -> Int? { options.columns.position(thing, in: header) }
    let (id, uri, name) = (column("id"), column("uri"), column("name"))
    let (variants, kind, sameAs) = (column("variants"), column("kind"), column("same_as"))

    var text = DelimitedText(data, delimiter: delimiter, offset: start)
    if !options.columns.areNumbered { _ = text.next() }
    while let record = text.next() {
      guard let fields = record.fields else {
        report(AuthorityFile.Problem(line: record.line, message: record.mistake ?? "the line cannot be read"))
        continue
      }
      func field(_ column: Int?) -> String {
        column.flatMap { fields.indices.contains($0) ? fields[$0] : nil } ?? ""
      }
      func list(_ column: Int?) -> [String] {
        field(column).split(separator: options.separator).map { $0.trimmingCharacters(in: .whitespaces) }
      }
      let address = field(uri)
      switch file.entry(
        id: field(id), uri: address.isEmpty ? nil : address, label: field(name), variants: list(variants),
        kinds: list(kind), sameAs: list(sameAs))
      {
      case .success(let entry): body(entry)
      case .failure(let mistake): report(AuthorityFile.Problem(line: record.line, message: mistake.message))
      }
    }
  }

  /// The delimiter is the one that makes the wanted columns out of the first line.
  private func header(_ data: Data, from start: Int) -> (UInt8, [String])? {
    let columns = file.options.columns
    for delimiter in [UInt8(ascii: ","), UInt8(ascii: "\t"), UInt8(ascii: ";")] {
      var text = DelimitedText(data, delimiter: delimiter, offset: start)
      guard let fields = text.next()?.fields, let name = columns.position("name", in: fields),
        name < fields.count, columns.position("id", in: fields) ?? columns.position("uri", in: fields) != nil
      else { continue }
      return (delimiter, fields)
    }
    return nil
  }

  private func firstLine(_ data: Data) -> String {
    let line = data.prefix { $0 != UInt8(ascii: "\n") }.prefix(80)
    return line.isEmpty ? "an empty file" : "'\(String(decoding: line, as: UTF8.self))'"
  }
}
