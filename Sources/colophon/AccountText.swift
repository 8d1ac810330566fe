import ColophonDocument
import Foundation

/// How a page's text came about, in words: what was tried, what was kept and why, what it is worth.
struct AccountText {
  let account: ReadingAccount

  var lines: [(name: String, text: String)] {
    var lines = [("read", "profile \(account.profile); \(image)")]
    for (index, reading) in account.readings.enumerated() {
      lines.append(
        (
          "reading \(index + 1)",
          """
          \(reading.models.joined(separator: "+")), \(reading.copy): \
          \(Self.percent(reading.expectedErrors)) expected errors, gain \(Self.number(reading.gain))
          """
        ))
    }
    for reading in account.passedOver ?? [] {
      lines.append(
        ("tried", "\(reading.models.joined(separator: "+")), \(reading.copy) on a few lines: no better there")
      )
    }
    return lines + [("kept", choice), ("quality", quality)]
  }

  private var image: String {
    var words = [
      account.letterHeight.map { "small letters \($0) px high" } ?? "letters could not be measured"
    ]
    if let skew = account.skew { words.append("straightened by \(Self.number(skew))°") }
    words += account.steps.map { $0.replacing("_", with: " ") }
    return words.joined(separator: ", ")
  }

  private var choice: String {
    let count = account.readings.count
    let number = "\(account.kept + 1) of \(count)"
    var words = [
      count > 1
        ? "\(number): it promises the most right characters"
        : account.timeSpent
          ? "\(number): the time for further readings was spent" : "\(number): no other reading was needed"
    ]
    if count > 1, account.timeSpent { words.append("the time for further readings was spent") }
    if account.exchangedLines > 0 {
      words.append("\(Self.count(account.exchangedLines, "line")) taken from other readings")
    }
    if account.missedLines > 0 {
      words.append("\(Self.count(account.missedLines, "line")) added that layout analysis had passed over")
    }
    if account.noiseLines > 0 {
      words.append("\(Self.count(account.noiseLines, "line")) of noise withheld")
    }
    if account.longSWords > 0 {
      words.append("long s given back in \(Self.count(account.longSWords, "word"))")
    }
    return words.joined(separator: "; ")
  }

  private var quality: String {
    var text =
      "\(account.band.rawValue): \(Self.percent(account.expectedErrors)) of the characters are expected to be wrong or missing"
    if let ink = account.inkWithoutText, ink >= 0.01 {
      text += "; \(Self.percent(ink)) of what looks like writing has no text"
    }
    return text
  }

  private static func count(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }

  private static func percent(_ share: Double) -> String { "\(number(share * 100)) %" }

  /// With one decimal.
  private static func number(_ value: Double) -> String { String(format: "%.1f", value) }
}
