import Foundation

/// Words and patterns that occur on one type of page more than on others, as features of a page.
///
/// Kept few and general: the weights say how much each one means.
enum CueWords {
  static func features(_ lines: [ReadableLine]) -> [PageFeatures.Feature] {
    let texts = lines.map(\.text)
    let folded = texts.map(fold)
    let whole = folded.joined(separator: "\n")
    let foot = folded.suffix(max(1, folded.count / 4)).joined(separator: "\n")
    let head = folded.prefix(3).joined(separator: "\n")
    func flag(_ name: String, _ holds: Bool) -> PageFeatures.Feature {
      PageFeatures.Feature(name: "cue.\(name)", value: holds ? 1 : 0)
    }
    let manyLines = lines.count > 15
    return [
      flag("year", has(year, whole)),
      flag("year_at_foot", !folded.isEmpty && has(year, foot)),
      flag("roman_year", texts.contains { RomanYear.year(in: $0) != nil }),
      flag("imprint_word", has(imprintWord, whole)),
      flag("imprint_at_foot_of_few_lines", !manyLines && has(imprintWord, foot)),
      flag("author_word_alone", folded.contains { has(authorWordAlone, $0) }),
      flag("heading_name", has(headingName, texts.first ?? "")),
      flag("see", folded.contains { has(seeAlone, $0) }),
      flag("format", has(bookFormat, whole)),
      flag("extent", has(extent, whole)),
      flag("thesis", has(thesis, whole)),
      flag("location", has(location, whole)),
      flag("list_heading", has(listHeading, head)),
      flag("salutation", folded.contains { has(salutation, $0) }),
      flag("closing", has(closing, whole)),
      flag("dashed_page_number", has(dashedPageNumber, head)),
      PageFeatures.Feature(
        name: "cue.leaders",
        value: lines.isEmpty
          ? 0 : Double(texts.count { $0.contains("...") || $0.contains(". . .") }) / Double(lines.count)),
    ]
  }

  /// Lower case, long s as s, so that one spelling of a pattern will do.
  static func fold(_ text: String) -> String {
    text.lowercased().replacing("ſ", with: "s")
  }

  private static func has(_ pattern: String, _ text: String) -> Bool {
    text.range(of: pattern, options: .regularExpression) != nil
  }

  private static let year = #"\b1[4-9]\d\d\b"#
  private static let imprintWord =
    #"\b(verlag|verlegts?|verlegung|druck|gedruckt|buchdruckerei|buchhandlung|printed|publish\w*|sold by|"#
    + #"imprimerie|imprimeur|libraire|librairie|chez|apud|typis|sumptibus|"#
    + #"impensis|excud\w*|officin\w*|prostat|druk|"#
    + #"tryckt|forlag)\b"#
  private static let authorWordAlone =
    #"^(von|vom|by|par|auctore|authore|door|av|di|de|\w* ?scripsit|\w* ?edidit)$"#
  private static let headingName = #"^\p{Lu}[\p{L} .'-]{1,40}, ?\p{Lu}\p{L}"#
  private static let seeAlone = #"^(s\.?|ss\.|siehe|see|voir|v\.|s\.a\.)( |$)"#
  private static let bookFormat = #"(\b(2|4|8|12|16)\s?[°º'’])|\b(in-8|in-4|8vo|4to|gr\. 8)"#
  private static let extent = #"\b\d{1,4} ?(s|p|pp|pages|seiten|bl)\b\.?"#
  private static let thesis = #"\b(diss|thèse|these|thesis|inaug|diss\.)\b"#
  private static let location = #"\b(standort|signatur|shelfmark|cote)\b"#
  private static let listHeading =
    #"\b(index|register|inhalt\w*|verzeichni\w*|liste?|table|contents|catalogue|katalog|tarif)\b"#
  private static let salutation =
    #"^(dear|sehr geehrte\w*|lieber?|werte\w*|geehrte\w*|monsieur|madame|messieurs|gentlemen|my dear|cher)\b"#
  private static let closing =
    #"\b(yours (truly|faithfully|sincerely)|sincerely|hochachtungsvoll|mit freundlichen|ergebenst\w*|"#
    + #"veuillez agréer|salutations|respectfully)\b"#
  private static let dashedPageNumber = #"(^|\n)\s*[-–—.(]+ ?\d{1,3} ?[-–—.)]+\s*($|\n)"#
}
