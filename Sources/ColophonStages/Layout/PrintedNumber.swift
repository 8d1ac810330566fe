import Foundation

/// The number of a page, a sheet or a line, as it is printed: `12`, `- 12 -`, `[xij]`.
struct PrintedNumber: Hashable {
  /// In Arabic or Roman figures, without what stands around it.
  let text: String
  let value: Int
  let isRoman: Bool

  private static let greatest = 4999
  /// Roman figures count what stands before the text, hundreds of pages at most.
  private static let greatestRoman = 399

  /// Nil for anything that is not plainly a number, such as `12a` or `1. März`.
  init?(_ printed: String) {
    func isOutside(_ character: Character) -> Bool { !(character.isLetter || character.isNumber) }
    let core = String(printed.drop(while: isOutside).reversed().drop(while: isOutside).reversed())
    guard !core.isEmpty, let range = printed.range(of: core) else { return nil }
    let before = printed[..<range.lowerBound]
    let after = printed[range.upperBound...]
    // Stars on one side only, and brackets the wrong way round, mark a sheet or a note.
    guard before.count <= 3, after.count <= 3, before.contains("*") == after.contains("*"),
      !before.contains(")"), !after.contains("("), !before.contains(":")
    else { return nil }
    if core.allSatisfy({ $0.isASCII && $0.isNumber }) {
      guard let value = Int(core), (1...Self.greatest).contains(value), core.first != "0" else { return nil }
      self.init(text: core, value: value, isRoman: false)
    } else {
      // Engines mix capitals and small letters that look alike. But `Dix` and `mil` are words.
      let isWord = core.first?.isUppercase == true && core.dropFirst().allSatisfy(\.isLowercase)
      guard core.count == 1 || !isWord, let value = RomanNumeral.value(of: core.lowercased()),
        value <= Self.greatestRoman
      else { return nil }
      self.init(text: core == core.uppercased() ? core : core.lowercased(), value: value, isRoman: true)
    }
  }

  private init(text: String, value: Int, isRoman: Bool) {
    self.text = text
    self.value = value
    self.isRoman = isRoman
  }
}
