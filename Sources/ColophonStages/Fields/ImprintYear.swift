import Foundation

/// The year of an imprint; whole dates are `DateExpression`'s.
enum ImprintYear {
  /// The last year of an imprint in the text, Arabic or Roman, as four digits, with its place.
  static func find(in text: String) -> (edtf: String, range: Range<String.Index>)? {
    if let match = text.matches(of: /(?:^|[^\d\p{L}])(?<year>1[4-9]\d\d|20[0-4]\d)(?!\d)/).last {
      let year = match.output.year
      return (String(year), year.startIndex..<year.endIndex)
    }
    return RomanYear.findYear(in: text).map { (String($0.year), $0.range) }
  }
}
