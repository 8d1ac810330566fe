import ColophonDocument
import ColophonPipeline
import Foundation

/// A file of catalogue data for one item, such as `item.yaml`: a mapping of keys to a text or a list of texts.
enum SidecarFile {
  /// More than any description of one item.
  static let mostBytes = 1 << 20

  /// Reads the entries in the order of the file, keys in lower case.
  ///
  /// - Parameter path: Relative to the collection, for messages.
  static func entries(file: String, path: String) throws(SidecarProblem) -> [SourceRecord.Entry] {
    guard let handle = FileHandle(forReadingAtPath: file),
      let data = try? handle.read(upToCount: mostBytes + 1)
    else { throw SidecarProblem(path: path, "the file cannot be read") }
    guard data.count <= mostBytes else {
      throw SidecarProblem(path: path, "expected at most \(mostBytes) bytes, found more")
    }
    guard let text = String(data: data, encoding: .utf8) else {
      throw SidecarProblem(path: path, "the text is not valid UTF-8")
    }
    let setting: Setting
    do {
      setting = try SettingParser.parse(text, source: path)
    } catch {
      guard let first = error.list.first else { throw SidecarProblem(path: path, "not valid YAML") }
      throw SidecarProblem(path: path, line: first.position.line, first.message)
    }
    guard case .mapping(let entries) = setting.value else {
      throw SidecarProblem(
        path: path, line: setting.position.line,
        "expected lines such as 'title: Gazette', found \(setting.summary)")
    }
    return try values(entries, path: path)
  }

  private static func values(
    _ entries: [Setting.Entry], path: String
  ) throws(SidecarProblem) -> [SourceRecord.Entry] {
    var found: [SourceRecord.Entry] = []
    for entry in entries {
      let values: [Setting]
      if case .sequence(let list) = entry.value.value { values = list } else { values = [entry.value] }
      for value in values where !value.isNull {
        guard case .scalar(let text, _) = value.value else {
          throw SidecarProblem(
            path: path, line: value.position.line,
            "'\(entry.key)' must be a text or a list of texts, not \(value.summary)")
        }
        found.append(SourceRecord.Entry(key: entry.key.lowercased(), value: text))
      }
    }
    return found
  }
}
