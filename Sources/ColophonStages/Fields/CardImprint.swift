import Foundation

/// The imprint within the entry of an index card: `Leipzig 1876: Hirzel. 80 S. 8°`,
/// `Montpellier, impr. Mari-Lavit, 1935. In-8`, `Aarhus 1965. -- 8' 89 S.`.
struct CardImprint: Sendable {
  /// Where it begins, that is, where the title ends.
  let start: String.Index
  var place: Range<String.Index>?
  var year: Range<String.Index>?
  var publisher: Range<String.Index>?
  /// The year or years in EDTF.
  private(set) var edtf: String?

  /// The imprint after the first dash that is followed by a place and a year; else the first place after a
  /// full stop or a comma that has a year close behind.
  static func find(in text: String, _ rest: Range<String.Index>, lists: FieldLists) -> CardImprint? {
    let part = text[rest]
    for dash in part.matches(of: /[\s.](?:[—–]|[-=][-—–=])[-—–=]*\s*/) {
      if let imprint = CardImprint(text, dash.range, until: rest.upperBound) { return imprint }
    }
    for stop in part.matches(of: /[.,\])…?!]\s+(?=[(\[{]{0,2}(\p{Lu}|o\.|0\.))/) {
      guard let imprint = CardImprint(text, stop.range, until: rest.upperBound) else { continue }
      guard let place = imprint.place else { return imprint }
      // Without a dash before it, a place must be known, or be short and have its year next to it.
      let name = text[place]
      let first = name.prefix { $0.isLetter || $0 == "-" }
      let isNextToYear = imprint.year.map { year in
        place.upperBound <= year.lowerBound
          && text[place.upperBound..<year.lowerBound].allSatisfy { " ([".contains($0) }
      }
      if lists.isPlace(first) || (isNextToYear == true && name.split(separator: " ").count <= 3) {
        return imprint
      }
    }
    return nil
  }

  /// Reads an imprint that would begin after the separator; nil when there is none.
  private init?(_ text: String, _ separator: Range<String.Index>, until end: String.Index) {
    start = separator.lowerBound
    var tail = text[separator.upperBound..<end]
    // A thesis that was printed in extract only: `— Auszug: Berlin (1920): Blanke.`
    if let extract = tail.prefixMatch(of: /Auszug\s?\W\s?/) { tail = tail[extract.range.upperBound...] }
    if let preposition = tail.prefixMatch(of: /[ÀA] (?=\p{Lu})/) {
      tail = tail[preposition.range.upperBound...]
    }
    // `o. O. 1934`: no place is known.
    let placeless =
      #/
      ^[(\[]?[oO0]\s?[.,]\s?[oO0]\s?[.,]\s?[(\[]?
      (?<circa>(?:vers|um|ca\.?|c\.|circa)\s)?
      (?<year>(?:1[4-9]\d\d|20[0-4]\d)(?:\s?[-–]\s?(?:1[4-9]|20)\d\d)?|M(?:[.\s]?[DCLXVI]){3,14}(?!\p{L}))
      /#
    // `Aarhus 1965`, `Marburg (Lahn) 1936`, `(Paderborn) 1936`
    let yearNext =
      #/
      ^[(\[{<]{0,2}(?<place>\p{Lu}[\p{L}'’.\s\/-]{1,40}?(?:\s?[(<][\p{L}.\s]{1,18}[)>])?)
      [)\]}]?\s?[,.:;]{0,2}\s?[(\[{]?
      (?<circa>(?:vers|um|ca\.?|c\.|circa)\s)?
      (?<year>(?:1[4-9]\d\d|20[0-4]\d)(?:\s?[-–]\s?(?:1[4-9]|20)\d\d)?|M(?:[.\s]?[DCLXVI]){3,14}(?!\p{L}))
      /#
    // `Berlin, Göttingen: Springer 1961`
    let severalPlaces =
      #/
      ^[(\[{<]{0,2}(?<place>\p{Lu}[\p{L}'’.\s,\/()-]{1,60}?)
      \s?:\s?(?<publisher>[^\d:]{2,90}?)[,.;)\]]*\s?[(\[{]?
      (?<circa>(?:vers|um|ca\.?|c\.|circa)\s)?
      (?<year>(?:1[4-9]\d\d|20[0-4]\d)(?:\s?[-–]\s?(?:1[4-9]|20)\d\d)?|M(?:[.\s]?[DCLXVI]){3,14}(?!\p{L}))
      /#
    // `Montpellier, impr. Mari-Lavit, 1935`
    let publisherNext =
      #/
      ^[(\[{<]{0,2}(?<place>\p{Lu}[\p{L}'’.\s\/-]{1,40}?(?:\s?[(<][\p{L}.\s]{1,18}[)>])?)
      [)\]}]?\s?[:;,]\s?(?<publisher>[^\d]{2,90}?)[,.;]?\s?[(\[{]?
      (?<circa>(?:vers|um|ca\.?|c\.|circa)\s)?
      (?<year>(?:1[4-9]\d\d|20[0-4]\d)(?:\s?[-–]\s?(?:1[4-9]|20)\d\d)?|M(?:[.\s]?[DCLXVI]){3,14}(?!\p{L}))
      /#
    if let match = tail.firstMatch(of: placeless) {
      set(year: match.output.year, isRough: match.output.circa != nil)
      publisher = Self.publisher(in: text[match.range.upperBound..<end])
    } else if let match = tail.firstMatch(of: yearNext) {
      place = Self.bounds(match.output.place)
      set(year: match.output.year, isRough: match.output.circa != nil)
      publisher = Self.publisher(in: text[match.range.upperBound..<end])
    } else if let match = tail.firstMatch(of: severalPlaces) {
      place = Self.bounds(match.output.place)
      set(year: match.output.year, isRough: match.output.circa != nil)
      publisher = Self.bounds(match.output.publisher)
    } else if let match = tail.firstMatch(of: publisherNext) {
      place = Self.bounds(match.output.place)
      set(year: match.output.year, isRough: match.output.circa != nil)
      publisher = Self.bounds(match.output.publisher)
    } else {
      return nil
    }
    if let place, !Self.isLikeAPlace(text[place]) { return nil }
  }

  private mutating func set(year printed: Substring, isRough: Bool) {
    year = Self.bounds(printed)
    let years = printed.split(whereSeparator: { !$0.isNumber }).map(String.init)
    let written =
      years.isEmpty ? RomanYear.year(in: String(printed)).map(String.init) : years.joined(separator: "/")
    edtf = written.map { isRough ? $0 + "~" : $0 }
  }

  /// Whether all words begin with a capital, but for those that join the parts of a place's name. So
  /// `Th. méd., 1908` is no place.
  private static func isLikeAPlace(_ name: Substring) -> Bool {
    let words = name.split(whereSeparator: { !$0.isLetter })
    return name.count(where: \.isLetter) > 2
      && words.allSatisfy { $0.first?.isUppercase == true || joining.contains(String($0)) }
  }

  private static let joining: Set<String> = [
    "a", "am", "an", "b", "bei", "d", "da", "de", "del", "der", "des", "di", "do", "du", "en", "et", "i",
    "im",
    "in", "la", "le", "les", "ob", "of", "on", "près", "s", "sur", "u", "und", "v", "von", "vor", "br", "c",
  ]

  /// The publisher behind a year and a colon: up to the extent (`80 S.`), the format or the next dash.
  private static func publisher(in text: Substring) -> Range<String.Index>? {
    let pattern =
      #/
      ^[)\]}]?\s?[.,]?\s?[:;]\s?[(\[]?(?<publisher>\p{L}.{1,70}?)
      (?:[)\]]|[.,;](?=[\dIVXL])|[.,;]?\s(?=[\dıIVXL\[(<—-]|S\.|go\s|$)|\.$|$)
      /#
    return text.firstMatch(of: pattern).map { bounds($0.output.publisher) }
  }

  private static func bounds(_ part: Substring) -> Range<String.Index> { part.startIndex..<part.endIndex }
}
