/// Roman numerals as printers wrote them: `MDCCXLVIII`, `mdccxlviij`, additive `MDCCCCX`, and the apostrophus
/// `CIↃ IↃ` for M D.
enum RomanNumeral {
  /// The value of a numeral, or nil for anything else. Upper and lower case are not mixed, j is a final i, and a
  /// smaller digit before a greater one is taken away.
  static func value(of text: String) -> Int? {
    let plain = withoutApostrophus(text)
    guard !plain.isEmpty, plain == plain.uppercased() || plain == plain.lowercased() else { return nil }
    var values: [Int] = []
    for letter in plain.uppercased() {
      switch letter {
      case "I", "J": values.append(1)
      case "V": values.append(5)
      case "X": values.append(10)
      case "L": values.append(50)
      case "C": values.append(100)
      case "D": values.append(500)
      case "M": values.append(1000)
      default: return nil
      }
    }
    var sum = 0
    for (index, value) in values.enumerated() {
      let isTakenAway = index + 1 < values.count && value < values[index + 1]
      // IC or XM, as a mere string of letters would give, are no numerals.
      if isTakenAway, ![5 * value, 10 * value].contains(values[index + 1]) || "VLD".contains(digit(value)) {
        return nil
      }
      sum += isTakenAway ? -value : value
    }
    return isOrdered(values) ? sum : nil
  }

  /// Whether the greater digits come first, but for the one taken away.
  private static func isOrdered(_ values: [Int]) -> Bool {
    var index = 0
    var limit = Int.max
    while index < values.count {
      var group = values[index]
      var step = 1
      if index + 1 < values.count, group < values[index + 1] {
        group = values[index + 1] - group
        step = 2
      }
      guard group <= limit else { return false }
      limit = step == 2 ? values[index] : group
      index += step
    }
    return true
  }

  private static func digit(_ value: Int) -> Character {
    switch value {
    case 5: "V"
    case 50: "L"
    case 500: "D"
    default: "I"
    }
  }

  /// The reversed C of old imprints: `CIↃ` is M, `IↃ` is D.
  private static func withoutApostrophus(_ text: String) -> String {
    let unified = String(text.map { "ↄ\u{186}\u{254}".contains($0) ? "Ↄ" : $0 })
    guard unified.contains("Ↄ") else { return text }
    return unified.uppercased().replacing("CIↃ", with: "M").replacing("IↃ", with: "D")
  }
}
