import ColophonDocument
import ColophonModels
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

/// A tagger trained on sentences made for the test, then used by the stage.
@Suite("tag_entities by a trained model")
struct TrainedTaggerTests {
  /// Towns and persons in sentences that leave no doubt.
  private static func sentences(_ language: String) -> String {
    let towns = ["Alphen", "Bethausen", "Cronstadt", "Dorlingen", "Eschwil", "Fahrburg", "Gollheim"]
    let people = ["Hedwig Imhoff", "Jakob Kerner", "Lene Mooser", "Nikolaus Obser", "Paula Quast"]
    var text = ""
    for round in 0..<24 {
      let person = people[round % people.count].split(separator: " ")
      text += "Gestern O\nreiste O\n\(person[0]) B-PER\n\(person[1]) I-PER\nnach O\n"
      text += "\(towns[round % towns.count]) B-LOC\n. O\n\nDer O\nWein O\nwar O\ngut O\n. O\n\n"
    }
    return text
  }

  private static func outcome(_ folder: TemporaryFolder, seed: UInt64) throws -> TaggerTraining.Outcome {
    let file = try folder.write(sentences("de"), to: "set/data.bio")
    var settings = TaggerTraining.Settings()
    settings.seed = seed
    settings.folds = 2
    settings.clusters = 4
    // Twenty-four names of each kind are fewer than a kind must have.
    let texts = try TaggedFiles(Array(repeating: "de=\(file.path)", count: 3)).texts
    var training = try TaggerTraining(texts, language: "de", models: folder.url, settings: settings)
    return try training.run { _ in }
  }

  /// A models folder with small lists and the trained model.
  private static func models(_ outcome: TaggerTraining.Outcome, in folder: TemporaryFolder) throws {
    try folder.write(outcome.bytes, to: "entities/de.tagger")
  }

  private static func lists(in folder: TemporaryFolder) throws {
    for name in NameLists.names + ["month-names"] {
      try folder.write("# none\n", to: "word-lists/\(name).tsv")
    }
  }

  private static func entities(
    _ page: Page, names: String, in folder: TemporaryFolder
  ) async throws -> [Entity] {
    var page = page
    page.languages = Languages(main: "de", shares: [.init(language: "de", share: 1, confidence: 1)])
    let stage = try TagEntities(TagEntitiesTests.options(names: names), TagEntitiesTests.services(folder.url))
    _ = try await stage.process(&page, image: folder.url)
    return page.entities ?? []
  }

  @Test("the same seed gives the same bytes, another seed others")
  func sameBytes() throws {
    let folder = try TemporaryFolder()
    try Self.lists(in: folder)
    let first = try Self.outcome(folder, seed: 3)
    #expect(try first.bytes == Self.outcome(folder, seed: 3).bytes)
    #expect(try first.bytes != Self.outcome(folder, seed: 4).bytes)
    #expect(first.bytes.count < 10_000_000 && first.header.seed == 3)
    #expect(first.names["place"] == 72 && first.answers.count == 3)
  }

  @Test("a name in a divided word is found whole and points back into the print and to its boxes")
  func dividedWords() async throws {
    let folder = try TemporaryFolder()
    try Self.lists(in: folder)
    try Self.models(Self.outcome(folder, seed: 1), in: folder)
    let page = page(of: [["Gestern reiste Hedwig Im-", "hoff nach Cron-", "stadt."]])
    let found = try await Self.entities(page, names: "model", in: folder)
    #expect(found.map(\.kind) == [.person, .place])
    #expect(found.map(\.text) == ["Hedwig Im-\nhoff", "Cron-\nstadt"])
    #expect(found.map(\.boxes.count) == [2, 2])
    let plain = Array(try #require(page.text).plain.unicodeScalars)
    for entity in found {
      #expect(String(String.UnicodeScalarView(plain[entity.start..<entity.end])) == entity.text)
      #expect(entity.evidence == "model: entities/de")
      #expect((0...1).contains(entity.confidence ?? -1))
    }
    #expect(try await Self.entities(page, names: "rules", in: folder).isEmpty)
  }

  @Test("a page in another language goes to the model for the rest, and to none if there is none")
  func otherLanguages() async throws {
    let folder = try TemporaryFolder()
    try Self.lists(in: folder)
    try Self.models(Self.outcome(folder, seed: 1), in: folder)
    let taggers = try EntityTaggers(models: folder.url)
    #expect(taggers.languages == ["de"] && taggers.tagger(for: "cs") == nil)
    #expect(taggers.references.map(\.name) == ["entities/de"])
  }

  @Test("where both find a name the rules' stays, and the tagger adds what it is sure of")
  func joined() throws {
    let rule = try #require(FoundName(kind: "person", tokens: 0..<3, confidence: 0.5, model: "m"))
    let over = try #require(FoundName(kind: "place", tokens: 2..<3, confidence: 0.9, model: "m"))
    let sure = try #require(FoundName(kind: "work", tokens: 5..<6, confidence: 0.8, model: "m"))
    let unsure = try #require(FoundName(kind: "place", tokens: 4..<5, confidence: 0.4, model: "m"))
    let joined = FoundName.joined(rules: [rule], tagger: [over, unsure, sure], tokens: 6)
    #expect(joined.map(\.kind) == [.person, .work])
    #expect(FoundName(kind: "ship", tokens: 0..<1, confidence: 1, model: "m") == nil)
  }

  @Test("pieces of a page go by their language")
  func pieces() {
    let tokens = Tokeniser.tokens(
      of: "The quick brown fox jumps over lazy dogs\nDer schnelle braune Fuchs springt über Hunde\n12")
    let breaks = Set(tokens.indices.filter { tokens[$0].gap == .line && $0 > 0 })
    let pieces = LanguagePieces.of(tokens, breaks: breaks, languages: ["en", "de"]) {
      $0.hasPrefix("Der") ? ("de", 0.9) : ("en", 0.9)
    }
    #expect(pieces.map(\.language) == ["en", "de", "en"])
    #expect(pieces.map(\.tokens) == [0..<8, 8..<15, 15..<16])
    let doubtful = LanguagePieces.of(tokens, breaks: breaks, languages: ["en", "de"]) { _ in ("de", 0.5) }
    #expect(doubtful.map(\.tokens) == [0..<16])
  }
}
