/// A date found in a text, with its value in EDTF (ISO 8601-2:2019).
///
/// Dates in German, French, English, Dutch, Finnish, Swedish, Latin, Italian, Spanish, Danish, Czech, Slovak, Polish
/// and Hungarian with old spellings, in the usual orders; Roman numerals; ranges; months, seasons, decades, centuries
/// and parts of them; the Julian, the French Republican and the Roman calendar; years of reigns. `um 1850` is `1850~`,
/// `1850 (?)` is `1850?`; `den 3. Mai` is `XXXX-05-03`, where each `X` is an unspecified digit of EDTF. Years lie between
/// 1000 and 2099, and there is no 31 February.
package struct DateExpression: Hashable, Sendable {
  /// The kind of expression, which decides the confidence.
  package enum Rule: String, CaseIterable, Sendable {
    case fullDate = "date"
    case numericDate = "numeric_date"
    case ambiguousNumericDate = "ambiguous_numeric_date"
    case republicanDate = "republican_date"
    case dayAndMonth = "day_and_month"
    case monthAndYear = "month_and_year"
    case season
    case cuedYear = "year_with_cue"
    case romanYear = "roman_year"
    case bracketedYear = "year_in_brackets"
    case imprintYear = "year_at_line_end"
    case publishedYear = "imprint_year"
    case dateRange = "date_range"
    case yearRange = "year_range"
    case decade
    case century
    case julianDate = "julian_date"
    case doubleDate = "old_and_new_style_date"
    case romanCalendar = "roman_calendar"
    case republicanPeriod = "republican_period"
    case regnalYear = "regnal_year"
    case openRange = "open_range"
    case partOfPeriod = "part_of_period"

    /// Part of the expressions found by the rule that are right, estimated on newspaper, book and typescript pages.
    package var confidence: Double {
      switch self {
      case .fullDate, .dateRange, .republicanDate, .doubleDate: 0.98
      case .numericDate, .monthAndYear, .decade, .century, .julianDate, .romanCalendar: 0.95
      case .dayAndMonth, .season, .cuedYear, .romanYear, .regnalYear, .republicanPeriod, .partOfPeriod: 0.9
      case .openRange: 0.7
      case .yearRange, .bracketedYear: 0.8
      case .publishedYear: 0.8
      case .ambiguousNumericDate, .imprintYear: 0.6
      }
    }
  }

  /// Offsets in Unicode scalars of the text, end exclusive.
  package let range: Range<Int>
  package let edtf: String
  package let rule: Rule

  package var confidence: Double { rule.confidence }

  /// The dates of a running text, in order, without overlaps.
  ///
  /// Words that only announce a date (`im Jahre`, `anno`, `le`) do not belong to it; weekdays, and words that
  /// change its value (`um`, `circa`), do. A bare number is a year only behind such a word, in brackets or at the
  /// end of a line.
  package static func find(in text: String) -> [DateExpression] { find(in: Tokeniser.tokens(of: text)) }

  static func find(in tokens: [Token]) -> [DateExpression] {
    let parser = DateParser(tokens)
    var found: [DateExpression] = []
    var index = 0
    while index < tokens.count {
      if let match = parser.match(at: index) {
        // A stop at the end belongs to the sentence, or to an abbreviation that is told without it.
        let last = tokens[tokens[match.end - 1].is(".") ? match.end - 2 : match.end - 1]
        let range = tokens[index].range.lowerBound..<last.range.upperBound
        found.append(DateExpression(range: range, edtf: match.edtf, rule: match.rule))
        index = match.end
      } else {
        index = parser.endOfImpossibleDate(at: index) ?? index + 1
      }
    }
    return found
  }
}
