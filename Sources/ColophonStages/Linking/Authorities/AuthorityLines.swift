import Foundation

/// An authority in JSON Lines: one object a line, whose keys tell what the columns of a table tell.
///
/// A value may be a text, a number, a list of them, or an object with an `id` or a `label`, as services write them.
struct AuthorityLines {
  /// A longer line is no entry.
  static let longestLine = 1 << 20

  private let file: AuthorityFile

  init(_ file: AuthorityFile) { self.file = file }

  func read(report: (AuthorityFile.Problem) -> Void, _ body: (AuthorityEntry) -> Void) throws {
    let options = file.options
    let data = try file.mapped()
    var number = 0
    var start = data.startIndex
    while start < data.endIndex {
      let end = data[start...].firstIndex(of: UInt8(ascii: "\n")) ?? data.endIndex
      let line = data[start..<end]
      start = end < data.endIndex ? end + 1 : end
      number += 1
      guard line.contains(where: { $0 > 32 }) else { continue }
      guard line.count <= Self.longestLine,
        let object = try? JSONSerialization.jsonObject(with: line) as? [String: Any]
      else {
        report(AuthorityFile.Problem(line: number, message: "the line is no object of JSON"))
        continue
      }
      func values(_ thing: String) -> [String] {
        let found = options.columns.names(thing).lazy.compactMap { name in
          object[name] ?? object.first { $0.key.lowercased() == name.lowercased() }?.value
        }.first
        return found.map(Self.texts) ?? []
      }
      switch file.entry(
        id: values("id").first ?? "", uri: values("uri").first, label: values("name").first ?? "",
        variants: values("variants"), kinds: values("kind"), sameAs: values("same_as"))
      {
      case .success(let entry): body(entry)
      case .failure(let mistake): report(AuthorityFile.Problem(line: number, message: mistake.message))
      }
    }
  }

  private static func texts(_ value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap { texts($0) }
    case let object as [String: Any]: (object["id"] ?? object["label"] ?? object["name"]).map(texts) ?? []
    case let number as NSNumber: [number.stringValue]
    default: []
    }
  }
}
