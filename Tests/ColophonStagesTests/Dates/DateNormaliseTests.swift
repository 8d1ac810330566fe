import ColophonStages
import Testing

@Suite("Date fields")
struct DateNormaliseTests {
  @Test(
    "a date field is normalised",
    arguments: [
      ("1848", "1848"), ("1848.", "1848"), ("[1848]", "1848"), ("(1848)", "1848"), ("[1848?]", "1848?"),
      ("1848?", "1848?"), ("[ca. 1848]", "1848~"), ("[ca. 1848?]", "1848%"), ("c1848", "1848"),
      ("©1901", "1901"),
      ("cop. 1901", "1901"), ("M DCC XLVIII", "1748"), ("M. DCC. XLVIII.", "1748"), ("MDCCXLVIII.", "1748"),
      ("Anno M. D. XLVI.", "1546"), ("M.D.XLVI", "1546"), ("CIↃ IↃ CXLII", "1642"), ("[184-]", "184X"),
      ("[184-?]", "184X?"),
      ("[18--]", "18XX"), ("18—", "18XX"), ("1848-50", "1848/1850"), ("1848-1850", "1848/1850"),
      ("1848/49", "1848/1849"), ("Leipzig, 1848", "1848"), ("Leipzig : Teubner, 1848", "1848"),
      ("im Märzen 1848", "1848-03"), ("12. März 1848", "1848-03-12"), ("1 8 4 8", "1848"),
      ("ca 1850", "1850~"),
      ("gedruckt im Jahr 1714", "1714"), ("A Paris, l'an VII", nil), ("le 18 brumaire an VIII", "1799-11-09"),
      ("s.a.", nil), ("s. a.", nil), ("o. J.", nil), ("n.d.", nil), ("", nil), ("?", nil), ("Leipzig", nil),
      ("31. Februar 1848", nil), ("99", nil), ("3500", nil), ("18. Jahrhundert", "17XX"), ("1500 Mark", nil),
      ("Printed in the Year MDCCXIV", "1714"), ("2. Auflage 1901", "1901"), ("mdxlviij", "1548"),
    ] as [(String, String?)])
  func normalises(text: String, value: String?) {
    #expect(DateExpression.normalise(text) == value)
  }
}
