/// A YAML value that remembers where it stands, so that every later check can point at the place.
package struct Setting: Codable, Hashable, Sendable {
  package indirect enum Value: Codable, Hashable, Sendable {
    /// A scalar as written. `isPlain` is false for quoted scalars, which are never numbers, booleans or null.
    case scalar(String, isPlain: Bool)
    case sequence([Setting])
    case mapping([Entry])
  }

  /// A key of a mapping with its value, in the order of the file.
  package struct Entry: Codable, Hashable, Sendable {
    package var key: String
    package var keyPosition: Position
    package var value: Setting

    package init(key: String, keyPosition: Position, value: Setting) {
      self.key = key
      self.keyPosition = keyPosition
      self.value = value
    }
  }

  package var value: Value
  package var position: Position

  package init(_ value: Value, at position: Position) {
    self.value = value
    self.position = position
  }

  /// An empty mapping, as in `- classify: {}`.
  package static func empty(at position: Position) -> Setting { Setting(.mapping([]), at: position) }

  /// Whether the value is YAML's null: nothing, `~` or `null`.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = value else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What the value is, for messages: `a list`, `a mapping`, `'text'`.
  package var summary: String {
    switch value {
    case .scalar(let text, _): isNull ? "nothing" : "'\(text)'"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
