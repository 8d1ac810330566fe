import Yams

/// Turns YAML text into settings that know their places. The only importer of Yams.
package enum SettingParser {
  /// More values than any honest file has; stops aliases that multiply themselves.
  private static let mostValues = 100_000

  /// Parses one YAML document. Throws every syntax error and duplicate key as diagnostics.
  ///
  /// - Parameter source: the file as the user named it, for positions.
  package static func parse(_ text: String, source: String) throws(Diagnostics) -> Setting {
    do {
      guard let node = try Yams.compose(yaml: text) else {
        return .empty(at: Position(source: source, line: 1, column: 1))
      }
      var converter = NodeConverter(source: source, left: mostValues)
      let setting = try converter.setting(node)
      guard converter.diagnostics.isEmpty else { throw Diagnostics(converter.diagnostics) }
      return setting
    } catch let diagnostics as Diagnostics {
      throw diagnostics
    } catch let error as YamlError {
      throw Diagnostics([diagnostic(error, source: source)])
    } catch {
      throw Diagnostics([Diagnostic(at: Position(source: source, line: 1, column: 1), "\(error)")])
    }
  }

  private static func diagnostic(_ error: YamlError, source: String) -> Diagnostic {
    switch error {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let message = ["not valid YAML: \(problem)", context?.text].compactMap(\.self)
        .joined(separator: " ")
      return Diagnostic(at: Position(source: source, line: mark.line, column: mark.column), message)
    case .reader(let problem, let offset, _, _):
      return Diagnostic(
        at: Position(source: source, line: 1, column: 1),
        "not valid YAML: \(problem)\(offset.map { " at offset \($0)" } ?? "")",
        hint: "write the file in UTF-8")
    case .duplicatedKeysInMapping(let duplicates, let context):
      let mark = context.mark
      return Diagnostic(
        at: Position(source: source, line: mark.line, column: mark.column),
        "the same key stands twice: \(duplicates.joined(separator: ", "))")
    default:
      return Diagnostic(at: Position(source: source, line: 1, column: 1), "not valid YAML: \(error)")
    }
  }
}

private struct NodeConverter {
  let source: String
  var left: Int
  var diagnostics: [Diagnostic] = []

  init(source: String, left: Int) {
    self.source = source
    self.left = left
  }

  mutating func setting(_ node: Node) throws(Diagnostics) -> Setting {
    left -= 1
    let position = position(of: node)
    guard left > 0 else {
      throw Diagnostics([Diagnostic(at: position, "too many values", hint: "are aliases nested?")])
    }
    switch node {
    case .scalar(let scalar):
      return Setting(
        .scalar(scalar.string, isPlain: scalar.style == .plain || scalar.style == .any), at: position)
    case .sequence(let sequence):
      var values: [Setting] = []
      for child in sequence { values.append(try setting(child)) }
      return Setting(.sequence(values), at: position)
    case .mapping(let mapping):
      var entries: [Setting.Entry] = []
      for (key, value) in mapping {
        guard case .scalar(let scalar) = key else {
          diagnostics.append(Diagnostic(at: self.position(of: key), "a key must be a word"))
          continue
        }
        entries.append(
          Setting.Entry(
            key: scalar.string, keyPosition: self.position(of: key), value: try setting(value)))
      }
      return Setting(.mapping(entries), at: position)
    case .alias(let alias):
      throw Diagnostics([Diagnostic(at: position, "alias '\(alias.anchor.rawValue)' has no anchor before it")]
      )
    }
  }

  private func position(of node: Node) -> Position {
    Position(source: source, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
}
