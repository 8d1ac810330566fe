import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

/// The sample collections without the gazette, whose pages take longest: enough to see every component work.
private let pipeline = """
  version: 1
  read:
    - image_folder: { path: in/books, name: books }
    - image_folder: { path: in/cards, name: cards, item_per: file }
  stages:
    - ocr: { models: [eng] }
    - detect_language
    - tag_entities
    - extract_metadata
    - classify
  write:
    - tei
    - json_lines
  """

/// Copies some samples; the order in which the files are made is the order in which most file systems list them.
private func collection(shuffled seed: UInt64, _ pipeline: String = pipeline) throws -> TemporaryFolder {
  let folder = try TemporaryFolder()
  try folder.write(pipeline, to: "p.yaml")
  let samples = Repository.root.appending(path: "SampleCollections")
  var files: [(from: URL, to: String)] = []
  let book = samples.appending(path: "books/images")
  for item in try FileManager.default.contentsOfDirectory(atPath: book.path).sorted().prefix(1) {
    for name in try FileManager.default.contentsOfDirectory(atPath: book.appending(path: item).path) {
      files.append((book.appending(path: "\(item)/\(name)"), "in/books/\(item)/\(name)"))
    }
  }
  for card in try sampleCards(4) { files.append((card, "in/cards/\(card.lastPathComponent)")) }
  var random = SeededRandom(seed: seed)
  for file in files.sorted(by: { $0.to < $1.to }).shuffled(using: &random) {
    try folder.write(Data(contentsOf: file.from), to: file.to)
  }
  return folder
}

private func outputs(_ folder: URL) throws -> [String: Data] {
  var files: [String: Data] = [:]
  for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path)
  where path.hasSuffix(".xml")
    || (path.hasSuffix(".jsonl") && !path.hasPrefix("records/") && !path.hasPrefix("logs/"))
  {
    files[path] = try Data(contentsOf: folder.appending(path: path))
  }
  return files
}

@Suite("A run over samples, from YAML to files", .serialized)
struct SampleRunTests {
  @Test("one and four workers and another order of files give the same bytes; a second run reuses all")
  func sameBytes() throws {
    let pinned = ["SOURCE_DATE_EPOCH": "1790000000"]
    // Each page chooses its model, and some are read twice.
    let pipeline = pipeline.replacing("{ models: [eng] }", with: "{ models: auto }")
    let first = try collection(shuffled: 1, pipeline)
    let one = try colophon(
      "run", "p.yaml", "--output", "out", "--workers", "1", in: first.url, environment: pinned)
    #expect(one.status == ExitStatus.complete, "\(one.errors)")
    let second = try collection(shuffled: 2, pipeline)
    let four = try colophon(
      "run", "p.yaml", "--output", "out", "--workers", "4", in: second.url, environment: pinned)
    #expect(four.status == ExitStatus.complete, "\(four.errors)")
    let files = try outputs(first.path("out"))
    #expect(files.count == 7)
    #expect(try outputs(second.path("out")) == files)

    let again = try colophon("run", "p.yaml", "--output", "out", "--json", in: first.url)
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(again.output.utf8)) as? [String: Any])
    #expect((report["pages"] as? [String: Int]) == ["done": 0, "reused": 8, "skipped": 0, "quarantined": 0])
    #expect((report["items"] as? [String: Int]) == ["done": 0, "reused": 5, "skipped": 0, "quarantined": 0])
    #expect(try outputs(first.path("out")) == files)

    let plan = try colophon(
      "plan", "p.yaml", "--output", "out", "--set", "stages.ocr.models=[eng,deu]", in: first.url)
    #expect(plan.output.contains("8 pages: option models changed"), "\(plan.output)")
    #expect(plan.output.contains("models: [eng, deu]"), "\(plan.output)")
    #expect(plan.output.contains("--set stages.ocr.models=[eng,deu]"), "\(plan.output)")
  }

  @Test("plan counts items and pages and tells where each setting comes from, without making a folder")
  func plan() throws {
    let folder = try collection(shuffled: 1)
    let plan = try colophon("plan", "p.yaml", "--output", "out", in: folder.url)
    #expect(plan.status == ExitStatus.complete, "\(plan.errors)")
    #expect(plan.output.contains("5 items, 8 pages"), "\(plan.output)")
    #expect(plan.output.contains("8 pages: not read yet"), "\(plan.output)")
    #expect(plan.output.contains("classify: 8 pages") && plan.output.contains("classify: 5 items"))
    #expect(plan.output.contains("p.yaml:6:20"), "\(plan.output)")
    #expect(plan.output.contains("default"), "\(plan.output)")
    #expect(!FileManager.default.fileExists(atPath: folder.path("out").path))
  }

  @Test("an interrupted run says so, keeps what is finished, and the next one goes on")
  func interrupted() throws {
    let folder = try collection(shuffled: 1)
    let script = """
      "$1" run p.yaml --output out --workers 1 --json & pid=$!
      for i in $(seq 300); do ls out/records/*/*/*.page >/dev/null 2>&1 && break; sleep 0.1; done
      kill -TERM $pid; wait $pid
      """
    let shell = try runProgram(
      URL(fileURLWithPath: "/bin/sh"), ["-c", script, "sh", BuiltProducts.colophon.path], in: folder.url)
    #expect(shell.status == 143, "\(shell.errors)")
    let next = try colophon("run", "p.yaml", "--output", "out", "--json", in: folder.url)
    #expect(next.status == ExitStatus.complete)
    let report = try #require(JSONSerialization.jsonObject(with: Data(next.output.utf8)) as? [String: Any])
    let pages = try #require(report["pages"] as? [String: Int])
    #expect((pages["reused"] ?? 0) > 0 && (pages["reused"] ?? 0) + (pages["done"] ?? 0) == 8, "\(pages)")
  }

  @Test("components lists all and prints a manual; doctor names versions and models")
  func tellsOfItself() throws {
    let list = try colophon("components")
    #expect(list.status == 0)
    for name in ["image_folder", "mets", "ocr", "detect_language", "tag_entities", "tei", "json_lines"] {
      #expect(list.output.contains("  \(name)"))
    }
    let manual = try colophon("components", "ocr")
    #expect(manual.output.contains("page_timeout_secs") && manual.output.contains("example"))
    #expect(try colophon("components", "orc").errors.contains("did you mean 'ocr'?"))
    let doctor = try colophon("doctor")
    #expect(doctor.status == ExitStatus.complete, "\(doctor.output)")
    #expect(doctor.output.contains("tesseract") && doctor.output.contains("eng"))
    let bare = try TemporaryFolder()
    let missing = try colophon("doctor", environment: ["COLOPHON_MODELS": bare.url.path])
    #expect(missing.status == ExitStatus.missing)
    #expect(missing.output.contains("make models"), "\(missing.output)")
  }
}

@Suite("Runs that cannot go on say why with their exit code")
struct StoppedRunTests {
  @Test("a run whose pages fail stops at the first with policy stop: exit 5")
  func tooManyFailures() throws {
    let folder = try TemporaryFolder()
    try folder.write(cardPipeline + "\nfailures: { policy: stop }\n", to: "p.yaml")
    for number in 1...4 { try folder.write("no image", to: "in/\(number).jpg") }
    let run = try colophon("run", "p.yaml", "--output", "out", "--workers", "1", in: folder.url)
    #expect(run.status == ExitStatus.tooManyFailures, "\(run.errors)")
    #expect(run.errors.contains("policy stop: unreadable_image"), "\(run.errors)")
  }

  @Test("a second run in the same output folder ends at once: exit 75")
  func alreadyRunning() throws {
    let folder = try TemporaryFolder()
    try folder.write(cardPipeline, to: "p.yaml")
    try folder.write("no image", to: "in/1.jpg")
    let lock = try OutputLock(OutputFolder(folder.path("out")), run: "other")
    let run = try colophon("run", "p.yaml", "--output", "out", in: folder.url)
    #expect(run.status == ExitStatus.alreadyRunning)
    #expect(run.errors.contains("another run is at work"), "\(run.errors)")
    withExtendedLifetime(lock) {}
  }

  @Test("an output folder that cannot be made is exit 4")
  func unwritableOutput() throws {
    let folder = try TemporaryFolder()
    try folder.write(cardPipeline, to: "p.yaml")
    try folder.write("no image", to: "in/1.jpg")
    try folder.write("a file", to: "out")
    let run = try colophon("run", "p.yaml", "--output", "out", in: folder.url)
    #expect(run.status == ExitStatus.inaccessible, "\(run.errors)")
  }
}
