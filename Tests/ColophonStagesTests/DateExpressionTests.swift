import ColophonStages
import Testing

@Suite("Dates in running text")
struct DateExpressionTests {
  /// A text in which each date to be found stands between ‹ and ›, and their values.
  struct Case: CustomTestStringConvertible, Sendable {
    let marked: String
    let values: [String]

    init(_ marked: String, _ values: String...) {
      self.marked = marked
      self.values = values
    }

    var testDescription: String { marked }
    var text: String { marked.filter { $0 != "‹" && $0 != "›" } }
    var mentions: [String] {
      marked.split(separator: "‹", omittingEmptySubsequences: false).dropFirst().map {
        String($0.prefix { $0 != "›" })
      }
    }
  }

  @Test(
    "a date is found where it stands, with its value",
    arguments: dayCases + yearCases + rangeCases + periodCases)
  func finds(_ example: Case) {
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

  static let dayCases = [
    // German
    Case("am ‹12. März 1848› in Berlin", "1848-03-12"),
    Case("‹3. Mai 1849›.", "1849-05-03"),
    Case("Wien, den ‹1ten Jänner 1805›", "1805-01-01"),
    Case("den ‹24ſten Auguſt 1787› gegeben", "1787-08-24"),
    Case("‹Montag, den 12. März 1848›", "1848-03-12"),
    Case("‹Sonntags den 3. Mai 1713› predigte er", "1713-05-03"),
    Case("Am ‹2. Hornung 1620›", "1620-02-02"),
    Case("den ‹9. Brachmonat 1765›", "1765-06-09"),
    Case("den ‹17. Heumonat 1710›", "1710-07-17"),
    Case("am ‹5. des Monats April 1917›", "1917-04-05"),
    Case("am ‹5. April des Jahres 1917›", "1917-04-05"),
    Case("geboren ‹7. Dez. 1899› zu Wien", "1899-12-07"),
    Case("Brünn, ‹31. Dec. 1859›.", "1859-12-31"),
    Case("den ‹3. Mai› abends", "XXXX-05-03"),
    Case("am ‹29. Februar› um acht Uhr", "XXXX-02-29"),
    Case("Dienſtag den 4. dieſes"),
    Case("‹Dienſtag den 4. Juli› iſt Markt", "XXXX-07-04"),
    Case("am ‹12.\nMärz 1848›", "1848-03-12"),
    Case("am ‹12. No-\nvember 1848›", "1848-11-12"),
    Case("am ‹12. No¬\nvember 1848›", "1848-11-12"),
    Case("den ‹10. Xbris 1648›", "1648-12-10"),
    Case("den ‹3. 7bris 1655›", "1655-09-03"),
    Case("den ‹14. 8ber 1702›", "1702-10-14"),
    Case("den ‹14. 9.bris 1702›", "1702-11-14"),
    Case("den ‹3. Februar 1711/12›", "1712-02-03"),
    Case("Anno ‹1623, den 3. Mai›", "1623-05-03"),
    Case("‹1848 März 12›, Berlin", "1848-03-12"),
    Case("‹M ä r z 1848› war kalt", "1848-03"),
    Case("‹12. 3. 1848›", "1848-03-12"),
    Case("‹12.3.1848›", "1848-03-12"),
    Case("‹12. III. 1848›", "1848-03-12"),
    Case("‹12/III 1848›", "1848-03-12"),
    Case("‹31.12.1899›", "1899-12-31"),
    Case("‹12-3-1848›", "1848-03-12"),
    // English
    Case("on the ‹12th of March, 1848›, he", "1848-03-12"),
    Case("on ‹12 March 1848› he", "1848-03-12"),
    Case("on ‹March 12, 1848›, he", "1848-03-12"),
    Case("on ‹March 12th, 1848›", "1848-03-12"),
    Case("on ‹Monday, March 12th, 1848›", "1848-03-12"),
    Case("‹Monday, the 12th of March 1848›", "1848-03-12"),
    Case("this ‹3rd day of May, in the year of our Lord 1743›,", "1743-05-03"),
    Case("the ‹3d of May› instant", "XXXX-05-03"),
    Case("‹Sept. 12, 1871›", "1871-09-12"),
    Case("‹Feb. 29, 1904›", "1904-02-29"),
    Case("‹April 19›. The weather", "XXXX-04-19"),
    Case("on ‹May 3d› he left", "XXXX-05-03"),
    Case("on ‹Thursday, December 21st›", "XXXX-12-21"),
    Case("‹22 Novr. 1798›", "1798-11-22"),
    Case("‹8 Ianuary 1606›", "1606-01-08"),
    Case("‹3/14/1905›", "1905-03-14"),
    Case("‹14/3/1905›", "1905-03-14"),
    Case("‹3/4/1905›", "1905-04-03"),
    Case("‹1848-03-12›", "1848-03-12"),
    Case("‹10 February 1674/5›", "1675-02-10"),
    // French
    Case("le ‹12 mars 1848›", "1848-03-12"),
    Case("le ‹1er mai 1789›", "1789-05-01"),
    Case("‹lundi 12 mars 1848›", "1848-03-12"),
    Case("‹Vendredi, 3 août 1917›", "1917-08-03"),
    Case("‹Vendredi le 3 aoust 1652›", "1652-08-03"),
    Case("le ‹12 du mois de mars 1790›", "1790-03-12"),
    Case("le ‹12 mars de l'an 1590›", "1590-03-12"),
    Case("le ‹9 fevrier 1678›", "1678-02-09"),
    Case("le ‹22 déc. 1912›", "1912-12-22"),
    Case("le ‹10 xbre 1712›", "1712-12-10"),
    Case("le ‹4 7bre 1712›", "1712-09-04"),
    Case("le ‹14 juillet› à Paris", "XXXX-07-14"),
    Case("le ‹18 brumaire an VIII›", "1799-11-09"),
    Case("le ‹9 thermidor an II›", "1794-07-27"),
    Case("‹12 vendémiaire an 9›", "1800-10-04"),
    Case("le ‹1er vendémiaire an XII›", "1803-09-24"),
    Case("le ‹11 nivôse an XIV›", "1806-01-01"),
    // Latin
    Case("die ‹XII. Martii MDCXXIII›", "1623-03-12"),
    Case("die ‹12. Martij 1623›", "1623-03-12"),
    Case("‹IV. Iulii MDCCLXXVI›", "1776-07-04"),
    Case("die ‹xiiij Aprilis 1509›", "1509-04-14"),
    Case("die ‹20. mensis Octobris anno 1580›", "1580-10-20"),
    Case("die ‹3. Maii Anno Domini 1555›", "1555-05-03"),
    Case("Dabam Lipsiae ‹V. Octobris›", "XXXX-10-05"),
    // Others
    Case("den ‹3. oktober 1943›", "1943-10-03"),
    Case("‹3 maart 1672›", "1672-03-03"),
    Case("il ‹4 luglio 1867›", "1867-07-04"),
    // Not days
    Case("den 31. Februar 1848"),
    Case("am 30. Februar"),
    Case("on February 30, 1848"),
    Case("am 29. Februar 1847"),
    Case("den 31. April 1900"),
    Case("32.13.1848"),
    Case("I may go, I march on"),
    Case("it may 3 times fail"),
    Case("of the 20 may come 3"),
    Case("le ‹20 may 1648›", "1648-05-20"),
    Case("§ 12. Der Marsch"),
    Case("Art. 3. Maia tanzt"),
    Case("S. 12. 345"),
    Case("um 12.30 Uhr"),
    Case("12. 3. 99"),
  ]

  static let yearCases = [
    Case("im März"),
    Case("im ‹März 1848› begann", "1848-03"),
    Case("‹Mai 1889›.", "1889-05"),
    Case("in ‹March, 1848›,", "1848-03"),
    Case("au mois de ‹mars 1848›", "1848-03"),
    Case("‹mars de l'an 1590›", "1590-03"),
    Case("Mense ‹Martio MDCXXIII›", "1623-03"),
    Case("im Monat ‹März 1848›", "1848-03"),
    Case("im Jahre ‹1848› brach", "1848"),
    Case("im Jahr ‹1848›", "1848"),
    Case("des Jahres ‹1713›", "1713"),
    Case("anno ‹1623›", "1623"),
    Case("Anno Domini ‹1623›", "1623"),
    Case("A. D. ‹1623›", "1623"),
    Case("A.D. ‹1623›", "1623"),
    Case("in the year ‹1743›", "1743"),
    Case("seit ‹1871› besteht", "1871"),
    Case("since ‹1871›", "1871"),
    Case("en ‹1789›, le roi", "1789"),
    Case("l'an ‹1590›", "1590"),
    Case("l'année ‹1716›", "1716"),
    Case("depuis ‹1850›", "1850"),
    Case("He died in ‹1820›.", "1820"),
    Case("geb. ‹1820› in Graz", "1820"),
    Case("(* ‹1820›, † ‹1880›)", "1820", "1880"),
    Case("né en ‹1802›", "1802"),
    Case("anno ‹MDCXXIII›", "1623"),
    Case("LIPSIAE, ‹MDCCXLVIII›.", "1748"),
    Case("‹M. DCC. XLVIII›.", "1748"),
    Case("A PARIS, ‹M DCC LXXXIX›", "1789"),
    Case("‹CIↃ IↃ C XLII›", "1642"),
    Case("‹M D C C X X› apud", "1720"),
    Case("Leipzig, ‹1848›.", "1848"),
    Case("Berlin,\n‹1787›\nbei Hartknoch", "1787"),
    Case("(Leipzig ‹1848›)", "1848"),
    Case("York, The Millgate Press, ‹1934›. xii, 240 p.", "1934"),
    Case("Halle: Perlberg, ‹1861›. 312 S.", "1861"),
    Case("Er nahm, sagt Karl, 1861. Niemand kam"),
    Case("LIPSIAE\n‹MDC›\n", "1600"),
    Case("Werk (‹1848›)", "1848"),
    Case("‹1 8 4 8›", "1848"),
    Case("‹um 1850› entstanden", "1850~"),
    Case("‹um das Jahr 1850› entstanden", "1850~"),
    Case("‹ca. 1850›", "1850~"),
    Case("‹circa 1850›", "1850~"),
    Case("‹c. 1850›", "1850~"),
    Case("‹vers 1850›", "1850~"),
    Case("‹vers l'an 1850›", "1850~"),
    Case("‹about 1850›", "1850~"),
    Case("‹about the year 1850›", "1850~"),
    Case("‹um März 1848›", "1848-03~"),
    Case("anno ‹1850 (?)› erbaut", "1850?"),
    Case("(‹1850?›)", "1850?"),
    Case("‹ca. 1850?›, Berlin", "1850%"),
    Case("am ‹12. März 1848 (?)› verfaßt", "1848-03-12?"),
    Case("Starb er im Jahre ‹1848›? Nein.", "1848"),
    // Not years
    Case("er zahlte 1848 Mark"),
    Case("in 1500 Mark Gold"),
    Case("um 1800 fl. verkauft"),
    Case("about 1500 men"),
    Case("seit 0999 Tagen"),
    Case("im Jahre 2199"),
    Case("Nr. 1848 der Liste"),
    Case("in 1848,50 Teilen"),
    Case("12345678"),
    Case("Seite 1234 und 1848 Wörter"),
    Case("CIVIL MIX DIM"),
    Case("M. D. Smith kam"),
    Case("Soph. Ag. 1371 und C. 1733 an"),
    Case(""),
    Case("?"),
    Case("12."),
    Case("März"),
  ]

  static let rangeCases = [
    Case("vom ‹12.–14. März 1848›", "1848-03-12/1848-03-14"),
    Case("vom ‹12. bis 14. März 1848›", "1848-03-12/1848-03-14"),
    Case("vom ‹12. bis zum 14. März 1848›", "1848-03-12/1848-03-14"),
    Case("vom ‹28. Februar bis 3. März 1848›", "1848-02-28/1848-03-03"),
    Case("‹28. Dezember 1847 – 3. Januar 1848›", "1847-12-28/1848-01-03"),
    Case("vom ‹12.-14. März›", "XXXX-03-12/XXXX-03-14"),
    Case("‹März–Mai 1848›", "1848-03/1848-05"),
    Case("von ‹März bis Mai 1848›", "1848-03/1848-05"),
    Case("from ‹March to May 1848›", "1848-03/1848-05"),
    Case("‹December 1847 to May 1848›", "1847-12/1848-05"),
    Case("from ‹3 May to 4 June 1848›", "1848-05-03/1848-06-04"),
    Case("‹March 12–14, 1848›", "1848-03-12/1848-03-14"),
    Case("‹March 28 to April 3, 1848›", "1848-03-28/1848-04-03"),
    Case("‹12-14 March 1848›", "1848-03-12/1848-03-14"),
    Case("du ‹12 au 14 mars 1848›", "1848-03-12/1848-03-14"),
    Case("du ‹12 mars au 3 avril 1848›", "1848-03-12/1848-04-03"),
    Case("du ‹1er mai jusqu'au 3 juin 1848›", "1848-05-01/1848-06-03"),
    Case("‹1.3.1848–5.4.1848›", "1848-03-01/1848-04-05"),
    Case("von ‹1848 bis 1850›", "1848/1850"),
    Case("from ‹1848 to 1850›", "1848/1850"),
    Case("between ‹1848 and 1850›", "1848/1850"),
    Case("zwischen ‹1848 und 1850›", "1848/1850"),
    Case("de ‹1789 à 1815›", "1789/1815"),
    Case("‹1848–1850›", "1848/1850"),
    Case("der Krieg von ‹1914-18›", "1914/1918"),
    Case("im Jahre ‹1848/49›", "1848/1849"),
    Case("(‹1749–1832›)", "1749/1832"),
    Case("‹um 1840–1845›", "1840~/1845~"),
    // Not ranges
    Case("vom 14. bis ‹12. März 1848›", "1848-03-12"),
    Case("S. 1200–1250"),
    Case("die Anleihen von 1922 und 1930"),
    Case("von 1850 bis ‹1848›", "1848"),
  ]

  static let periodCases = [
    Case("im ‹Sommer 1848›", "1848-22"),
    Case("im ‹Frühjahr 1848›", "1848-21"),
    Case("in the ‹autumn of 1848›", "1848-23"),
    Case("in the ‹winter of 1848›", "1848-24"),
    Case("l'‹été 1914›", "1914-22"),
    Case("die ‹1840er Jahre›", "184X"),
    Case("in den ‹1840er Jahren›", "184X"),
    Case("the ‹1840s›", "184X"),
    Case("the ‹1840's›", "184X"),
    Case("les années ‹1840›", "184X"),
    Case("im ‹18. Jahrhundert›", "17XX"),
    Case("des ‹XVIII. Jahrhunderts›", "17XX"),
    Case("‹18. Jh›.", "17XX"),
    Case("Wien, ‹5. Juli›. Heute fand", "XXXX-07-05"),
    Case("im ‹neunzehnten Jahrhundert›", "18XX"),
    Case("the ‹nineteenth century›", "18XX"),
    Case("the ‹19th century›", "18XX"),
    Case("au ‹XVIIIe siècle›", "17XX"),
    Case("au ‹XVIᵉ siècle›", "15XX"),
    Case("le ‹dix-huitième siècle›", "17XX"),
    Case("‹saec. XV› scriptus", "14XX"),
    Case("im 9. Jahrhundert"),
    Case("the 1845s"),
  ]

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
