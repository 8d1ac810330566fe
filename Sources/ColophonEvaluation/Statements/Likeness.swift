/// How like two short texts are when what OCR and typography change about them does not count.
enum Likeness {
  /// The folded text in small letters, everything but letters, their marks and digits as a
  /// blank, runs as one.
  static func key(_ text: String) -> [Unicode.Scalar] {
    let scalars = TextProfile.folded.apply(text).lowercased().unicodeScalars
    return Array(
      scalars.split { scalar in
        !scalar.properties.isAlphabetic && scalar.properties.numericType == nil
          && !scalar.properties.isDiacritic
      }
      .joined(separator: [" "]))
  }

  /// One minus the edit distance over the longer length: 1 for equal keys, 0 for nothing in common. Two
  /// empty keys, such as those of `—` and `…`, say nothing about each other: 0.
  static func of(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Double {
    let length = max(a.count, b.count)
    return length > 0 ? 1 - Double(editDistance(a, b)) / Double(length) : 0
  }
}
