/// What a text says of a day in relation to another one, as newspapers and letters do.
enum RelativeDate: Hashable, Sendable {
  /// So many days later; earlier for a negative number.
  case days(Int)
  /// A day of a month so many months away: `le 3 courant`, `12th ult.`
  case dayOfMonth(day: Int, months: Int)
  case dayAndMonth(day: Int, month: Int, Which)
  /// The day of the week, from 1 for Monday, that comes before, after or next to the day.
  case weekday(Int, Direction)
  case month(Int)
  case year(Int)

  /// Which of the days that come once a year.
  enum Which: Hashable, Sendable {
    /// The one of a year so many years away.
    case inYear(Int)
    /// The last one before the day, and the next one after it.
    case last, next
    /// Nothing is told.
    case nearest
  }

  enum Direction: Hashable, Sendable {
    case past, future
  }

  /// The date in EDTF, seen from a day; nil where there is none, as on the 31st of a month of 30 days.
  func date(seenFrom anchor: CalendarDay) -> String? {
    let today = anchor.gregorian
    guard let year = today.year, let month = today.month else { return nil }
    switch self {
    case .days(let days): return (anchor + days).gregorian.edtf
    case .dayOfMonth(let day, let months):
      let count = year * 12 + month - 1 + months
      return Self.valid(PartialDate(year: count / 12, month: count % 12 + 1, day: day))
    case .dayAndMonth(let day, let month, .inYear(let years)):
      return Self.valid(PartialDate(year: year + years, month: month, day: day))
    case .dayAndMonth(let day, let month, let which):
      let days = (-1...1).compactMap { CalendarDay(year: year + $0, month: month, day: day) }
      let found =
        switch which {
        case .last: days.last { $0 < anchor }
        case .next: days.first { $0 > anchor }
        // Newspapers tell what happened, and announce little that is more than two months away.
        default: days.first { $0.number - anchor.number > -300 && $0.number - anchor.number <= 65 }
        }
      return found?.gregorian.edtf
    case .weekday(let weekday, let direction):
      let ahead = (weekday - anchor.weekday + 7) % 7
      let days = direction == .future ? (ahead == 0 ? 7 : ahead) : ahead == 0 ? -7 : ahead - 7
      return (anchor + days).gregorian.edtf
    case .month(let months):
      let count = year * 12 + month - 1 + months
      return PartialDate(year: count / 12, month: count % 12 + 1).edtf
    case .year(let years): return PartialDate(year: year + years).edtf
    }
  }

  /// How the date follows from the day, in words.
  var reason: String {
    switch self {
    case .days(0): "the day itself"
    case .days(let days): "\(abs(days)) \(abs(days) == 1 ? "day" : "days") \(days < 0 ? "before" : "after")"
    case .dayOfMonth(_, 0): "a day of the same month"
    case .dayOfMonth(_, let months): months < 0 ? "a day of the month before" : "a day of the month after"
    case .dayAndMonth(_, _, .nearest): "the nearest such day"
    case .dayAndMonth(_, _, .last): "the last such day before"
    case .dayAndMonth(_, _, .next): "the next such day after"
    case .dayAndMonth(_, _, .inYear(0)): "a day of the same year"
    case .dayAndMonth(_, _, .inYear(let years)):
      years < 0 ? "a day of the year before" : "a day of the year after"
    case .weekday(_, .past): "the last such day of the week"
    case .weekday(_, .future): "the next such day of the week"
    case .month(0): "the same month"
    case .month(let months): months < 0 ? "the month before" : "the month after"
    case .year(0): "the same year"
    case .year(let years): years < 0 ? "the year before" : "the year after"
    }
  }

  /// How often the reading is right, estimated: words such as `heute` also mean nowadays.
  var confidence: Double {
    switch self {
    case .days(0): 0.6
    case .days, .dayOfMonth: 0.85
    case .dayAndMonth(_, _, .nearest), .month, .year: 0.75
    case .dayAndMonth, .weekday: 0.8
    }
  }

  private static func valid(_ date: PartialDate) -> String? { date.isValid ? date.edtf : nil }
}

/// A relative date found in a text.
struct RelativeExpression: Hashable, Sendable {
  /// Offsets in Unicode scalars of the text, end exclusive.
  var range: Range<Int>
  var date: RelativeDate

  /// The relative dates of a running text, in order, without overlaps.
  static func find(in text: String) -> [RelativeExpression] { find(in: Tokeniser.tokens(of: text)) }

  static func find(in tokens: [Token]) -> [RelativeExpression] {
    let parser = DateParser(tokens)
    var found: [RelativeExpression] = []
    var index = 0
    while index < tokens.count {
      // What has a year of its own is no relative date.
      if let date = parser.match(at: index), !date.edtf.hasPrefix(PartialDate.unspecifiedYear),
        parser.relative(at: index) == nil
      {
        index = date.end
      } else if let relative = parser.relative(at: index) {
        let last = tokens[relative.end - 1]
        found.append(
          RelativeExpression(
            range: tokens[index].range.lowerBound..<last.range.upperBound, date: relative.date))
        index = relative.end
      } else {
        index += 1
      }
    }
    return found
  }
}
