import ColophonStages
import Testing

@Suite("Dates in running text")
struct DateExpressionTests {
  @Test(
    "a date is found where it stands, with its value",
    arguments: [
      DateCase.germanDays, DateCase.englishDays, DateCase.frenchDays, DateCase.latinAndOtherDays,
      DateCase.northernDays,
      DateCase.southernDays, DateCase.easternDays, DateCase.years, DateCase.doubtedYears, DateCase.ranges,
      DateCase.periods, DateCase.partsOfPeriods, DateCase.oldStyle, DateCase.republican,
      DateCase.romanCalendar,
      DateCase.reigns, DateCase.noDays, DateCase.noYears, DateCase.noOtherDates,
    ].flatMap(\.self))
  func finds(_ example: DateCase) {
    let scalars = Array(example.text.unicodeScalars)
    let found = DateExpression.find(in: example.text)
    #expect(found.map(\.edtf) == example.values)
    let mentions = found.map { date in
      var text = String.UnicodeScalarView()
      text.append(contentsOf: scalars[date.range])
      return String(text)
    }
    #expect(mentions == example.mentions)
  }

  // MARK: - All

  @Test("every rule has a confidence from 0 to 1", arguments: DateExpression.Rule.allCases)
  func confidences(rule: DateExpression.Rule) {
    #expect((0...1).contains(rule.confidence))
  }

  @Test("offsets count scalars, not characters")
  func offsetsAreScalars() {
    let found = DateExpression.find(in: "e\u{301}te\u{301} 👨‍👩‍👧 le 12 mars 1848")
    #expect(found.map(\.range) == [15..<27])
  }

  @Test("long runs of digits, marks and month names end well")
  func survivesOddInput() {
    for piece in ["1 ", "12.", "März ", "M ", "1848-", "um ", "‹›", "\n", "I.", "am 12. ", "(?)"] {
      _ = DateExpression.find(in: String(repeating: piece, count: 2000))
      _ = DateExpression.normalise(String(repeating: piece, count: 200))
    }
  }
}
