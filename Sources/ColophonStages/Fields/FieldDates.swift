import Foundation

/// Turns a printed date into EDTF. The one for whole dates is given from outside; years are read here.
struct FieldDates: Sendable {
  /// EDTF for an expression such as `12th October 1931`, or nil.
  let normalise: @Sendable (String) -> String?

  init(normalise: @escaping @Sendable (String) -> String?) { self.normalise = normalise }

  /// The last year of an imprint in the text, Arabic or Roman, as four digits, with its place.
  static func imprintYear(in text: String) -> (edtf: String, range: Range<String.Index>)? {
    if let match = text.matches(of: /(?:^|[^\d\p{L}])(?<year>1[4-9]\d\d|20[0-4]\d)(?!\d)/).last {
      let year = match.output.year
      return (String(year), year.startIndex..<year.endIndex)
    }
    return RomanYear.find(in: text).map { (String($0.year), $0.range) }
  }
}
