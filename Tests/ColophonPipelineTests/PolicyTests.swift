import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("A run ends in good order when it should")
struct PolicyTests {
  @Test("the same reason again and again stops the run, and a success in between does not")
  func identical() async throws {
    let broken = Dictionary(uniqueKeysWithValues: (10..<40).map { ("i\($0)/1", "fail") })
    let bench = try Bench(broken)
    let set = ["failures.stop_after_identical=5", "failures.stop_above=1"]
    let report = try await bench.run(workers: 1, set: set)
    #expect(report.exitCode == ExitStatus.tooManyFailures && report.pages.quarantined == 5)
    #expect(report.stopped?.contains("5 times in a row unreadable_image") == true)

    var mixed = broken
    for number in stride(from: 12, to: 40, by: 4) { mixed["i\(number)/1"] = "fine" }
    let other = try Bench(mixed)
    #expect(try await other.run(workers: 1, set: set).exitCode == ExitStatus.quarantined)
    #expect(
      try await bench.run(to: "all", set: ["failures.stop_after_identical=0", "failures.stop_above=1"])
        .pages.quarantined == 30)
  }

  @Test("a time limit ends the run after the pages under way, and the next run does the rest")
  func deadline() async throws {
    let bench = try Bench(Dictionary(uniqueKeysWithValues: (0..<40).map { ("i\($0)/1", "slow") }))
    let report = try await bench.run(workers: 1, deadline: Date().addingTimeInterval(3))
    #expect(report.exitCode == ExitStatus.complete && report.stopped?.contains("time") == true)
    #expect(report.pages.done < 40 && report.pages.done == report.items.done)
    #expect(try bench.text("out/all.txt").split(separator: "\n").count == report.items.done)
    let rest = try await bench.run()
    #expect(rest.pages.reused == report.pages.done && rest.pages.total == 40 && rest.stopped == nil)
  }

  @Test("with retry next_run a failed page is tried again by every run, else only after a change")
  func retry() async throws {
    let bench = try Bench(["a/1": "fail"])
    _ = try await bench.run()
    #expect(try await bench.run().pages.quarantined == 1)
    #expect(try bench.header("a")?.attempts == 1)
    _ = try await bench.run(set: ["failures.retry=next_run"])
    #expect(try bench.header("a")?.attempts == 2)
  }

  @Test("a collection that vanishes in mid-run condemns no page")
  func sourceVanishes() async throws {
    let bench = try Bench(Dictionary(uniqueKeysWithValues: (0..<12).map { ("i\($0)/1", "slow") }))
    let run = Task { try await bench.run(workers: 1) }
    try await bench.waitForRecords(2)
    try FileManager.default.moveItem(at: bench.folder.path("in"), to: bench.folder.path("away"))
    let report = try await run.value
    #expect(report.exitCode == ExitStatus.inaccessible && report.pages.quarantined == 0)
    #expect(report.stopped?.contains("no longer there") == true)
    try FileManager.default.moveItem(at: bench.folder.path("away"), to: bench.folder.path("in"))
    #expect(try await bench.run().exitCode == ExitStatus.complete)
  }

  @Test("an output folder that vanishes in mid-run is not made again")
  func outputVanishes() async throws {
    let bench = try Bench(Dictionary(uniqueKeysWithValues: (0..<12).map { ("i\($0)/1", "slow") }))
    let run = Task { try await bench.run(workers: 1) }
    try await bench.waitForRecords(2)
    try FileManager.default.moveItem(at: bench.folder.path("out"), to: bench.folder.path("away"))
    let report = try await run.value
    #expect(report.exitCode == ExitStatus.inaccessible)
    #expect(!FileManager.default.fileExists(atPath: bench.folder.path("out").path))
    try FileManager.default.moveItem(at: bench.folder.path("away"), to: bench.folder.path("out"))
    let next = try await bench.run()
    #expect(next.exitCode == ExitStatus.complete && next.pages.reused > 0)
  }

  @Test("a ledger that another program holds ends the run with words that say so, and nothing is lost")
  func busyLedger() async throws {
    let bench = try Bench(Dictionary(uniqueKeysWithValues: (0..<12).map { ("i\($0)/1", "slow") }))
    _ = try await bench.run(limit: 1)
    let python = try #require(findProgram("python3"))
    let run = Task { try await bench.run(workers: 1) }
    try await bench.waitForRecords(3)
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer { close(null) }
    let holder = try ChildProcess(
      executable: python,
      arguments: [
        "-c",
        "import sqlite3, sys, time; c = sqlite3.connect(sys.argv[1]); c.execute('BEGIN IMMEDIATE'); time.sleep(60)",
        bench.folder.path("out/ledger.sqlite").path,
      ], environment: [:], input: null, output: null, error: null)
    let report = try await run.value
    _ = holder.end(withinMilliseconds: 0)
    #expect(report.exitCode == ExitStatus.inaccessible)
    #expect(report.stopped?.contains("another program holds it") == true, "\(report.stopped ?? "")")
    #expect(try await bench.run().exitCode == ExitStatus.complete)
  }

  @Test("unfinished files of a killed run are swept, and the next run says that it was cut off")
  func sweep() async throws {
    let bench = try Bench(["a/1": "one"])
    try bench.folder.write("half a file", to: "out/.tmp/1-1.tmp")
    try bench.folder.write(
      #"{"at_work":true,"host":"here","process":1,"run":"old","started":"2026-11-20T02:00:00Z"}"#,
      to: "out/.lock")
    _ = try await bench.run()
    #expect(try FileManager.default.contentsOfDirectory(atPath: bench.folder.path("out/.tmp").path) == [])
    let messages = try bench.log().compactMap { $0["message"] as? String }
    #expect(messages.contains { $0.contains("the run before (old) was cut off") })
  }
}
