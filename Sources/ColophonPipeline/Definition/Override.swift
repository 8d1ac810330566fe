/// One `--set KEY=VALUE`: replaces an option of the pipeline file before anything is checked.
///
/// The key is a path: `stages.ocr.models`, `read.image_folder.path`, `write.tei.folder`, `failures.attempts`.
/// A reader can also be meant by its collection's name. The value is YAML. A relative path in it is relative to
/// the folder the command was typed in, as everything on a command line.
package struct Override: Sendable {
  private let keys: [String]
  private let value: Setting
  private let position: Position

  package init(_ argument: String) throws(Diagnostics) {
    let source = "--set \(argument)"
    position = Position(source: source, line: 0, column: 0)
    let halves = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    keys = halves[0].split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard halves.count == 2, !keys.contains("") else {
      throw Diagnostics([
        Diagnostic(
          at: position, "expected KEY=VALUE with a key such as stages.ocr.models",
          hint: "for example --set stages.ocr.models=[deu]")
      ])
    }
    var parsed = try SettingParser.parse(String(halves[1]), source: source)
    parsed.moveAll(to: position)
    value = parsed
  }

  func apply(to root: inout Setting) throws(Diagnostics) {
    guard try apply(keys[...], to: &root) else {
      throw Diagnostics([
        Diagnostic(
          at: position, "the pipeline has no '\(keys.dropLast().joined(separator: "."))'",
          hint: "colophon plan shows what it has")
      ])
    }
  }

  /// Returns false when the path leads nowhere.
  private func apply(_ path: ArraySlice<String>, to setting: inout Setting) throws(Diagnostics) -> Bool {
    guard let key = path.first else {
      setting = value
      return true
    }
    switch setting.value {
    case .mapping(var entries):
      if let index = entries.firstIndex(where: { $0.key == key || Self.isNamed(key, $0.value) }) {
        guard try apply(path.dropFirst(), to: &entries[index].value) else { return false }
      } else if path.count == 1 {
        entries.append(Setting.Entry(key: key, keyPosition: position, value: value))
      } else if PipelineSections.all.contains(where: { $0.name == key }) {
        entries.append(Setting.Entry(key: key, keyPosition: position, value: .empty(at: position)))
        return try apply(path, to: &setting, entries)
      } else {
        return false
      }
      setting.value = .mapping(entries)
      return true
    case .sequence(var settings):
      var found = false
      for index in settings.indices where settings[index].contains(key) || settings[index].isNamed(key) {
        if settings[index].plainText == key {
          settings[index] = Setting(
            .mapping([.init(key: key, keyPosition: settings[index].position, value: .empty(at: position))]),
            at: settings[index].position)
        }
        if try apply(path, to: &settings[index]) { found = true }
      }
      setting.value = .sequence(settings)
      return found
    case .scalar:
      guard setting.isNull, path.count == 1 else { return false }
      setting = Setting(
        .mapping([.init(key: key, keyPosition: position, value: value)]), at: position)
      return true
    }
  }

  private func apply(
    _ path: ArraySlice<String>, to setting: inout Setting, _ entries: [Setting.Entry]
  ) throws(Diagnostics) -> Bool {
    setting.value = .mapping(entries)
    return try apply(path, to: &setting)
  }

  /// Whether options belong to a reader of that collection.
  private static func isNamed(_ name: String, _ options: Setting) -> Bool {
    guard case .mapping(let entries) = options.value else { return false }
    return entries.contains { $0.key == "name" && $0.value.plainText == name }
  }
}

extension Setting {
  /// Whether a list element is the component of that name, with or without options.
  fileprivate func contains(_ name: String) -> Bool {
    switch value {
    case .mapping(let entries): entries.contains { $0.key == name }
    case .scalar(let text, _): text == name
    case .sequence: false
    }
  }

  /// Whether a list element is a reader of the collection with that name.
  fileprivate func isNamed(_ name: String) -> Bool {
    guard case .mapping(let entries) = value else { return false }
    return entries.contains { entry in
      guard case .mapping(let options) = entry.value.value else { return false }
      return options.contains { $0.key == "name" && $0.value.plainText == name }
    }
  }

  fileprivate mutating func moveAll(to position: Position) {
    self.position = position
    switch value {
    case .scalar: break
    case .sequence(var values):
      for index in values.indices { values[index].moveAll(to: position) }
      value = .sequence(values)
    case .mapping(var entries):
      for index in entries.indices {
        entries[index].keyPosition = position
        entries[index].value.moveAll(to: position)
      }
      value = .mapping(entries)
    }
  }
}
