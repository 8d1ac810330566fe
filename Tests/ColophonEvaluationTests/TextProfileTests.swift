import ColophonEvaluation
import Testing

@Suite("What counts as the same text")
struct TextProfileTests {
  @Test(
    "folding makes older letters modern",
    arguments: [
      ("Wendſtadt", "Wendstadt"),
      ("ſchoͤne Maͤdchen fuͤr Aͤrzte", "schöne Mädchen für Ärzte"),
      ("ge\u{E644}ffnet \u{E42C}hnlich \u{E72B}ber", "geöffnet ähnlich über"),
      ("heꝛꝛ", "herr"),
      ("ﬁnden, ﬂiegen, oﬀen, oﬃziell, oﬄine, iﬅ, iﬆ", "finden, fliegen, offen, offiziell, offline, ist, ist"),
      ("e\u{301}tude", "étude"),
    ])
  func modernLetters(_ printed: String, _ folded: String) {
    #expect(TextProfile.folded.apply(printed) == folded)
  }

  @Test(
    "folding joins a word over a line end",
    arguments: [
      ("Mahl-\nſteuer", "Mahlsteuer"), ("Mahl⸗\nſteuer", "Mahlsteuer"), ("über= \n bracht", "überbracht"),
      ("Mahl¬\r\nsteuer", "Mahlsteuer"),
    ])
  func joinedWords(_ printed: String, _ folded: String) {
    #expect(TextProfile.folded.apply(printed) == folded)
  }

  @Test(
    "folding keeps a hyphen that may belong to the text",
    arguments: [
      ("Dampfſchiffahrts-\nGeſellſchaft", "Dampfschiffahrts- Gesellschaft"), ("Rothe-Meer", "Rothe-Meer"),
      ("1848 -\nbis", "1848 - bis"), ("2 =\nzwei", "2 = zwei"), ("Ende-", "Ende-"),
    ])
  func keptHyphens(_ printed: String, _ folded: String) {
    #expect(TextProfile.folded.apply(printed) == folded)
  }

  @Test("folding makes quotation marks and white space alike")
  func quotesAndSpace() {
    #expect(
      TextProfile.folded.apply("„Nein“, «oui» ‘yes’\u{A0}\t l’an\r\n\r\n ‹x› \n")
        == "\"Nein\", \"oui\" 'yes' l'an 'x'")
  }

  @Test("as printed keeps letters and lines, and drops blanks at line ends and empty lines")
  func asPrinted() {
    #expect(
      TextProfile.asPrinted.apply("Wendſtadt \r\n\r\n  Mahl-\u{2028}ſteuer\n") == "Wendſtadt\n  Mahl-\nſteuer"
    )
    #expect(TextProfile.asPrinted.apply("e\u{301}").unicodeScalars.count == 1)
  }

  @Test("letters keeps letters and figures, small")
  func letters() {
    #expect(
      TextProfile.letters.apply("Der „ſchoͤne“ Mahl-\nſteuer—Tag: 1848 ½, ΑΙΑΣ, Αἴας!")
        == "der schöne mahlsteuer tag 1848 ½ αιασ αἴασ")
  }

  @Test(
    "the profile of dinglehopper makes its substitutions and keeps long s",
    arguments: [
      ("ſchoͤne \u{E42C}pfel — doch == nein’", "ſchöne äpfel – doch – nein'"),
      ("\u{EBA6} \u{EEC4} \u{F502} ﬁ ﬅ ĳ", "ſſ ck ch fi ﬅ ij"), ("Mahl⸗\n\nſteuer ", "Mahl-\n\nſteuer "),
    ])
  func dinglehopper(_ text: String, _ compared: String) {
    #expect(TextProfile.dinglehopper.apply(text) == compared)
  }

  @Test("each profile says what it does with every kind of sign", arguments: TextProfile.allCases)
  func parts(profile: TextProfile) {
    #expect(profile.parts.map(\.of) == TextProfile.folded.parts.map(\.of))
    #expect(profile.parts.count == 13 && profile.parts.allSatisfy { !$0.rule.isEmpty })
  }

  @Test("applying a profile twice changes nothing more", arguments: TextProfile.allCases)
  func idempotent(profile: TextProfile) {
    let text = "Der „ſchoͤne“ Mahl-\nſteuer- Tag-\nFeſt \n\n e\u{301}t-\né ﬅ"
    let once = profile.apply(text)
    #expect(profile.apply(once) == once)
  }

  @Test("nothing stays nothing", arguments: TextProfile.allCases)
  func empty(profile: TextProfile) {
    #expect(profile.apply("") == "")
    // dinglehopper counts empty lines.
    if profile != .dinglehopper { #expect(profile.apply(" \n\r\n\t ") == "") }
  }
}
