import Foundation

/// The text as the language model was trained to read it: in lower case when it is all upper case, then NFC.
func preparedForIdentification(_ text: String) -> String {
  // ASCII is NFC already; the check is far cheaper than the normalisation.
  let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
  let cased = isAllUppercase(text) ? lowercased(text) : text
  return isASCII ? cased : cased.precomposedStringWithCanonicalMapping
}

/// Whether the text has an upper-case scalar and neither a lower-case nor a title-case one.
private func isAllUppercase(_ text: String) -> Bool {
  var hasUppercase = false
  for scalar in text.unicodeScalars {
    let properties = scalar.properties
    if properties.isLowercase || properties.generalCategory == .titlecaseLetter { return false }
    if properties.isUppercase { hasUppercase = true }
  }
  return hasUppercase
}

/// Unicode's full lower-case mapping with its one rule that looks at the neighbours: a sigma at the end of a
/// word is final. Swift's own mapping does not look.
private func lowercased(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  var result = ""
  for (index, scalar) in scalars.enumerated() {
    if scalar == "\u{3A3}" {
      let isFinal =
        touchesCased(scalars[..<index].reversed()) && !touchesCased(scalars[(index + 1)...])
      result.unicodeScalars.append(isFinal ? "\u{3C2}" : "\u{3C3}")
    } else {
      result += scalar.properties.lowercaseMapping
    }
  }
  return result
}

/// Whether the first scalar that is not case-ignorable is cased.
private func touchesCased(_ scalars: some Sequence<Unicode.Scalar>) -> Bool {
  scalars.first { !$0.properties.isCaseIgnorable }?.properties.isCased ?? false
}
