import Foundation

/// Reads the options of one component, checks them, and notes down what was declared.
///
/// A component's `Options` initialiser asks for each option once, in one line. The initialiser cannot fail: a
/// bad value becomes the default and a diagnostic here. Afterwards `finish()` reports the keys nobody asked for.
package struct OptionReader {
  package private(set) var declarations: [OptionDeclaration] = []
  package private(set) var effective: [EffectiveOption] = []
  package private(set) var diagnostics: [Diagnostic] = []

  private let setting: Setting
  private let entries: [String: Setting.Entry]
  /// Relative paths are relative to this folder, the one the pipeline file lies in.
  package let folder: URL

  package init(_ setting: Setting, folder: URL) {
    self.setting = setting
    self.folder = folder
    switch setting.value {
    case .mapping(let entries):
      self.entries = Dictionary(entries.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    default:
      entries = [:]
      if !setting.isNull {
        diagnostics.append(
          Diagnostic(
            at: setting.position, "expected options such as { key: value }, not \(setting.summary)",
            hint: "write {} when there are none"))
      }
    }
  }

  /// Position of an option's value where the file has it, else of the component's options.
  package func position(of option: String?) -> Position {
    option.flatMap { entries[$0]?.value.position } ?? setting.position
  }

  // MARK: - Kinds of options

  package mutating func value(_ name: String, default fallback: Bool, _ help: String) -> Bool {
    read(name, .boolean, fallback, written: String(fallback), help, canonical: { String($0) }) { setting in
      switch setting.plainText {
      case "true": true
      case "false": false
      default: throw Mismatch("must be true or false")
      }
    }
  }

  package mutating func value(
    _ name: String, default fallback: Int, in range: ClosedRange<Int>? = nil, _ help: String
  ) -> Int {
    read(name, .integer(range), fallback, written: String(fallback), help, canonical: { String($0) }) {
      setting in
      guard let number = setting.plainText.flatMap({ Int($0) }) else {
        throw Mismatch("must be a whole number")
      }
      if let range, !range.contains(number) {
        throw Mismatch("must be from \(range.lowerBound) to \(range.upperBound)")
      }
      return number
    }
  }

  package mutating func value(
    _ name: String, default fallback: Double, in range: ClosedRange<Double>? = nil, _ help: String
  ) -> Double {
    read(name, .number(range), fallback, written: String(fallback), help, canonical: { String($0) }) {
      setting in
      guard let number = setting.plainText.flatMap({ Double($0) }), number.isFinite else {
        throw Mismatch("must be a number")
      }
      if let range, !range.contains(number) {
        throw Mismatch("must be from \(range.lowerBound) to \(range.upperBound)")
      }
      return number
    }
  }

  package mutating func value(_ name: String, default fallback: String, _ help: String) -> String {
    read(name, .text, fallback, written: quoted(fallback), help, canonical: quoted) { try $0.text() }
  }

  /// An option that has no default and may be left out.
  package mutating func optional(_ name: String, _ help: String) -> String? {
    read(name, .text, nil, written: "~", help, canonical: { $0.map(quoted) ?? "~" }) {
      $0.isNull ? nil : try $0.text()
    }
  }

  /// A file or folder that must be named.
  package mutating func path(_ name: String, _ help: String) -> URL {
    let folder = self.folder
    return read(name, .path, folder, written: nil, help, canonical: \.path) { try $0.url(relativeTo: folder) }
  }

  /// A file or folder that may be left out.
  package mutating func optionalPath(_ name: String, _ help: String) -> URL? {
    let folder = self.folder
    return read(name, .path, nil, written: "~", help, canonical: { $0?.path ?? "~" }) {
      $0.isNull ? nil : try $0.url(relativeTo: folder)
    }
  }

  package mutating func value<Choice: RawRepresentable & CaseIterable & Sendable>(
    _ name: String, default fallback: Choice, _ help: String
  ) -> Choice where Choice.RawValue == String {
    let choices = Choice.allCases.map(\.rawValue)
    return read(name, .choice(choices), fallback, written: fallback.rawValue, help, canonical: \.rawValue) {
      setting in
      let word = try setting.text()
      guard let choice = Choice(rawValue: word) else {
        throw Mismatch(
          "must be one of \(choices.joined(separator: ", "))",
          hint: nearestName(to: word, among: choices).map { "did you mean '\($0)'?" })
      }
      return choice
    }
  }

  package mutating func value(_ name: String, default fallback: [String], _ help: String) -> [String] {
    read(name, .list, fallback, written: written(fallback), help, canonical: written) { try $0.list() }
  }

  /// A list of names, or one of some words that stand for a rule, such as `auto`.
  package mutating func value(
    _ name: String, default fallback: ListOrWord, words: [String], _ help: String
  ) -> ListOrWord {
    read(name, .listOrWord(words), fallback, written: written(fallback), help, canonical: written) {
      setting in
      if case .scalar(let word, _) = setting.value, !setting.isNull {
        guard words.contains(word) else {
          throw Mismatch(
            "must be \(words.joined(separator: " or ")), or a list of names",
            hint: "for one name write [\(word)]")
        }
        return .word(word)
      }
      let names = try setting.list()
      guard !names.isEmpty else { throw Mismatch("must name at least one") }
      return .list(names)
    }
  }

  /// Any setting below a key, for options with a shape of their own such as a map of column names.
  package mutating func mapping(_ name: String, _ help: String) -> [String: String] {
    read(name, .mapping, [:], written: "{}", help, canonical: written) { setting in
      guard case .mapping(let entries) = setting.value else { throw Mismatch("must be a mapping") }
      return try Dictionary(
        entries.map { ($0.key, try $0.value.text()) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// A list whose entries have options of their own, such as `[{ file: persons.csv, kinds: [person] }]`.
  ///
  /// - Parameter read: asks for the options of one entry; mistakes are reported at their places.
  package mutating func entries<Entry>(
    _ name: String, _ help: String, _ read: (inout OptionReader) -> Entry
  ) -> [Entry] {
    let nowhere = Position(source: "", line: 0, column: 0)
    var declaring = OptionReader(.empty(at: nowhere), folder: folder)
    _ = read(&declaring)
    var found: [Diagnostic] = []
    let folder = self.folder
    let values: [(entry: Entry, written: String)] = self.read(
      name, .entries(declaring.declarations), [], written: "[]", help,
      canonical: { "[\($0.map(\.written).joined(separator: ", "))]" }
    ) { setting in
      guard case .sequence(let settings) = setting.value else { throw Mismatch("must be a list of mappings") }
      return settings.map { setting in
        var reader = OptionReader(setting, folder: folder)
        let entry = read(&reader)
        reader.finish()
        found += reader.diagnostics
        let options = reader.effective.sorted { $0.name < $1.name }
        return (entry, "{\(options.map { "\($0.name): \($0.value)" }.joined(separator: ", "))}")
      }
    }
    diagnostics += found
    return values.map(\.entry)
  }

  /// Reports a mistake that only the component can see, at the place of one of its options.
  package mutating func reject(_ name: String, _ message: String, hint: String? = nil) {
    diagnostics.append(Diagnostic(at: position(of: name), message, hint: hint))
  }

  /// Whether the file or the command line gives this option.
  package func isGiven(_ name: String) -> Bool { entries[name] != nil }

  /// Reports every key that no option asked for. Called by the planner after the initialiser.
  mutating func finish() {
    let known = declarations.map(\.name)
    for entry in entries.values.sorted(by: { $0.keyPosition.before($1.keyPosition) })
    where !known.contains(entry.key) {
      let hint =
        nearestName(to: entry.key, among: known).map { "did you mean '\($0)'?" }
        ?? (known.isEmpty ? "it has no options" : "known: \(known.sorted().joined(separator: ", "))")
      diagnostics.append(Diagnostic(at: entry.keyPosition, "unknown option '\(entry.key)'", hint: hint))
    }
  }

  // MARK: - Reading

  private mutating func read<Value>(
    _ name: String, _ shape: OptionDeclaration.Shape, _ fallback: Value, written: String?, _ help: String,
    canonical: (Value) -> String, _ convert: (Setting) throws -> Value
  ) -> Value {
    declarations.append(OptionDeclaration(name: name, shape: shape, defaultText: written, help: help))
    guard let entry = entries[name] else {
      if let written {
        effective.append(EffectiveOption(name: name, value: written, position: nil))
      } else {
        diagnostics.append(Diagnostic(at: setting.position, "option '\(name)' is missing", hint: help))
      }
      return fallback
    }
    do {
      let value = try convert(entry.value)
      // Results depend on what a value means, not on how it is spelled.
      effective.append(
        EffectiveOption(name: name, value: canonical(value), position: entry.value.position))
      return value
    } catch let mismatch as Mismatch {
      diagnostics.append(
        Diagnostic(
          at: mismatch.position ?? entry.value.position,
          "'\(name)' \(mismatch.message), not \(mismatch.found ?? entry.value.summary)", hint: mismatch.hint))
    } catch {
      diagnostics.append(Diagnostic(at: entry.value.position, "'\(name)': \(error)"))
    }
    return fallback
  }
}

// How values are written in YAML's flow style, each value in one way only.

private func quoted(_ text: String) -> String { text.isEmpty ? "''" : text }

private func written(_ list: [String]) -> String { "[\(list.joined(separator: ", "))]" }

private func written(_ value: ListOrWord) -> String {
  switch value {
  case .word(let word): word
  case .list(let list): written(list)
  }
}

private func written(_ mapping: [String: String]) -> String {
  "{\(mapping.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", "))}"
}

/// The value of an option that is either a list of names or a word that stands for a rule.
package enum ListOrWord: Hashable, Sendable {
  case word(String)
  case list([String])
}
