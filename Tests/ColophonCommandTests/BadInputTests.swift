import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

/// Runs the built program.
func colophon(
  _ arguments: String..., in folder: URL? = nil, environment: [String: String] = [:]
) throws
  -> ProgramResult
{
  try runProgram(BuiltProducts.colophon, arguments, environment: environment, in: folder)
}

/// A page of the sample collections, small and quick to read.
let sampleCard = Repository.root.appending(path: "SampleCollections/index-cards/images")

func sampleCards(_ count: Int) throws -> [URL] {
  try FileManager.default.contentsOfDirectory(atPath: sampleCard.path).sorted().prefix(count)
    .map { sampleCard.appending(path: $0) }
}

/// A pipeline over the folder `in`, one item a file, with English only.
let cardPipeline = """
  version: 1
  read: { image_folder: { path: in, item_per: file } }
  stages:
    - ocr: { models: [eng] }
    - detect_language
    - tag_entities
    - extract_metadata
    - classify
  write: [tei, json_lines]
  """

@Suite("Bad input ends in a clear message and the right exit code")
struct BadInputTests {
  @Test("broken images go to quarantine with their reasons, and the rest of the collection is done")
  func brokenImages() throws {
    let folder = try TemporaryFolder()
    try folder.write(cardPipeline, to: "p.yaml")
    let cards = try sampleCards(2)
    for card in cards { try folder.write(Data(contentsOf: card), to: "in/\(card.lastPathComponent)") }
    try folder.write(Data(contentsOf: cards[0]).prefix(3000), to: "in/truncated.jpg")
    try folder.write("", to: "in/empty.tif")
    try folder.write("Dear Sir, this is no picture.\n", to: "in/letter.jpg")
    try folder.write(Self.tiff(width: 30_000, height: 30_000, strips: 10), to: "in/huge.tif")
    try folder.write(Self.tiff(width: 1000, height: 1000, strips: 100), to: "in/truncated.tif")

    let run = try colophon("run", "p.yaml", "--output", "out", "--json", in: folder.url)
    #expect(run.status == ExitStatus.quarantined, "\(run.errors)")
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    #expect(
      (report["pages"] as? [String: Int]) == ["done": 2, "reused": 0, "skipped": 0, "quarantined": 5],
      "\(run.errors)")
    #expect((report["reasons"] as? [String: Int])?["image_too_large"] == 1, "\(report)")
    #expect((report["reasons"] as? [String: Int])?["unreadable_image"] == 4, "\(report)")

    let lines = try String(contentsOf: folder.path("out/pages.jsonl"), encoding: .utf8)
      .split(separator: "\n").map { try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] }
    #expect(lines.count == 7)
    let failed = lines.compactMap(\.self).filter { $0["outcome"] as? String == "quarantined" }
    #expect(failed.compactMap { $0["failure_message"] as? String }.filter { !$0.isEmpty }.count == 5)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("out/tei").path).count == 7)
  }

  @Test("a wrong key is shown with file, line, column and caret: exit 2")
  func wrongKey() throws {
    let folder = try TemporaryFolder()
    try folder.write(cardPipeline.replacing("models: [eng]", with: "model: [eng]"), to: "p.yaml")
    let run = try colophon("run", "p.yaml", "--output", "out", in: folder.url)
    #expect(run.status == ExitStatus.invalidPipeline)
    #expect(run.errors.contains("p.yaml:4:12: error: unknown option 'model'"), "\(run.errors)")
    #expect(run.errors.contains("\n             ^\n  hint: did you mean 'models'?"), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("out").path))
  }

  @Test("a missing language is told with the command that installs it: exit 3")
  func missingLanguage() throws {
    let folder = try TemporaryFolder()
    try folder.write(cardPipeline.replacing("[eng]", with: "[isl]"), to: "p.yaml")
    try folder.write("", to: "in/a.jpg")
    let run = try colophon("plan", "p.yaml", in: folder.url)
    #expect(run.status == ExitStatus.missing)
    #expect(run.errors.contains("p.yaml:4:20: error:"), "\(run.errors)")
    #expect(run.errors.contains("apt-get install tesseract-ocr-isl"), "\(run.errors)")
  }

  @Test("a collection that is not there is exit 4")
  func missingCollection() throws {
    let folder = try TemporaryFolder()
    try folder.write(cardPipeline, to: "p.yaml")
    let run = try colophon("run", "p.yaml", "--output", "out", in: folder.url)
    #expect(run.status == ExitStatus.inaccessible, "\(run.errors)")
    #expect(run.errors.contains("p.yaml:2:"), "\(run.errors)")
  }

  @Test("a collection without any item is exit 4, for a plan as for a run", arguments: ["plan", "run"])
  func emptyCollection(_ command: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(cardPipeline, to: "p.yaml")
    try FileManager.default.createDirectory(at: folder.path("in"), withIntermediateDirectories: true)
    let output = command == "run" ? ["--output", "out"] : []
    let ended = try runProgram(BuiltProducts.colophon, [command, "p.yaml"] + output, in: folder.url)
    #expect(ended.status == ExitStatus.inaccessible, "\(ended.errors)")
    #expect(ended.errors.contains("the collection holds no items; is it mounted"), "\(ended.errors)")
    try folder.write("no image", to: "in/1.jpg")
    #expect(try colophon("plan", "p.yaml", in: folder.url).status == ExitStatus.complete)
  }

  @Test("a log that cannot be written does not end a run, a consumer that cannot be served does")
  func fullDevices() throws {
    let folder = try TemporaryFolder()
    try folder.write(cardPipeline, to: "p.yaml")
    try folder.write("no image", to: "in/1.jpg")
    for (redirection, status) in [
      ("2>/dev/full", ExitStatus.quarantined), ("<&- >&- 2>&-", ExitStatus.quarantined),
      ("--json >/dev/full", ExitStatus.inaccessible),
    ] {
      let shell = try runProgram(
        URL(fileURLWithPath: "/bin/sh"),
        ["-c", "exec \"$0\" run p.yaml --output out \(redirection)", BuiltProducts.colophon.path],
        in: folder.url)
      #expect(shell.status == status, "\(redirection): \(shell.errors)")
    }
  }

  @Test("a pipeline file that is not there is told by name: exit 2")
  func missingPipeline() throws {
    let run = try colophon("run", "nowhere.yaml", "--output", "out")
    #expect(run.status == ExitStatus.invalidPipeline)
    #expect(run.errors.contains("nowhere.yaml: error: cannot read the pipeline file"), "\(run.errors)")
  }

  @Test(
    "a wrong command line is exit 64",
    arguments: [["run"], ["rum"], ["run", "p.yaml", "--output", "o", "--workers", "0"]])
  func commandLine(_ arguments: [String]) throws {
    let run = try runProgram(BuiltProducts.colophon, arguments)
    #expect(run.status == ExitStatus.wrongCommandLine)
    #expect(run.output.isEmpty)
  }

  /// A grey TIFF whose header promises more strips than the file holds.
  private static func tiff(width: UInt32, height: UInt32, strips rows: UInt32) -> Data {
    func entry(_ tag: UInt16, _ type: UInt16, _ value: UInt32) -> [UInt8] {
      bytes(tag) + bytes(type) + bytes(UInt32(1)) + bytes(value)
    }
    func bytes<T: FixedWidthInteger>(_ value: T) -> [UInt8] {
      withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }
    let entries: [[UInt8]] = [
      entry(256, 4, width), entry(257, 4, height), entry(258, 3, 8), entry(259, 3, 1), entry(262, 3, 1),
      entry(273, 4, 200), entry(277, 3, 1), entry(278, 4, height), entry(279, 4, width &* height),
    ]
    var file: [UInt8] = Array("II".utf8) + bytes(UInt16(42)) + bytes(UInt32(8))
    file += bytes(UInt16(entries.count)) + entries.flatMap(\.self) + bytes(UInt32(0))
    file += [UInt8](repeating: 0, count: 200 - file.count)
    return Data(file + [UInt8](repeating: 200, count: Int(width * rows)))
  }
}
