import ColophonDocument
import ColophonModels
import ColophonTesting
import Foundation
import Testing

@Suite("A lexicon")
struct LexiconTests {
  /// Made by `Models/lexicons/build.py` from twenty words, with v as u, j as i, and the prefix "ne".
  static let small = Golden.folder.appending(path: "small.lexicon")
  static var hasLexicons: Bool {
    !Lexicon.files(in: Repository.models).isEmpty || ProcessInfo.processInfo.environment["CI"] == "true"
  }
  static let withoutLexicons: Comment = "needs Models/lexicons/*.lexicon: run make models"

  private func knows(_ lexicon: Lexicon, _ text: String) -> Bool {
    let words = FoldedWord.words(in: text)
    return words.count == 1 && lexicon.contains(words[0])
  }

  @Test(
    "knows its words in any case, in old letters, composed or not",
    arguments: [
      "Aal", "ÄPFEL", "a\u{308}pfel", "a\u{364}pfel", "Bäume", "daſs", "waſſer", "\u{FB02}uß", "über",
      "(Haus)",
      "häuſer,", "ΑΙΑΣ", "Ὀδυσσεύς", "VVULA", "IVRII", "uinum", "jam", "nehaus",
    ])
  func knowsWords(_ text: String) throws {
    #expect(knows(try Lexicon(contentsOf: Self.small), text))
  }

  @Test(
    "does not know other words", arguments: ["aals", "apfel", "wafer", "ne", "nehau", "hausne", "αιαςβ"])
  func deniesOthers(_ text: String) throws {
    #expect(!knows(try Lexicon(contentsOf: Self.small), text))
  }

  @Test("takes about one in 256 other words for one of its own")
  func fewFalsePositives() throws {
    let lexicon = try Lexicon(contentsOf: Self.small)
    var random = SeededRandom(seed: 7)
    let letters = Array("bcdfghklmnp")
    let others = (0..<20_000).map { _ in
      String((0..<9).map { _ in letters[Int.random(in: 0..<letters.count, using: &random)] })
    }
    let taken = others.count { knows(lexicon, $0) }
    #expect(taken < 200)
  }

  @Test("tells language, size and origin")
  func describesItself() throws {
    let lexicon = try Lexicon(contentsOf: Self.small)
    #expect(lexicon.language == "xx")
    #expect(lexicon.wordCount == 20)
    let reference = lexicon.reference()
    #expect(reference.name == "lexicon/xx")
    #expect(reference.version == "made-by-hand 1")
    #expect(reference.licence == "CC0-1.0")
    #expect(try reference.digest == sha256(of: Self.small))
  }

  @Test("letters of its words are likelier than others")
  func scoresLetters() throws {
    let characters = try Lexicon(contentsOf: Self.small).characters
    func mean(_ text: String) -> Double {
      FoldedWord.words(in: text).first.flatMap { characters.score($0).mean } ?? 0
    }
    #expect(mean("Hausen") < 0)
    #expect(mean("Baum") > mean("mbua"))
    #expect(mean("mbua") > mean("жжжж"))
    #expect(CharacterModel.Score().mean == nil)
  }

  // MARK: - Cutting and folding

  @Test(
    "a text's words are its runs of two letters and more",
    arguments: [
      ("l'homme à 3 ans", ["homme", "ans"]), ("1848", []), ("Th.eil—Rath", ["th", "eil", "rath"]), ("", []),
      ("e\u{301}te\u{301}", ["été"]), ("\u{301}ab", ["ab"]), ("İi", ["i\u{307}i"]), ("STRAẞE", ["straße"]),
    ])
  func cutsWords(_ text: String, _ words: [String]) {
    #expect(FoldedWord.words(in: text).map(\.text) == words)
  }

  // MARK: - Files that are no lexicon

  @Test("a missing file is reported with what to do")
  func reportsMissing() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("none.lexicon")
    #expect(throws: LexiconError.unreadable(path: file.path)) { try Lexicon(contentsOf: file) }
    #expect("\(LexiconError.unreadable(path: "a"))".hasSuffix("run make models"))
    #expect(try Lexicon.all(in: folder.url).isEmpty)
  }

  @Test(
    "a foreign file is refused", arguments: ["", "CLPHLEX1", "CLPHLID1" + String(repeating: "0", count: 200)])
  func refusesForeign(_ content: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(content, to: "a.lexicon")
    #expect(throws: LexiconError.notALexicon(path: file.path)) { try Lexicon(contentsOf: file) }
  }

  @Test("a lexicon cut short at any place is refused", arguments: [95, 96, 140, 300, 5_000, -1])
  func refusesTruncated(_ length: Int) throws {
    let folder = try TemporaryFolder()
    let whole = try Data(contentsOf: Self.small)
    let file = try folder.write(whole.prefix(length < 0 ? whole.count + length : length), to: "cut.lexicon")
    #expect(throws: LexiconError.self) { try Lexicon(contentsOf: file) }
  }

  @Test("no damage to the header or the notes makes a look-up crash", arguments: 0..<40)
  func survivesDamage(_ seed: Int) throws {
    let folder = try TemporaryFolder()
    var random = SeededRandom(seed: UInt64(seed))
    var data = try Data(contentsOf: Self.small)
    for _ in 0..<3 {
      data[Int.random(in: 8..<600, using: &random)] = UInt8.random(in: 0...255, using: &random)
    }
    let file = try folder.write(data, to: "damaged.lexicon")
    guard let lexicon = try? Lexicon(contentsOf: file) else { return }
    for word in FoldedWord.words(in: "Haus nehaus жжж Ὀδυσσεύς bäume") {
      _ = lexicon.contains(word)
      _ = lexicon.characters.score(word)
    }
  }

  // MARK: - The lexicons made here

  @Test(
    "the made lexicons know words of their languages", .enabled(if: hasLexicons, withoutLexicons),
    arguments: [
      ("de", "Freiheit Fluß daß Gegenstände"), ("en", "freedom colour color wouldn't"),
      ("fr", "liberté homme été"),
      ("la", "habet virtutem IVSTITIA atque"), ("da", "frihed således"), ("cs", "svoboda nesvobody městech"),
      ("grc", "λόγος ἄνθρωπος"),
    ])
  func madeLexicons(_ language: String, _ text: String) throws {
    guard let lexicon = try Lexicon.all(in: Repository.models).first(where: { $0.language == language })
    else {
      return
    }
    for word in FoldedWord.words(in: text) {
      #expect(lexicon.contains(word), "\(word.text)")
      #expect(lexicon.characters.score(word).mean.map { $0 > -5 } == true)
    }
  }
}
