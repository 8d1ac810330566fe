/// What is known of one option: from it come the manual page and the JSON Schema.
package struct OptionDeclaration: Hashable, Sendable {
  package enum Shape: Hashable, Sendable {
    case boolean
    case integer(ClosedRange<Int>?)
    case number(ClosedRange<Double>?)
    case text
    case path
    case choice([String])
    case list
    /// A list of names, or one of the given words, such as `models: auto`.
    case listOrWord([String])
    case mapping
    /// A list of mappings that have these options.
    indirect case entries([OptionDeclaration])
  }

  package var name: String
  package var shape: Shape
  /// As one would write it in YAML; nil when the option must be given.
  package var defaultText: String?
  package var help: String
}

/// A setting as it took effect, for `colophon plan`.
package struct EffectiveOption: Hashable, Sendable {
  package var name: String
  package var value: String
  /// The place in the file or on the command line, or nil for a default.
  package var position: Position?
}
