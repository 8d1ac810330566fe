import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

/// What pages that are hard to read become, from YAML to files: a page of broken types for which only the wrong model
/// is allowed, and a printed head over something like handwriting.
@Suite("Pages that are hard to read", .serialized)
struct ReadingCommandTests {
  private static let pipeline = """
    version: 1
    read: { image_folder: { path: in, item_per: file } }
    stages:
      - ocr: { models: [eng], unreadable: keep }
    write: [tei, json_lines]
    failures: { stop_above: 1 }
    """

  private func collection(_ pages: [String: Data]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(Self.pipeline, to: "p.yaml")
    for (name, page) in pages { try folder.write(page, to: "in/\(name)") }
    return folder
  }

  private func pages(_ folder: TemporaryFolder, _ output: String) throws -> [[String: Any]] {
    try String(contentsOf: folder.path("\(output)/pages.jsonl"), encoding: .utf8).split(separator: "\n")
      .map { try object($0) }
  }

  @Test(
    "the profile decides how often a doubtful page is read, and explain tells what came of it",
    .enabled(if: Repository.hasShared, "\(Repository.withoutShared)"))
  func profiles() throws {
    let page = Repository.shared.appending(path: "data/ocr-ocrd/kant_aufklaerung_1784_0017.tif")
    let folder = try collection(["kant.tif": Data(contentsOf: page)])
    func read(_ output: String, _ settings: String...) throws -> (account: [String: Any], text: String) {
      let set = settings.flatMap { ["--set", "stages.ocr.\($0)"] }
      let run = try runProgram(
        BuiltProducts.colophon, ["run", "p.yaml", "--output", output] + set, in: folder.url)
      #expect(run.status == ExitStatus.complete, "\(run.errors)")
      let place = ["explain", "p.yaml", "kant/1", "--output", output] + set
      let json = try object(try runProgram(BuiltProducts.colophon, place + ["--json"], in: folder.url).output)
      let explained = (json["pages"] as? [[String: Any]])?.first?["reading"] as? [String: Any]
      return (try #require(explained), try runProgram(BuiltProducts.colophon, place, in: folder.url).output)
    }
    let fast = try read("fast", "profile=fast")
    #expect((fast.account["readings"] as? [Any])?.count == 1)
    #expect(fast.account["time_spent"] as? Bool == false)
    #expect(fast.text.contains("1 of 1: no other reading was needed"), "\(fast.text)")

    let thorough = try read("thorough", "profile=thorough")
    let readings = try #require(thorough.account["readings"] as? [[String: Any]])
    #expect(readings.count >= 2)
    #expect(Set(readings.compactMap { $0["copy"] as? String }).count == readings.count)
    let gains = readings.compactMap { $0["gain"] as? Double }
    let kept = try #require(thorough.account["kept"] as? Int)
    // A later reading is kept only if it promises clearly more.
    #expect(gains.allSatisfy { $0 < 1.05 * gains[kept] })
    #expect(
      thorough.text.contains("\(kept + 1) of \(readings.count): it promises the most right characters"),
      "\(thorough.text)")
    for words in ["  reading 2 ", "expected errors, gain", "profile thorough; small letters", "  quality "] {
      #expect(thorough.text.contains(words), "\(thorough.text)")
    }

    let hasty = try read("hasty", "profile=thorough", "reread_secs=0")
    #expect((hasty.account["readings"] as? [Any])?.count == 1)
    #expect(hasty.account["time_spent"] as? Bool == true)
    #expect(hasty.text.contains("the time for further readings was spent"), "\(hasty.text)")

    let quality = try #require(try pages(folder, "thorough").first?["quality"] as? [String: Any])
    #expect(quality["expected_cer"] as? Double == thorough.account["expected_errors"] as? Double)
    #expect(quality["band"] as? String == thorough.account["band"] as? String)
  }

  @Test("an unreadable page is in quarantine without its text, until a person releases it")
  func unreadable() throws {
    let folder = try collection([
      "letter.tif": PaperScene.handwriting.page().encoded(.tiff(.lzw)),
      "print.tif": PrintedPage().encoded(.tiff(.lzw)),
    ])
    func colophon(_ arguments: String...) throws -> ProgramResult {
      try runProgram(BuiltProducts.colophon, arguments, in: folder.url)
    }
    let setting = ["--output", "out", "--set", "stages.ocr.unreadable=quarantine"]
    func run() throws -> ProgramResult {
      try runProgram(BuiltProducts.colophon, ["run", "p.yaml", "--json"] + setting, in: folder.url)
    }
    let first = try run()
    #expect(first.status == ExitStatus.quarantined, "\(first.errors)")
    let bands = try object(first.output)["quality"] as? [String: Int]
    #expect(bands?["unreadable"] == 1 && bands?.values.reduce(0, +) == 2, "\(first.output)")
    func quality() throws -> [String: Int]? {
      try object(colophon("status", "out", "--json").output)["quality"] as? [String: Int]
    }
    #expect(try quality() == bands?.filter { $0.key != "unreadable" })
    let letter = try #require(try pages(folder, "out").first)
    #expect(letter["failure_reason"] as? String == "unreadable_text", "\(letter)")
    #expect(letter["text"] is NSNull && (letter["lines"] as? [Any])?.isEmpty == true)
    #expect((letter["quality"] as? [String: Any])?["band"] as? String == "unreadable")
    let tei = try String(contentsOf: folder.path("out/tei/letter.xml"), encoding: .utf8)
    #expect(tei.contains("<gap reason=\"unreadable_text\"") && !tei.contains("library"))

    let explained = try runProgram(
      BuiltProducts.colophon, ["explain", "p.yaml", "letter/1"] + setting, in: folder.url
    ).output
    for words in ["letter/1: in quarantine, unreadable_text", "failed, but left its account", "  reading 1 "]
    {
      #expect(explained.contains(words), "\(explained)")
    }
    #expect(explained.contains("a run leaves it in quarantine: nothing has changed for it"), "\(explained)")

    func counts(_ result: ProgramResult) throws -> [String: Int]? {
      try object(result.output)["pages"] as? [String: Int]
    }
    let second = try run()
    #expect(try counts(second) == ["done": 0, "reused": 1, "skipped": 0, "quarantined": 1])
    #expect((try object(second.output)["quality"] as? [String: Int])?.isEmpty == true, "\(second.output)")
    #expect(try colophon("quarantine", "retry", "out", "letter").status == 0)
    #expect(try counts(run()) == ["done": 0, "reused": 1, "skipped": 0, "quarantined": 1])
    #expect(try colophon("quarantine", "release", "out", "letter/1").status == 0)
    let released = try run()
    #expect(released.status == ExitStatus.complete, "\(released.errors)")
    let page = try #require(try pages(folder, "out").first)
    #expect(page["outcome"] as? String == "skipped" && page["text"] as? String == "", "\(page)")

    let kept = try colophon("run", "p.yaml", "--output", "out")
    #expect(kept.status == ExitStatus.complete, "\(kept.errors)")
    #expect((try pages(folder, "out").first?["text"] as? String)?.contains("library") == true)
    #expect(try quality() == bands)
  }
}
