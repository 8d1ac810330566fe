import ColophonDocument
import ColophonModels
import ColophonTesting
import Foundation
import Testing

@testable import ColophonNative
@testable import ColophonStages

@Suite("The model that reads a page")
struct ModelChooserTests {
  /// What a model makes of each piece.
  private struct Made {
    var text: String
    var confidence: Double
    var isInDictionary = false
  }

  /// The lexicon of `LexiconTests`, which knows Haus, Baum, Wasser and some others, as one of German.
  private static func german(in folder: TemporaryFolder) throws -> Lexicon {
    var bytes = try Data(contentsOf: Golden.folder.appending(path: "small.lexicon"))
    // Where the code of the language stands, see Models/lexicons/FORMAT.md.
    bytes.replaceSubrange(48..<50, with: Data("de".utf8))
    try folder.write(bytes, to: "de.lexicon")
    let lexicon = try Lexicon(contentsOf: folder.path("de.lexicon"))
    #expect(lexicon.language == "de")
    return lexicon
  }

  private struct Choice {
    var model: String?
    /// Models in the order in which they were asked, once for each piece.
    var asked: [String] = []
    var pieces: [Int] = []
  }

  private func choice(
    _ readings: KeyValuePairs<String, Made>, pieces: Int = 6, sure: Double = 0.8
  ) throws -> Choice {
    let folder = try TemporaryFolder()
    let lexicon = try Self.german(in: folder)
    let chooser = ModelChooser(candidates: readings.map(\.key), lexicons: [lexicon], sure: sure)
    var choice = Choice()
    choice.model = chooser.choice(pieces: pieces) { model, piece in
      choice.asked.append(model)
      choice.pieces.append(piece)
      guard let made = readings.first(where: { $0.key == model })?.value else { return [] }
      return made.text.split(separator: " ").map { word in
        Recognizer.TriedWord(
          word: Word(
            text: String(word), box: Box(left: 0, top: 0, right: 9, bottom: 9), confidence: made.confidence),
          isInDictionary: made.isInDictionary)
      }
    }
    return choice
  }

  @Test("is that of the language which a general model's words speak for; nobody else is asked")
  func language() throws {
    let choice = try choice([
      "eng": Made(text: "Haus Wassor Baum", confidence: 0.6),
      "deu": Made(text: "Haus Wasser Baum", confidence: 0.95, isInDictionary: true),
      "Fraktur": Made(text: "Haus Wasser Baum", confidence: 0.99, isInDictionary: true),
    ])
    #expect(choice.model == "deu")
    #expect(choice.asked == ["eng", "eng", "deu", "deu"])
  }

  @Test("is chosen by two pieces from the middle of the page, or by what there is")
  func middle() throws {
    let made: KeyValuePairs = [
      "eng": Made(text: "Haus", confidence: 0.9), "deu": Made(text: "Haus", confidence: 0.8),
    ]
    #expect(try choice(made).pieces == [2, 4, 2, 4])
    #expect(try choice(made, pieces: 2).pieces == [1, 0, 1, 0])
  }

  @Test(
    "is looked for among those for broken types only while the evidence leaves a doubt",
    arguments: [(0.5, ["deu", "deu"]), (0.8, ["deu", "deu", "Fraktur", "Fraktur"])])
  func doubt(sure: Double, asked: [String]) throws {
    // Words of the word list that the model's own dictionary does not have: 0.66.
    let choice = try choice(
      [
        "deu": Made(text: "Haus Baum", confidence: 0.9),
        "Fraktur": Made(text: "Quoxel Fjarnt", confidence: 0.4),
      ], sure: sure)
    #expect(choice.asked == asked)
    #expect(choice.model == "deu")
  }

  @Test(
    "is one that sees long s, also with somewhat less evidence, if it sees more than one",
    arguments: [("Quoxel Fjarnſt", "Fraktur"), ("Quoxel Fjarnt", "deu")])
  func longS(_ text: String, _ model: String) throws {
    let choice = try choice([
      "deu": Made(text: "Quoxel Fjarnt", confidence: 0.9), "Fraktur": Made(text: text, confidence: 0.7),
    ])
    #expect(choice.model == model)
  }

  @Test("is not the one that sees long s where the evidence is much less")
  func misread() throws {
    let choice = try choice([
      "deu": Made(text: "Quoxel Fjarnt", confidence: 0.9),
      "Fraktur": Made(text: "Quoxel Fjarnſt", confidence: 0.6),
    ])
    #expect(choice.model == "deu")
  }

  @Test("may be of a language that only the model for broken types could tell")
  func afterBrokenTypes() throws {
    // Words too short to be held against a list.
    let choice = try choice([
      "eng": Made(text: "Ha us lf er", confidence: 0.3),
      "Fraktur": Made(text: "Haus Wasser", confidence: 0.6),
      "deu": Made(text: "Haus Wasser", confidence: 0.9, isInDictionary: true),
    ])
    #expect(choice.asked == ["eng", "eng", "Fraktur", "Fraktur", "deu", "deu"])
    #expect(choice.model == "deu")
  }

  @Test("is the first one where nothing can be read, and nobody is asked where there is no choice")
  func nothing() throws {
    let two: KeyValuePairs = ["eng": Made(text: "", confidence: 0), "deu": Made(text: "Haus", confidence: 1)]
    let without = try choice(two, pieces: 0)
    #expect(without.model == "eng" && without.asked.isEmpty)
    let single = try choice(["deu": Made(text: "Haus", confidence: 0.1)])
    #expect(single.model == "deu" && single.asked.isEmpty)
  }
}
