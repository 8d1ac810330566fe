import ColophonModels
import ColophonTesting
import Foundation
import Testing

@Suite("The language model")
struct LanguageIdentifierTests {
  static let file = Repository.models.appending(path: "py3langid/py3langid.model")
  static var hasModel: Bool {
    FileManager.default.fileExists(atPath: file.path) || ProcessInfo.processInfo.environment["CI"] == "true"
  }
  static let withoutModel: Comment = "needs Models/py3langid/py3langid.model: run make models"

  struct Expected: Decodable {
    struct Answer: Decodable {
      let language: String
      let probability: Double
    }
    let id: Int
    let text: String
    let all: Answer
    let limited: Answer
  }

  static let limited = [
    "cs", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "la", "nl", "no", "pl", "pt", "ro", "ru",
    "sk",
    "sl", "sv",
  ]

  @Test("it answers as py3langid does on every golden line", .enabled(if: hasModel, withoutModel))
  func agreesWithGoldens() throws {
    let identifier = try LanguageIdentifier(contentsOf: Self.file)
    let selection = try identifier.selection(of: Self.limited)
    let lines = try String(contentsOf: Golden.folder.appending(path: "py3langid.jsonl"), encoding: .utf8)
      .split(separator: "\n")
    #expect(lines.count == 60)
    for line in lines {
      let expected = try JSONDecoder().decode(Expected.self, from: Data(line.utf8))
      for (found, answer) in [
        (try identifier.identify(expected.text).first, expected.all),
        (try identifier.identify(expected.text, among: selection).first, expected.limited),
      ] {
        #expect(found?.language == answer.language, "golden \(expected.id)")
        #expect(abs((found?.probability ?? -1) - answer.probability) < 0.0001, "golden \(expected.id)")
      }
    }
  }

  @Test("the probabilities of a choice sum to 1, best first", .enabled(if: hasModel, withoutModel))
  func probabilitiesSumToOne() throws {
    let identifier = try LanguageIdentifier(contentsOf: Self.file)
    let candidates = try identifier.identify(
      "Der Rath der Stadt hat beschlossen", among: identifier.selection(of: ["de", "nl", "sr"]))
    #expect(candidates.map(\.language).first == "de")
    #expect(Set(candidates.map(\.language)) == ["de", "nl", "sr"])
    #expect(abs(candidates.reduce(0) { $0 + $1.probability } - 1) < 1e-9)
    #expect(zip(candidates, candidates.dropFirst()).allSatisfy { $0.probability >= $1.probability })
  }

  @Test("a language it has no class for is refused by name", .enabled(if: hasModel, withoutModel))
  func refusesUnknownLanguage() throws {
    let identifier = try LanguageIdentifier(contentsOf: Self.file)
    #expect(throws: LanguageModelError.unknownLanguage("deutsch")) {
      try identifier.selection(of: ["en", "deutsch"])
    }
    #expect(identifier.codes.count == 140)
  }

  // MARK: - Files that are not the model

  @Test("a file that is not there is reported with what to do")
  func reportsMissingFile() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("none.model")
    #expect(throws: LanguageModelError.unreadable(path: file.path)) {
      try LanguageIdentifier(contentsOf: file)
    }
    #expect("\(LanguageModelError.unreadable(path: "a"))".hasSuffix("run make models"))
  }

  @Test(
    "a foreign file is refused",
    arguments: ["", "CLPHLID1", "not a model", "CLPHLID1" + String(repeating: "0", count: 20)])
  func refusesForeignFile(content: String) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(content, to: "a.model")
    #expect(throws: LanguageModelError.notAModel(path: file.path)) {
      try LanguageIdentifier(contentsOf: file)
    }
  }

  /// A model with two classes, one feature (the byte `a`) and two states.
  static func tinyModel(row: UInt32 = 0, next: UInt32 = 1, feature: Int32 = 0) -> Data {
    var data = Data("CLPHLID1".utf8)
    func append(_ value: UInt32) { withUnsafeBytes(of: value.littleEndian) { data.append(contentsOf: $0) } }
    func pad() { while data.count % 64 != 0 { data.append(0) } }
    for count: UInt32 in [2, 1, 2, 1, 6, 0] { append(count) }
    pad()
    data.append(contentsOf: "de\nfr\n".utf8)
    pad()
    append(Float(-1).bitPattern)
    append(Float(-2).bitPattern)
    pad()
    append(0)
    append(row)
    pad()
    append(UInt32(bitPattern: -1))
    append(UInt32(bitPattern: feature))
    pad()
    for byte in 0..<256 { append(byte == 0x61 ? next : 0) }
    pad()
    // -1.0 and 2.0 in half precision.
    for half: UInt16 in [0xbc00, 0x4000] {
      withUnsafeBytes(of: half.littleEndian) { data.append(contentsOf: $0) }
    }
    return data
  }

  @Test("a model written by hand gives the probabilities worked out by hand")
  func scoresTinyModel() throws {
    let folder = try TemporaryFolder()
    let identifier = try LanguageIdentifier(contentsOf: folder.write(Self.tinyModel(), to: "tiny.model"))
    let candidates = try identifier.identify("abab")
    // Two times the feature: de −1 − ln 3, fr −2 + 2 ln 3, divided by the root of four bytes.
    let difference = ((-2 + 2 * log(3.0)) - (-1 - log(3.0))) / 2
    let french = 1 / (1 + exp(-difference))
    #expect(candidates.map(\.language) == ["fr", "de"])
    #expect(abs(candidates[0].probability - french) < 1e-6)
    #expect(try identifier.identify("xyz").map(\.probability) == [0.5, 0.5])
  }

  @Test("a model cut short at any place is refused", arguments: [63, 64, 130, 700, 1600, 1665])
  func refusesTruncatedModel(length: Int) throws {
    let folder = try TemporaryFolder()
    let whole = Self.tinyModel()
    let file = try folder.write(whole.prefix(min(length, whole.count - 1)), to: "cut.model")
    #expect(throws: LanguageModelError.self) { try LanguageIdentifier(contentsOf: file) }
  }

  @Test("indices that lead out of the file throw when a text meets them")
  func damagedIndicesThrow() throws {
    let folder = try TemporaryFolder()
    let damaged = [
      Self.tinyModel(row: 7), Self.tinyModel(next: 9), Self.tinyModel(feature: 1_000_000),
    ]
    for (index, data) in damaged.enumerated() {
      let file = try folder.write(data, to: "\(index).model")
      let identifier = try LanguageIdentifier(contentsOf: file)
      #expect(throws: LanguageModelError.damaged(path: file.path)) { try identifier.identify("aaaa") }
    }
  }

  @Test("the digest of a file is the SHA-256 of its bytes")
  func digestsFile() throws {
    let folder = try TemporaryFolder()
    let abc = try folder.write("abc", to: "abc")
    #expect(try sha256(of: abc) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    let long = try folder.write(Data(repeating: 0x61, count: 1_000_000), to: "million")
    #expect(try sha256(of: long) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }
}
