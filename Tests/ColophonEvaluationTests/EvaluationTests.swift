import ColophonDocument
import ColophonEvaluation
import ColophonTesting
import Foundation
import Testing

@Suite("An output folder is compared with ground truth")
struct EvaluationTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func report(
    truth: [String] = ["gazette/truth"], texts: [String] = [], profile: TextProfile = .folded
  ) throws -> EvaluationReport {
    try Evaluation(
      truth: truth.map { folder.path($0) }, texts: texts.map { folder.path($0) }, profile: profile
    ).report(on: folder.path("out"))
  }

  /// What the evaluation says when it cannot be made.
  private func complaint(truth: [String] = ["gazette/truth"], texts: [String] = []) throws -> String {
    let error = #expect(throws: EvaluationError.self) { try report(truth: truth, texts: texts) }
    return try #require(error).description
  }

  @Test("every figure is that which one counts by hand")
  func figures() throws {
    try folder.write(
      """
      {"item":"i1","page":1,"image":"i1/1.jpg","text":"Halle, den\\n18. März","text_normalised":"x",\
      "language":"de","document_type":"text_page","entities":[\
      {"type":"place","text":"Halle","start":0,"end":5,"edtf":null},\
      {"type":"date","text":"18. März","start":11,"end":19,"edtf":"--03-18"}]}
      {"item":"i1","page":2,"image":"i1/2.jpg","text":"Mahl-\\nſteuer","language":"de",\
      "document_type":"letter","entities":[]}

      """, to: "gazette/truth/pages.jsonl")
    try folder.write(
      """
      {"item":"i1","pages":2,"language":"de","document_type":"text_page","metadata":{"title":"Anzeiger",\
      "creator":null,"date":"1848","shelf":"A 1"}}
      """, to: "gazette/truth/documents.jsonl")
    try folder.write(
      """
      {"item":"gazette/i1","page":1,"image":"i1/1.jpg","text":"Hallc, den\\n18. März","language":"de",\
      "document_type":"text_page","outcome":"done","entities":[\
      {"type":"place","text":"Hallc","start":0,"end":5,"normal":null,"confidence":0.4},\
      {"type":"date","text":"18. März","start":11,"end":19,"normal":"--03-18"},\
      {"type":"person","text":"März","start":15,"end":19}]}
      {"item":"gazette/i1","page":2,"image":"i1/2.jpg","text":"Mahlsteuer","language":"und",\
      "document_type":"index_card","outcome":"reused"}
      """, to: "out/pages.jsonl")
    try folder.write(
      """
      {"item":"gazette/i1","language":"de","document_type":"letter","metadata":[\
      {"field":"title","value":"ANZEIGER","normal":null,"confidence":0.8},\
      {"field":"creator","value":"Anzeiger","normal":null,"confidence":null}]}
      """, to: "out/documents.jsonl")

    let figures = try report().overall
    #expect(figures.pages == 2 && figures.documents == 1)
    let characters = try #require(figures.characters)
    #expect(characters.errors == 1 && characters.length == 29)
    #expect(characters.median == 1.0 / 38)
    let words = try #require(figures.words)
    #expect(words.errors == 1 && words.length == 5)
    #expect(figures.pageLanguage?.rate == 0.5)
    #expect(figures.pageType?.right == 1)
    #expect(figures.documentLanguage?.rate == 1)
    #expect(figures.documentType?.rate == 0)
    #expect(figures.entities.map(\.kind) == Entity.Kind.allCases)
    #expect(
      figures.entities.map(\.detection) == [
        Detection(expected: 0, found: 1, matched: 0), Detection(expected: 1, found: 1, matched: 1),
        Detection(), Detection(),
        Detection(expected: 1, found: 1, matched: 1),
      ])
    #expect(figures.dates?.right == 1)
    #expect(figures.fields.map(\.field) == [.title, .creator, .date])
    #expect(
      figures.fields.map(\.detection) == [
        Detection(expected: 1, found: 1, matched: 1), Detection(expected: 0, found: 1, matched: 0),
        Detection(expected: 1, found: 0, matched: 0),
      ])

    let printed = try #require(try report(profile: .asPrinted).overall.characters)
    // One misread letter, and over the second page's line end a hyphen, a line feed and a long s.
    #expect(printed.errors == 4 && printed.length == 31)
  }

  @Test("a page without a result counts as wrong throughout and is listed")
  func missingPages() throws {
    try folder.write(
      """
      {"item":"a","page":1,"text":"eins","language":"de"}
      {"item":"a","page":2,"text":"zwei","language":"de","entities":[{"type":"place","text":"Halle"}]}
      {"item":"b","page":1,"text":"drei","language":"de"}
      """, to: "gazette/truth/pages.jsonl")
    try folder.write(
      """
      {"item":"a","page":1,"text":"eins","language":"de","outcome":"done"}
      {"item":"a","page":2,"text":null,"outcome":"quarantined","failure_reason":"timeout"}
      {"item":"z","page":9,"text":"not in the truth","outcome":"done"}
      """, to: "out/pages.jsonl")
    let report = try report()
    #expect(report.overall.characters?.errors == 8)
    #expect(report.overall.pageLanguage?.right == 1)
    #expect(report.overall.entities[1].detection == Detection(expected: 1, found: 0, matched: 0))
    #expect(
      report.absences.map { "\($0.page): \($0.why)" } == [
        "gazette: a page 2: quarantined (timeout)", "gazette: b page 1: not in the output",
      ])
    #expect(report.worst.isEmpty)
    #expect(report.table().contains("gazette: b page 1: not in the output"))
  }

  @Test("a page in quarantine that has text is compared as far as it goes")
  func halfDonePage() throws {
    try folder.write(#"{"item":"a","page":1,"text":"eins","language":"de"}"#, to: "gazette/truth/pages.jsonl")
    try folder.write(
      #"{"item":"a","page":1,"text":"eins","language":null,"outcome":"quarantined"}"#, to: "out/pages.jsonl")
    let report = try report()
    #expect(report.overall.characters?.errors == 0)
    #expect(report.overall.pageLanguage?.rate == 0)
    #expect(report.absences.isEmpty)
  }

  @Test("several collections have figures of their own, and what a truth does not know is not measured")
  func severalCollections() throws {
    try folder.write(#"{"item":"i","page":1,"text":"abcd","language":"de"}"#, to: "gazette/truth/pages.jsonl")
    try folder.write(#"{"item":"i","page":1,"text":"abcdef"}"#, to: "letters/truth/pages.jsonl")
    try folder.write(
      """
      {"item":"letters/i","page":1,"text":"abcdef","language":"fr"}
      {"item":"gazette/i","page":1,"text":"abcx","language":"de"}
      """, to: "out/pages.jsonl")
    let report = try report(truth: ["gazette/truth", "letters/truth"])
    #expect(report.collections.map(\.name) == ["gazette", "letters"])
    #expect(report.collections.map(\.characters?.micro) == [0.25, 0])
    #expect(report.overall.characters?.micro == 0.1)
    #expect(report.collections[1].pageLanguage == nil)
    #expect(report.overall.pageLanguage?.total == 1)
    #expect(report.overall.entities.isEmpty && report.overall.fields.isEmpty)
    #expect(report.worst.map { "\($0.page)" } == ["gazette: i page 1"])
  }

  @Test("an equal id is preferred to one with a prefix, in whatever order they come")
  func exactIdsFirst() throws {
    try folder.write(#"{"item":"i","page":1,"text":"abcd"}"#, to: "gazette/truth/pages.jsonl")
    for lines in [["i", "gazette/i", "old/i"], ["old/i", "gazette/i", "i"], ["gazette/i", "i", "old/i"]] {
      try folder.write(
        lines.map { #"{"item":"\#($0)","page":1,"text":"\#($0 == "i" ? "abcd" : "x")"}"# }
          .joined(separator: "\n"), to: "out/pages.jsonl")
      #expect(try report().overall.characters?.errors == 0)
    }
  }

  @Test("an id of the truth may be the longer one")
  func longerTruth() throws {
    try folder.write(#"{"item":"1848/i","page":1,"text":"abcd"}"#, to: "gazette/truth/pages.jsonl")
    try folder.write(#"{"item":"i","page":1,"text":"abcd"}"#, to: "out/pages.jsonl")
    #expect(try report().absences.isEmpty)
    // Only whole folders count: "8/i" is not an id's end from a "/" on.
    try folder.write(#"{"item":"8/i","page":1,"text":"abcd"}"#, to: "out/pages.jsonl")
    #expect(try report().absences.count == 1)
  }

  @Test("items that cannot be told apart are an error")
  func ambiguousItems() throws {
    try folder.write(#"{"item":"i","page":1,"text":"abcd"}"#, to: "gazette/truth/pages.jsonl")
    try folder.write(#"{"item":"i","page":1,"text":"abcd"}"#, to: "letters/truth/pages.jsonl")
    try folder.write(#"{"item":"i","page":1,"text":"abcd"}"#, to: "out/pages.jsonl")
    let both = try complaint(truth: ["gazette/truth", "letters/truth"])
    #expect(both.contains("item 'i' of the output could be 'i' in gazette and 'i' in letters"))

    try folder.write(
      """
      {"item":"x/i","page":1,"text":"abcd"}
      {"item":"y/i","page":2,"text":"abcd"}
      """, to: "out/pages.jsonl")
    #expect(try complaint().contains("could be 'x/i' or 'y/i'"))

    try folder.write(
      """
      {"item":"i","page":1,"text":"abcd"}
      {"item":"i","page":1,"text":"abcd"}
      """, to: "out/pages.jsonl")
    #expect(try complaint().contains("has item 'i', page 1, twice"))
    #expect(
      try complaint(truth: ["gazette/truth", "./gazette/truth"]).contains("a collection called 'gazette'"))
  }

  @Test("text files belong to the images of their names")
  func trueTexts() throws {
    try folder.write("Halle\n", to: "prints/gt-text/p.1_0001.txt")
    try folder.write("Jena\n", to: "prints/gt-text/fra/0002.txt")
    try folder.write("Gera\n", to: "prints/gt-text/lat/0002.txt")
    try folder.write("Köln\n", to: "prints/gt-text/0003.txt")
    try folder.write(
      """
      {"item":"a","page":1,"image":"p.1_0001.jpg","text":"Hallc"}
      {"item":"a","page":2,"image":"images/lat/0002.tif","text":"Gera"}
      {"item":"a","page":3,"image":"images/fra/0002.tif","text":"Jena"}
      {"item":"a","page":4,"image":"0004.jpg","text":"unknown"}
      """, to: "out/pages.jsonl")
    let report = try report(truth: [], texts: ["prints/gt-text"])
    #expect(report.overall.name == "all" && report.collections.map(\.name) == ["prints"])
    #expect(report.overall.characters?.errors == 5 && report.overall.characters?.length == 17)
    #expect(report.absences.map { "\($0.page)" } == ["prints: 0003"])
    #expect(report.overall.pageLanguage == nil)

    try folder.write(#"{"item":"a","page":2,"image":"0002.tif","text":"Gera"}"#, to: "out/pages.jsonl")
    #expect(try complaint(truth: [], texts: ["prints/gt-text"]).contains("several texts called '0002'"))
    try folder.write(
      """
      {"item":"a","page":1,"image":"0003.tif","text":"x"}
      {"item":"a","page":2,"image":"0003.tif","text":"y"}
      """, to: "out/pages.jsonl")
    #expect(
      try complaint(truth: [], texts: ["prints/gt-text"]).contains("page 1 of 'a' or page 2 of 'a'"))
  }

  @Test("the report as JSON is one line and the same from run to run")
  func json() throws {
    try folder.write(
      #"{"item":"i","page":1,"text":"abc","language":"de","entities":[{"type":"place","text":"Halle"}]}"#,
      to: "gazette/truth/pages.jsonl")
    try folder.write(#"{"item":"i","page":1,"text":"abd"}"#, to: "out/pages.jsonl")
    let line = try report().json()
    #expect(!line.contains("\n"))
    #expect(try report().json() == line)
    #expect(
      line.contains(#""cer":{"errors":1,"length":3,"macro":0.333333,"median":0.333333,"micro":0.333333"#))
    #expect(line.contains(#""confusions":[{"count":1,"expected":"de","found":null}]"#))
    #expect(line.contains(#"{"expected":1,"f1":0,"found":0,"matched":0,"recall":0,"type":"place"}"#))
    #expect(line.contains(#""worst":[{"cer":0.333333,"collection":"gazette","errors":1,"length":3"#))
  }

  @Test("the table names the profile, leaves out what is unknown and lists wrong labels")
  func table() throws {
    try folder.write(
      """
      {"item":"i","page":1,"text":"abcd efgh","language":"de"}
      {"item":"i","page":2,"text":"ijkl","language":"de"}
      """, to: "gazette/truth/pages.jsonl")
    try folder.write(
      """
      {"item":"i","page":1,"text":"abcd efgx","language":"nl"}
      {"item":"i","page":2,"text":"ijkl","language":"de"}
      """, to: "out/pages.jsonl")
    #expect(
      try report(profile: .asPrinted).table() == """
        profile as_printed: NFC; blanks at line ends and empty lines left out
          Unicode form: NFC
          characters: Unicode scalars
          words: between white space, punctuation attached
          line ends: kept; white space at line ends and empty lines left out
          long s, round r: kept
          umlauts with combining e: kept
          ligatures: kept
          private-use code points: kept
          line-end hyphens: kept
          quotation marks: kept
          dashes: kept
          other punctuation: counts
          capital or small: counts

        text     pages  CER      95 %  mean  median  any order   WER      95 %  mean   bag  covered  invented
        gazette      2  7.7  0.0–11.1   5.6     5.6        7.7  33.3  0.0–50.0  25.0  33.3    100.0       0.0

        All rates in per cent. 95 %: interval by bootstrap over pages. mean, median: of the pages' rates. any order:
        CER when lines may stand in any order; bag: WER without order. covered: truth that was read at all, right or
        wrong; invented: reading that has no counterpart in the truth.

        right    page language  page type  item language  item type  dates (EDTF)
        gazette     50.0 (1/2)          –              –          –             –

        wrong labels:
          page language de, found nl: 1

        truth  read as  times
        h            x      1

        pages read badly:
          gazette: i page 1: CER 11.1, 1 of 9 characters

        lines read badly:
          gazette: i page 1: 1 of 9 characters
            truth  abcd efgh
            found  abcd efgx
        """)
  }
}
