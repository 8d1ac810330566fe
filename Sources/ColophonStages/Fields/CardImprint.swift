import Foundation

/// The imprint within the entry of an index card: `Leipzig 1876: Hirzel. 80 S. 8°`,
/// `Montpellier, impr. Mari-Lavit, 1935. In-8`, `Aarhus 1965. -- 8' 89 S.`.
struct CardImprint: Sendable {
  /// Where it begins, that is, where the title ends.
  let start: String.Index
  var place: Range<String.Index>?
  var year: Range<String.Index>?
  var publisher: Range<String.Index>?

  /// The imprint after the first dash that is followed by a place and a year; else at the first known place
  /// that follows a full stop and has a year close behind.
  static func find(in text: String, _ rest: Range<String.Index>, lists: FieldLists) -> CardImprint? {
    let part = text[rest]
    for dash in part.matches(of: /[\s.](?:[—–]|-[-—–=]|=[-—])[-—–=]*\s*/) {
      if let imprint = CardImprint(text, dash.range, until: rest.upperBound) { return imprint }
    }
    for stop in part.matches(of: /[.\])…]\s+(?=[(\[]?\p{Lu})/) {
      let name = text[stop.range.upperBound..<rest.upperBound].prefix { $0.isLetter || "-([".contains($0) }
      guard lists.isPlace(name.filter { $0.isLetter || $0 == "-" }) else { continue }
      if let imprint = CardImprint(text, stop.range, until: rest.upperBound) { return imprint }
    }
    return nil
  }

  /// Reads an imprint that would begin after the separator; nil when there is none.
  private init?(_ text: String, _ separator: Range<String.Index>, until end: String.Index) {
    start = separator.lowerBound
    let tail = text[separator.upperBound..<end]
    // Place and year, perhaps with the publisher behind a colon; perhaps in brackets.
    let yearNext =
      /^[(\[{<]?(?<place>\p{Lu}[\p{L}'’. \/-]{1,40}?(?:\s?[(<][\p{L}. ]{1,16}[)>])?)[)\]}]?\s?[,.:;]?\s?[(\[{]?(?<year>1[4-9]\d\d|20[0-4]\d)/
    let publisherNext =
      /^[(\[{<]?(?<place>\p{Lu}[\p{L}'’. \/-]{1,40}?(?:\s?[(<][\p{L}. ]{1,16}[)>])?)[)\]}]?\s?[:;,]\s?(?<publisher>[^\d]{2,90}?)[,.;]?\s?[(\[{]?(?<year>1[4-9]\d\d|20[0-4]\d)/
    let publisherBehind =
      /^[)\]}]?\s?[.,]?\s?[:;]\s?[(\[]?(?<publisher>\p{L}.{1,70}?)(?:[)\]]|[.,;]?\s(?=[\dIVXL\[(<—-]|S\.|g[o]\s|$)|\.$|$)/
    if let match = tail.firstMatch(of: yearNext) {
      place = Self.bounds(match.output.place)
      year = Self.bounds(match.output.year)
      let behind = text[match.range.upperBound..<end]
      publisher = behind.firstMatch(of: publisherBehind).map { Self.bounds($0.output.publisher) }
    } else if let match = tail.firstMatch(of: publisherNext) {
      place = Self.bounds(match.output.place)
      year = Self.bounds(match.output.year)
      publisher = Self.bounds(match.output.publisher)
    } else {
      return nil
    }
  }

  private static func bounds(_ part: Substring) -> Range<String.Index> { part.startIndex..<part.endIndex }
}
