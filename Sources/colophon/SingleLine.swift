extension String {
  /// The text without line feeds, tabs and other control characters, each of which becomes a space: names and
  /// messages come from outside and must not look like another line or column.
  var singleLine: String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
    guard unicodeScalars.contains(where: isControl) else { return self }
    return String(UnicodeScalarView(unicodeScalars.map { isControl($0) ? " " : $0 }))
  }
}
