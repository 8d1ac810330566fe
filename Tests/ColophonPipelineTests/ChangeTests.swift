import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("Only what changed is done, and what is gone is told")
struct ChangeTests {
  @Test("items that vanished are listed, keep their outputs, and go only when asked")
  func vanished() async throws {
    let bench = try Bench(["a/1": "one", "b/1": "two", "c/1": "three"])
    _ = try await bench.run()
    try FileManager.default.removeItem(at: bench.folder.path("in/b"))
    let report = try await bench.run(today: "2026-11-22")
    #expect(report.vanished == 1 && report.exitCode == ExitStatus.complete)
    #expect(
      try bench.text("out/deletions.jsonl")
        == #"{"file":"text/b.txt","item":"b","reason":"vanished","since":"2026-11-22"}"# + "\n")
    #expect(try bench.text("out/text/b.txt") == "1 two\n")
    #expect(try bench.text("out/all.txt").split(separator: "\n").count == 3)

    let pruned = try await bench.run(prune: true)
    #expect(pruned.vanished == 0 && pruned.pruned > 0)
    #expect(try bench.text("out/all.txt") == "a 1 2026-11-21\nc 1 2026-11-21\n")
    let left = try bench.outputs().keys.filter { $0.contains("/b") || $0.contains("deletions") }
    #expect(left.isEmpty, "\(left)")
  }

  @Test("a provisional result of an item is made again by every run, and no page is")
  func provisional() async throws {
    let bench = try Bench(["a/1": "unsettled", "b/1": "settled"])
    _ = try await bench.run()
    for _ in 0..<2 {
      let counting = try #require(try bench.survey().parts.first { $0.name == "count_words" })
      #expect(counting.toDo == 1)
      #expect(counting.reasons == ["it was provisional: the counter did not answer": 1])
      let report = try await bench.run()
      #expect(report.pages.reused == 2 && report.exitCode == ExitStatus.complete)
    }
  }

  @Test("when most of a collection is gone, as when a share is not mounted, nothing is removed")
  func mostlyGone() async throws {
    let bench = try Bench(["a/1": "one", "b/1": "two", "c/1": "three"])
    _ = try await bench.run()
    for item in ["b", "c"] { try FileManager.default.removeItem(at: bench.folder.path("in/\(item)")) }
    let report = try await bench.run(prune: true)
    #expect(report.vanished == 2 && report.pruned == 0)
    #expect(try bench.text("out/all.txt").split(separator: "\n").count == 3)
  }

  @Test("an item that comes back is as it was, without being read")
  func cameBack() async throws {
    let bench = try Bench(["a/1": "one", "b/1": "two"])
    _ = try await bench.run()
    let away = bench.folder.path("away")
    try FileManager.default.moveItem(at: bench.folder.path("in/b"), to: away)
    #expect(try await bench.run().vanished == 1)
    try FileManager.default.moveItem(at: away, to: bench.folder.path("in/b"))
    let report = try await bench.run()
    #expect(report.vanished == 0 && report.pages.reused == 2)
    #expect(!FileManager.default.fileExists(atPath: bench.folder.path("out/deletions.jsonl").path))
  }

  @Test("a run over a part of the collection takes nothing for vanished")
  func partial() async throws {
    let bench = try Bench(["a/1": "one", "b/1": "two"])
    _ = try await bench.run()
    #expect(try await bench.run(limit: 1).vanished == 0)
    #expect(try await bench.run(deadline: Date.distantPast).vanished == 0)
  }

  @Test("files of a writer that now writes elsewhere are listed, and go when asked")
  func formerFiles() async throws {
    let bench = try Bench(["a/1": "one"])
    _ = try await bench.run()
    _ = try await bench.run(set: ["write.plain.folder=other"])
    #expect(
      try bench.text("out/deletions.jsonl")
        == #"{"file":"text/a.txt","item":"a","reason":"not_written"}"# + "\n")
    _ = try await bench.run(set: ["write.plain.folder=other"], prune: true)
    let files = try bench.outputs()
    #expect(files["text/a.txt"] == nil && files["other/a.txt"] != nil && files["deletions.jsonl"] == nil)
  }

  @Test("a changed file of the same size and time is found by its digest")
  func verify() async throws {
    let bench = try Bench(["a/1": "one", "b/1": "tally"])
    let time = Date(timeIntervalSince1970: 1_790_000_000)
    func pin() throws {
      try FileManager.default.setAttributes(
        [.modificationDate: time], ofItemAtPath: bench.folder.path("in/a/1").path)
    }
    try pin()
    _ = try await bench.run()
    try bench.folder.write("two", to: "in/a/1")
    try pin()
    #expect(try await bench.run().pages.reused == 2)
    let report = try await bench.run(verify: true)
    #expect(report.pages.done == 1 && report.pages.reused == 1)
    #expect(try bench.text("out/text/a.txt") == "1 two\n")
    #expect(try bench.text("in.tally-b") == "read\n")
  }

  @Test("a file that was only touched is not read again")
  func touched() async throws {
    let bench = try Bench(["a/1": "tally"])
    _ = try await bench.run()
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: bench.folder.path("in/a/1").path)
    let report = try await bench.run()
    #expect(report.pages.reused == 1 && report.pages.done == 0)
    #expect(try bench.text("in.tally-a") == "read\n")
  }

  @Test("an output that was deleted is written again, a record that was deleted is made again")
  func deletedByHand() async throws {
    let bench = try Bench(["a/1": "one"])
    _ = try await bench.run()
    let before = try bench.outputs()
    try FileManager.default.removeItem(at: bench.folder.path("out/text/a.txt"))
    #expect(try await bench.run().pages.reused == 1)
    #expect(try bench.outputs() == before)
    let record = try #require(before.keys.first { $0.hasSuffix(".page") })
    try FileManager.default.removeItem(at: bench.folder.path("out/\(record)"))
    #expect(try await bench.run().pages.done == 1)
    #expect(try bench.outputs() == before)
  }

  @Test("the plan counts what each stage would do, and why")
  func reasons() async throws {
    let bench = try Bench(["a/1": "one", "b/1": "two", "c/1": "three"])
    _ = try await bench.run()
    #expect(try bench.survey().pagesReused == 3 && bench.survey().itemsToFinish == 0)
    try bench.folder.write("another", to: "in/b/1")
    let changed = try bench.survey()
    #expect(changed.pagesToVisit == 1 && changed.itemsToFinish == 1)
    #expect(changed.parts.first?.reasons == ["image changed": 1])
    let shouted = try bench.survey(set: ["stages.faulty_engine.shout=true"])
    #expect(shouted.pagesToVisit == 3)
    #expect(shouted.parts.first?.reasons["option shout changed"] == 3)
    let moved = try bench.survey(set: ["write.plain.folder=other"])
    #expect(moved.pagesToVisit == 1 && moved.itemsToFinish == 3)
    #expect(moved.parts.last?.toDo == 3 && moved.parts.last?.reasons["option folder changed"] == 3)
  }

  @Test("a lost or damaged ledger is made anew, and nothing is read again", arguments: ["", "garbage\n"])
  func lostLedger(_ content: String) async throws {
    let bench = try Bench(["a/1": "one", "b/1": "fail", "c/1": "crash"])
    _ = try await bench.run()
    let before = try bench.outputs()
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(at: bench.folder.path("out/ledger.sqlite\(suffix)"))
    }
    if !content.isEmpty {
      try bench.folder.write(String(repeating: content, count: 500), to: "out/ledger.sqlite")
    }
    let report = try await bench.run()
    #expect(report.pages.reused == 1 && report.pages.done == 0 && report.pages.quarantined == 2)
    #expect(report.workersLost == 0)
    #expect(try bench.outputs() == before)
    let ledger = try #require(try LedgerReader(OutputFolder(bench.folder.path("out"))))
    #expect(try ledger.attempts(at: "c", page: 1).map(\.attempt) == [1, 2])
  }
}
