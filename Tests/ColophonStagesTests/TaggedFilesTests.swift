import ColophonStages
import ColophonTesting
import Foundation
import Testing

@Suite("Labelled texts are read in the formats that data sets have")
struct TaggedFilesTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func read(_ text: String, as path: String, language: String? = "de") throws -> TaggedFiles {
    let file = try folder.write(text, to: path)
    return try TaggedFiles([language.map { "\($0)=\(file.path)" } ?? file.path])
  }

  /// Names as `kind: words`.
  private func names(_ text: TaggedText, _ names: [TaggedText.Name]? = nil) -> [String] {
    (names ?? text.names).map { "\($0.kind): " + text.words[$0.words].map(\.text).joined(separator: " ") }
  }

  @Test("HIPE TSV, with dates, line ends, documents and names within names")
  func hipe() throws {
    let text = """
      TOKEN\tNE-COARSE-LIT\tNE-COARSE-METO\tNE-FINE-LIT\tNE-FINE-METO\tNE-FINE-COMP\tNE-NESTED\tNEL-LIT\tNEL-METO\tMISC
      # hipe2022:document_id = a_1
      # hipe2022:date = 1887-03-01
      # hipe2022:language = fi
      # hipe2022:document_type = newspaper
      Bank\tB-ORG\t_\tO\t_\t_\tO\tQ1\t_\t_
      of\tI-ORG\t_\tO\t_\t_\tO\tQ1\t_\t_
      Lon¬\tI-ORG\t_\tO\t_\t_\tB-LOC\tQ1\t_\tNoSpaceAfter|EndOfLine
      don\tI-ORG\t_\tO\t_\t_\tI-LOC\tQ1\t_\tNoSpaceAfter
      .\tO\t_\tO\t_\t_\tO\t_\t_\t_

      # hipe2022:document_id = a_2
      # hipe2022:date = 1890-01-01
      # hipe2022:language = fi
      Kalevala\tB-HumanProd\t_\tO\t_\t_\tO\t_\t_\t_
      """
    let texts = try read(text, as: "dev.tsv", language: nil).texts
    #expect(texts.map(\.name) == ["a_1", "a_2"] && texts.map(\.year) == [1887, 1890])
    #expect(texts.map(\.language) == ["fi", "fi"] && texts[0].documentType == "newspaper")
    #expect(names(texts[0]) == ["organisation: Bank of Lon¬ don"])
    #expect(names(texts[0], texts[0].nested) == ["place: Lon¬ don"])
    #expect(texts[0].words[2] == TaggedText.Word("Lon¬", isGlued: true, endsLine: true))
    #expect(names(texts[1]) == ["work: Kalevala"])
  }

  @Test("CoNLL with IOB2, IOB1 and IOBES, by tab or space, in one column or with others between")
  func conll() throws {
    let forms = [
      "Anna B-PER\nvon I-PER\nKöln B-LOC\nkam O\n", "Anna I-PER\nvon I-PER\nKöln I-LOC\nkam O\n",
      "Anna\tNE\tB-PER\nvon\tAPPR\tE-PER\nKöln\tNE\tS-LOC\nkam\tV\tO\n",
      "Anna B-per\r\nvon I_PER\r\nKöln B.LOC\r\nkam O\r\n",
    ]
    for form in forms {
      let texts = try read(form, as: "a.conll").texts
      #expect(texts.count == 1 && names(texts[0]) == ["person: Anna von", "place: Köln"], "\(form)")
    }
    let numbered = try read(
      "# text = In York\n1\tIn\tO\t-\t-\n2\tYork\tB-LOC\t-\tx\n", as: "a.iob2", language: "en")
    #expect(names(numbered.texts[0]) == ["place: York"])
    let layers = try read(
      "the\tB-PER\tO\tO\t\nking\tI-PER\tO\tO\t\nof\tI-PER\tO\tO\t\nSpain\tI-PER\tB-GPE\tO\t\n", as: "b.tsv")
    #expect(names(layers.texts[0]) == ["person: the king of Spain"])
    #expect(names(layers.texts[0], layers.texts[0].nested) == ["place: Spain"])
  }

  @Test("brat: proper names only where a set tells them apart, the longest first")
  func brat() throws {
    try folder.write("The Duke of York met a boy . ", to: "set/coref-brat/a.txt")
    try folder.write(
      "T0\tPROP_PER 0 16\tThe Duke of York\nT1\tPROP_GPE 12 16\tYork\nT2\tNOM_PER 21 26\ta boy\nR1\tx\n",
      to: "set/coref-brat/a.ann")
    let texts = try TaggedFiles(["en=\(folder.url.path)/set/coref-brat"]).texts
    #expect(texts.count == 1 && texts[0].set == "set")
    #expect(names(texts[0]) == ["person: The Duke of York"])
    #expect(names(texts[0], texts[0].nested) == ["place: York"])
  }

  @Test("our own JSON Lines, with offsets in Unicode scalars")
  func jsonLines() throws {
    let line =
      #"{"item":"a","page":2,"text":"Äh, Herr Mül-\nler lebt.","language":"de","entities":[{"type":"person","start":9,"end":17}]}"#
    let texts = try read(
      line + "\n" + #"{"text":null,"entities":null}"# + "\n", as: "pages.jsonl", language: nil
    ).texts
    #expect(texts.count == 1 && texts[0].language == "de")
    #expect(names(texts[0]) == ["person: Mül - ler"])
  }

  @Test("TEI with names in its text")
  func tei() throws {
    let text = """
      <TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><title>Not this</title></teiHeader>
      <text xml:lang="fr"><body><p>Le <persName>général <lb/>Cavaignac</persName> à <placeName>Paris</placeName>,
      <rs type="org">Sénat</rs>, <title>Le Monde</title>.</p></body></text></TEI>
      """
    let texts = try read(text, as: "a.xml", language: nil).texts
    #expect(texts[0].language == "fr")
    #expect(
      names(texts[0]) == [
        "person: général Cavaignac", "place: Paris", "organisation: Sénat", "work: Le Monde",
      ])
  }

  @Test("broken lines are told with file and line, and their words stay")
  func broken() throws {
    let files = try read("Anna B-PER\nworden\nBür v\nKöln B-LOC\n", as: "a.bio")
    #expect(files.broken.map(\.line) == [2, 3])
    #expect(
      files.broken[0].description.hasSuffix(
        "a.bio:2: expected a token and a tag such as O or B-PER: 'worden'"))
    #expect(files.texts[0].words.map(\.text) == ["Anna", "worden", "Bür", "Köln"])
  }

  @Test("broken JSON, XML and offsets are told with their line")
  func brokenOthers() throws {
    let good = #"{"text":"Anna","entities":[]}"# + "\n"
    let pages = try read(
      good + "{\n" + #"{"text":"ab","entities":[{"type":"person","start":0,"end":9}]}"# + "\n"
        + #"{"text":"ab","entities":[{"type":"ship","start":0,"end":1}]}"#, as: "p.jsonl")
    #expect(pages.broken.map(\.line) == [2, 3, 4])
    try folder.write("Anna O\n", to: "x/a.bio")
    try folder.write("<TEI>\n<text>\n</TEI>", to: "x/b.xml")
    let both = try TaggedFiles(["de=\(folder.url.path)/x"])
    #expect(both.broken.map(\.line) == [3])
    try folder.write("Anna", to: "y/a.txt")
    try folder.write("T0\tPER 0 99\tAnna\n", to: "y/a.ann")
    #expect(try TaggedFiles(["de=\(folder.url.path)/y"]).broken.map(\.line) == [1])
  }

  @Test("a text that does not say its language, or a path that is not there, is refused with what to do")
  func refusals() throws {
    let unknown = #expect(throws: TrainingDataError.self) {
      try read("Anna O\n", as: "notes.bio", language: nil)
    }
    #expect(unknown?.description.contains("write it before the path, as in de=") == true)
    #expect(throws: TrainingDataError.self) { try TaggedFiles(["de=/nowhere/a.bio"]) }
    #expect(try read("Anna O\n", as: "enp_DE.lft.bio", language: nil).texts[0].language == "de")
  }
}
