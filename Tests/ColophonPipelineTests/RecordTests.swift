import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("Names, keys and records")
struct RecordTests {
  @Test(
    "file names are safe and lead back to the id",
    arguments: [
      "plain-1848_03", "gazette/1848-03-18", "..", ".hidden", "", "Müller & Söhne", "a%2Fb", "tab\there",
      "名前", "x.tar.gz",
    ])
  func safeNames(_ id: String) {
    let name = SafeFileName.encode(id)
    #expect(SafeFileName.decode(name) == id)
    #expect(!name.isEmpty && !name.hasPrefix(".") && !name.contains("/"))
    #expect(name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F })
  }

  @Test("random ids of any scalars go there and back")
  func randomNames() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<2000 {
      var id = ""
      for _ in 0..<Int.random(in: 0..<40, using: &random) {
        let range: ClosedRange<UInt32> = Bool.random(using: &random) ? 0x20...0x7E : 0...0xD7FF
        if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
          id.unicodeScalars.append(scalar)
        }
      }
      let name = SafeFileName.encode(id)
      #expect(SafeFileName.decode(name) == id || name.contains("~"))
      #expect(name.utf8.count <= 200)
    }
  }

  @Test("ids that are too long stay apart")
  func longNames() {
    let a = SafeFileName.encode(String(repeating: "ä", count: 300) + "1")
    let b = SafeFileName.encode(String(repeating: "ä", count: 300) + "2")
    #expect(a != b && a.utf8.count <= 200)
    #expect(SafeFileName.decode(a) == nil)
  }

  @Test("natural order puts 2 before 10 and knows no upper limit")
  func naturalOrder() {
    let names = ["page 10", "page 2", "Page 3", "page 02", "page", "page 99999999999999999999999", "page 2b"]
    let sorted = names.sorted { naturalSortKey($0).utf8.lexicographicallyPrecedes(naturalSortKey($1).utf8) }
    #expect(
      sorted == ["page", "page 02", "page 2", "page 2b", "Page 3", "page 10", "page 99999999999999999999999"])
  }

  @Test("a record comes back as it was written; a torn or foreign one is refused")
  func records() throws {
    let folder = try TemporaryFolder()
    let output = OutputFolder(folder.url)
    try output.prepare()
    let file = folder.path("a/0001.page").path
    let entry = StageEntry(
      origin: Origin(stage: "ocr", version: 1, models: []), fingerprint: Fingerprint(["a": "b"]),
      layers: [.text, .languages], made: "2026-11-21",
      run: "r")
    let header = PageHeader(
      item: "ä", page: 1, image: PageImage(path: "x.tif", frame: 2), file: nil, stages: [entry], failure: nil)
    try RecordFile.write(header, values: [Data("{}".utf8), Data("[1]".utf8)], to: file, in: output)
    let read = try #require(try RecordFile.read(PageHeader.self, at: file))
    #expect(read.header == header && read.values == [Data("{}".utf8), Data("[1]".utf8)])
    #expect(try RecordFile.header(PageHeader.self, at: file) == header)
    #expect(try RecordFile.header(PageHeader.self, at: folder.path("none").path) == nil)

    let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    try folder.write(bytes.dropLast(), to: "torn")
    try folder.write(bytes.dropLast(4), to: "short")
    #expect(throws: RecordFile.FormatError.self) {
      try RecordFile.read(PageHeader.self, at: folder.path("short").path)
    }
    let later = String(decoding: bytes, as: UTF8.self).replacing("\"format\":2", with: "\"format\":99")
    try folder.write(later, to: "later")
    #expect(throws: RecordFile.FormatError.self) {
      try RecordFile.read(PageHeader.self, at: folder.path("later").path)
    }
    #expect(throws: RecordFile.FormatError.self) {
      try RecordFile.read(PageHeader.self, at: folder.path("torn").path)
    }
    try folder.write("%PDF-1.4\n", to: "foreign")
    #expect(throws: RecordFile.FormatError.self) {
      try RecordFile.header(PageHeader.self, at: folder.path("foreign").path)
    }
  }

  @Test("a file that is not committed leaves nothing behind")
  func abandoned() throws {
    let folder = try TemporaryFolder()
    do {
      let file = try AtomicFile(replacing: folder.path("x.txt"))
      try file.write(Data("half".utf8))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test("a fingerprint says what has changed, and its digest cannot be confused")
  func fingerprints() {
    let old = Fingerprint(["component": "ocr 1", "option.models": "[deu]", "model.deu": "a"])
    let new = Fingerprint(["component": "ocr 1", "option.models": "[fra]", "model.fra": "b"])
    #expect(new.changes(since: old) == ["model deu is gone", "model fra is new", "option models changed"])
    #expect(Fingerprint(["a": "b:c"]).digest != Fingerprint(["a:b": "c"]).digest)
    #expect(old.changes(since: old).isEmpty)
  }
}
