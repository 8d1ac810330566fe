import ColophonNative

extension XMLName {
  /// A name of METS 1.
  static func mets(_ local: String) -> XMLName { XMLName(local, in: "http://www.loc.gov/METS/") }

  /// A name of MODS 3.
  static func mods(_ local: String) -> XMLName { XMLName(local, in: "http://www.loc.gov/mods/v3") }

  /// Namespace of `href` and other link attributes.
  static let xlink = "http://www.w3.org/1999/xlink"
}

extension XMLTree.Node {
  /// The text with runs of white space as one space and none at the ends.
  var words: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// An attribute's value, or nil where it is absent or blank.
  func given(_ attribute: String) -> String? {
    guard let value = self.attribute(attribute) else { return nil }
    let words = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  /// Whether an attribute has a value, in capitals or not.
  func has(_ attribute: String, _ value: String) -> Bool {
    self.attribute(attribute)?.lowercased() == value.lowercased()
  }
}
