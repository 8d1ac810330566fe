import Foundation

/// A pipeline file as written: its parts, each with its place. Nothing is checked against components yet.
package struct PipelineDefinition: Sendable {
  /// One reader, stage or writer of the file.
  package struct Entry: Sendable {
    package var name: String
    package var namePosition: Position
    package var options: Setting
    /// Name of the collection that a reader reads, put before its items' ids; nil for a file with one reader.
    package var collection: String?
  }

  /// The file as the user named it.
  package var source: String
  /// Relative paths in the file are relative to this folder.
  package var folder: URL
  package var readers: [Entry]
  package var stages: [Entry]
  package var writers: [Entry]
  /// The sections that may be left out, by name.
  package var sections: [String: Setting]
  /// What is wrong with the form of the file; the planner reports it together with what it finds itself.
  package var problems: [Diagnostic]

  /// Reads a pipeline file and applies overrides. Throws every mistake that can be seen without components.
  package init(contentsOf file: URL, source: String, overrides: [Override] = []) throws(Diagnostics) {
    guard let data = FileManager.default.contents(atPath: file.path) else {
      throw Diagnostics([
        Diagnostic(
          at: Position(source: source, line: 0, column: 0), "cannot read the pipeline file",
          hint: "check the path")
      ])
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw Diagnostics([
        Diagnostic(
          at: Position(source: source, line: 1, column: 1), "not valid UTF-8", hint: "save it as UTF-8")
      ])
    }
    try self.init(
      yaml: text, source: source, folder: file.resolvingSymlinksInPath().deletingLastPathComponent(),
      overrides: overrides)
  }

  package init(
    yaml: String, source: String, folder: URL, overrides: [Override] = []
  ) throws(Diagnostics) {
    var root = try SettingParser.parse(yaml, source: source)
    for override in overrides { try override.apply(to: &root) }
    self.source = source
    self.folder = folder
    var parts = DefinitionParts(root)
    readers = parts.entries("read", isRequired: true, allowsSingle: true)
    stages = parts.entries("stages", isRequired: true, allowsSingle: false)
    writers = parts.entries("write", isRequired: true, allowsSingle: false)
    sections = Dictionary(
      uniqueKeysWithValues: PipelineSections.all.map {
        ($0.name, parts.value($0.name) ?? .empty(at: root.position))
      })
    parts.checkVersion()
    parts.rejectUnknownKeys()
    parts.nameCollections(&readers)
    // Of a file that is no mapping there is nothing more to say.
    guard case .mapping = root.value else { throw Diagnostics(Array(parts.diagnostics.prefix(1))) }
    problems = parts.diagnostics
  }
}

/// Takes the top level of a pipeline file apart and gathers what is wrong with it.
private struct DefinitionParts {
  private static let keys = ["version", "read", "stages", "write"] + PipelineSections.all.map(\.name)

  private let root: Setting
  private let entries: [Setting.Entry]
  var diagnostics: [Diagnostic] = []

  init(_ root: Setting) {
    self.root = root
    if case .mapping(let entries) = root.value {
      self.entries = entries
    } else {
      entries = []
      diagnostics.append(
        Diagnostic(
          at: root.position, "a pipeline file is a mapping with the keys \(Self.keys.joined(separator: ", "))"
        ))
    }
  }

  func value(_ key: String) -> Setting? { entries.first { $0.key == key }?.value }

  mutating func checkVersion() {
    guard let version = value("version") else {
      diagnostics.append(
        Diagnostic(
          at: root.position, "the version of the pipeline language is missing", hint: "add version: 1"))
      return
    }
    if version.plainText != "1" {
      diagnostics.append(
        Diagnostic(at: version.position, "version must be 1, not \(version.summary)"))
    }
  }

  mutating func rejectUnknownKeys() {
    for entry in entries where !Self.keys.contains(entry.key) {
      diagnostics.append(
        Diagnostic(
          at: entry.keyPosition, "unknown key '\(entry.key)'",
          hint: nearestName(to: entry.key, among: Self.keys).map { "did you mean '\($0)'?" }
            ?? "known: \(Self.keys.joined(separator: ", "))"))
    }
  }

  /// The components under a key: a list of `- name: { options }`, or for readers also one such mapping.
  mutating func entries(
    _ key: String, isRequired: Bool, allowsSingle: Bool
  ) -> [PipelineDefinition.Entry] {
    guard let setting = value(key), !setting.isNull else {
      if isRequired {
        diagnostics.append(
          Diagnostic(at: root.position, "'\(key)' is missing", hint: "see colophon components"))
      }
      return []
    }
    switch setting.value {
    case .sequence(let settings):
      if settings.isEmpty, isRequired {
        diagnostics.append(Diagnostic(at: setting.position, "'\(key)' is empty"))
      }
      return settings.compactMap { component($0) }
    case .mapping where allowsSingle:
      return component(setting).map { [$0] } ?? []
    default:
      diagnostics.append(
        Diagnostic(
          at: setting.position, "'\(key)' must be a list such as '- name: {}', not \(setting.summary)"))
      return []
    }
  }

  private mutating func component(_ setting: Setting) -> PipelineDefinition.Entry? {
    switch setting.value {
    case .mapping(let entries) where entries.count == 1:
      return PipelineDefinition.Entry(
        name: entries[0].key, namePosition: entries[0].keyPosition, options: entries[0].value)
    case .mapping(let entries) where entries.count > 1:
      diagnostics.append(
        Diagnostic(
          at: entries[1].keyPosition,
          "expected one component, found also '\(entries[1].key)'",
          hint: "start each component with '- ', and indent its options below it"))
    case .scalar(let name, _) where !setting.isNull:
      return PipelineDefinition.Entry(
        name: name, namePosition: setting.position, options: .empty(at: setting.position))
    default:
      diagnostics.append(Diagnostic(at: setting.position, "expected a component such as 'name: {}'"))
    }
    return nil
  }

  /// Takes the key `name`, which every reader may have, out of the readers' options.
  mutating func nameCollections(_ readers: inout [PipelineDefinition.Entry]) {
    var seen: [String] = []
    for index in readers.indices {
      guard case .mapping(var options) = readers[index].options.value else { continue }
      if let place = options.firstIndex(where: { $0.key == "name" }) {
        let name = options.remove(at: place)
        readers[index].options.value = .mapping(options)
        if case .scalar(let text, _) = name.value.value, !name.value.isNull, !text.isEmpty,
          !text.contains("/")
        {
          readers[index].collection = text
        } else {
          diagnostics.append(Diagnostic(at: name.value.position, "'name' must be text without '/'"))
          continue
        }
      }
      guard readers.count > 1 else { continue }
      let name = readers[index].collection ?? ""
      if name.isEmpty || seen.contains(name) {
        diagnostics.append(
          Diagnostic(
            at: readers[index].namePosition,
            name.isEmpty ? "several readers need names" : "the name '\(name)' is taken",
            hint: "give each reader its own: name: …; it comes before its items' ids"))
      }
      seen.append(name)
    }
  }
}
