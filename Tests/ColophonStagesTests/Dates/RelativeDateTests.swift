import ColophonDocument
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite("Relative dates are resolved against the item's own date")
struct RelativeDateTests {
  /// An issue of Wednesday, 3 May 1848.
  private static let issue = "1848-05-03"

  private func resolved(
    _ text: String, catalogue: String? = issue, fields: [Field] = [],
    languages: [String] = ["de", "fr", "fi", "es", "la", "cs"]
  ) async throws -> Document {
    var document = Document(item: Item(id: "i", pages: []), date: "2026-08-01")
    document.item.source.entries = catalogue.map { [.init(key: "date", value: $0)] } ?? []
    document.fields = fields
    var page = WriterSample.page(
      1, [WriterSample.region(lines: text.split(separator: "\n").map(String.init))])
    page.languages = Languages(
      main: languages[0], shares: languages.map { .init(language: $0, share: 0.2, confidence: nil) })
    var reader = WriterSample.reader([:])
    let stage = ResolveDates(ResolveDates.Options(from: &reader), WriterSample.services)
    _ = try await stage.process(&document, pages: MemoryPages([page]))
    return document
  }

  @Test(
    "a relative date is found where it stands, with its value",
    arguments: [
      DateCase("‹Gestern› kam der König an", "1848-05-02"),
      DateCase("iſt ‹vorgeſtern› geſtorben", "1848-05-01"),
      DateCase("wird ‹morgen› gehalten", "1848-05-04"), DateCase("‹übermorgen› Abend", "1848-05-05"),
      DateCase("‹Heute› früh", "1848-05-03"), DateCase("‹gestern› Morgen um acht", "1848-05-02"),
      DateCase("am Morgen des Festes"), DateCase("jeden Morgen"),
      DateCase("den ‹2. d. M.› gestorben", "1848-05-02"), DateCase("am ‹1. dieſes› allda", "1848-05-01"),
      DateCase("vom ‹28. v. M.› an", "1848-04-28"), DateCase("am ‹10. k. M.› beginnt", "1848-06-10"),
      DateCase("den ‹30. April d. J.› geboren", "1848-04-30"),
      DateCase("am ‹1. Mai v. J.› noch", "1847-05-01"),
      DateCase("Wien, ‹30. April›. Man", "1848-04-30"),
      DateCase("Paris, ‹28. December›.", "1847-12-28"), DateCase("am ‹24. Juni› iſt Markt", "1848-06-24"),
      DateCase("am ‹vorigen Montag› brannte", "1848-05-01"),
      DateCase("‹nächſten Sonntag› predigt", "1848-05-07"),
      DateCase("‹vor drei Tagen› kam", "1848-04-30"), DateCase("‹in acht Tagen› folgt", "1848-05-10"),
      DateCase("‹voriges Jahr› war", "1847"), DateCase("im ‹vorigen Jahres›", "1847"),
      DateCase("le ‹3 courant› à Paris", "1848-05-03"), DateCase("le ‹29 du mois dernier›", "1848-04-29"),
      DateCase("‹hier› soir", "1848-05-02"), DateCase("‹avant-hier› à Lyon", "1848-05-01"),
      DateCase("‹demain› matin", "1848-05-04"), DateCase("‹lundi dernier› on", "1848-05-01"),
      DateCase("‹dimanche prochain› aura", "1848-05-07"),
      DateCase("‹il y a huit jours› encore", "1848-04-26"),
      DateCase("le ‹15 avril dernier›", "1848-04-15"), DateCase("le ‹15 mai dernier›", "1847-05-15"),
      DateCase("on ‹15 June next› at", "1848-06-15"),
      DateCase("on the ‹2d instant› at", "1848-05-02"), DateCase("of the ‹28th ult.› we", "1848-04-28"),
      DateCase("on the ‹10th prox.› there", "1848-06-10"),
      DateCase("‹yesterday› morning", "1848-05-02"), DateCase("‹the day before yesterday›", "1848-05-01"),
      DateCase("‹to-morrow› night", "1848-05-04"), DateCase("‹last Monday› he", "1848-05-01"),
      DateCase("‹next Sunday› at", "1848-05-07"), DateCase("‹three days ago› in", "1848-04-30"),
      DateCase("‹last month› in", "1848-04"), DateCase("‹gisteren› te Leiden", "1848-05-02"),
      DateCase("den ‹2 dezer› te", "1848-05-02"), DateCase("‹i går› kom", "1848-05-02"),
      DateCase("den ‹2 dennes› ankom", "1848-05-02"), DateCase("‹eilen› tuli", "1848-05-02"),
      DateCase("‹ieri› sera", "1848-05-02"), DateCase("il ‹2 corrente› a", "1848-05-02"),
      DateCase("el ‹2 del corriente› en", "1848-05-02"), DateCase("‹ayer› tarde", "1848-05-02"),
      DateCase("‹včera› v Praze", "1848-05-02"), DateCase("‹wczoraj› w Warszawie", "1848-05-02"),
      DateCase("‹tegnap› este", "1848-05-02"), DateCase("‹heri› vesperi", "1848-05-02"),
      DateCase("am 3. Mai 1847 und 1846"), DateCase("den 31. d. J."), DateCase("S. 12 und 13"),
    ])
  func finds(_ example: DateCase) async throws {
    let dates = try #require(try await resolved(example.text).dates)
    #expect(dates.map(\.date) == example.values)
    #expect(dates.map(\.text) == example.mentions)
    let scalars = Array(example.text.unicodeScalars)
    for date in dates {
      #expect(String(String.UnicodeScalarView(scalars[date.start..<date.end])) == date.text)
      #expect(date.anchor == .init(source: .catalogue, text: Self.issue, date: Self.issue))
      #expect(!date.reason.isEmpty)
    }
  }

  @Test("the date below the title stands in for a catalogue that tells none, or only a year")
  func fallsBack() async throws {
    let masthead = Field(
      name: .date, value: "Mittwoch, den 3. Mai 1848", normal: "1848-05-03", confidence: 0.9, evidence: [])
    for catalogue in [nil, "1848", "o. J."] {
      let date = try #require(
        try await resolved("gestern", catalogue: catalogue, fields: [masthead]).dates?.first)
      #expect(date.date == "1848-05-02")
      #expect(date.anchor == .init(source: .page, text: "Mittwoch, den 3. Mai 1848", date: "1848-05-03"))
    }
    #expect(try await resolved("gestern", catalogue: "3. Mai 1848").dates?.first?.date == "1848-05-02")
  }

  @Test("an item without a day of its own keeps its relative dates unresolved")
  func unresolved() async throws {
    #expect(try await resolved("gestern", catalogue: nil).dates == [])
    #expect(try await resolved("gestern", catalogue: "1848-05").dates == [])
  }

  @Test("days are counted over the ends of months and years, leap days too")
  func ends() async throws {
    #expect(try await resolved("gestern", catalogue: "1848-03-01").dates?.first?.date == "1848-02-29")
    #expect(try await resolved("gestern", catalogue: "1900-03-01").dates?.first?.date == "1900-02-28")
    #expect(try await resolved("vorgestern", catalogue: "1848-01-01").dates?.first?.date == "1847-12-30")
    #expect(try await resolved("am 31. v. M. war", catalogue: "1848-05-03").dates == [])
  }

  @Test("a word of one language says nothing on a page of another")
  func otherLanguages() async throws {
    #expect(try await resolved("sie eilen hier vorbei", languages: ["de"]).dates == [])
    #expect(try await resolved("hier soir", languages: ["fr"]).dates?.count == 1)
    #expect(try await resolved("eilen tuli", languages: ["fi"]).dates?.count == 1)
  }
}
