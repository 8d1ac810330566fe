import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Logging
import Testing

@Suite("The runner loses nothing")
struct RunnerTests {
  @Test("reads every page, writes items and gathered files in natural order")
  func completeRun() async throws {
    let bench = try Bench(["b10/1": "one two", "b9/1": "three", "b9/2": "noise four"])
    let report = try await bench.run()
    #expect(report.exitCode == ExitStatus.complete, "\(report.stopped ?? "")")
    #expect(report.pages.done == 3 && report.items.done == 2)
    #expect(try bench.text("out/all.txt") == "b9 3 2026-11-21\nb10 2 2026-11-21\n")
    #expect(try bench.text("out/text/b9.txt") == "1 three\n2 noise four\n")
  }

  @Test("a second run reuses everything and leaves every byte as it was")
  func secondRun() async throws {
    let bench = try Bench(["a/1": "one", "a/2": "two", "b/1": "fail"])
    _ = try await bench.run()
    let before = try bench.outputs()
    let report = try await bench.run(today: "2027-01-01")
    #expect(report.pages.reused == 2 && report.pages.done == 0 && report.pages.quarantined == 1)
    #expect(report.exitCode == ExitStatus.quarantined)
    #expect(try bench.outputs() == before)
  }

  @Test("a changed page, and only it, is read again")
  func changedPage() async throws {
    let bench = try Bench(["a/1": "one", "b/1": "two", "c/1": "three"])
    _ = try await bench.run()
    try bench.folder.write("two and a half", to: "in/b/1")
    let report = try await bench.run()
    #expect(report.pages.done == 1 && report.pages.reused == 2)
    #expect(report.items.done == 1 && report.items.reused == 2)
    #expect(try bench.text("out/all.txt") == "a 1 2026-11-21\nb 4 2026-11-21\nc 1 2026-11-21\n")
  }

  @Test("a changed option reads again, a changed writer only writes again, a time limit changes nothing")
  func changedOptions() async throws {
    let bench = try Bench(["a/1": "one"])
    _ = try await bench.run()
    #expect(try await bench.run(set: ["stages.faulty_engine.page_timeout_secs=50"]).pages.reused == 1)
    let written = try await bench.run(set: ["write.plain.folder=other"])
    #expect(written.pages.reused == 1 && written.items.done == 1)
    #expect(try bench.text("out/other/a.txt") == "1 one\n")
    #expect(try await bench.run(set: ["stages.faulty_engine.shout=true"]).pages.done == 1)
    #expect(try bench.text("out/text/a.txt") == "1 ONE\n")
  }

  @Test("bytes depend neither on the number of workers nor on the order of listing")
  func sameBytes() async throws {
    let pages = Dictionary(
      uniqueKeysWithValues: (0..<40).map { ("item\($0 / 3)/\($0)", "page \($0) of the collection") })
    let bench = try Bench(pages)
    _ = try await bench.run(to: "one", workers: 1)
    _ = try await bench.run(to: "four", workers: 4, set: ["read.text_folder.reversed=true"])
    let one = try bench.outputs("one")
    #expect(one.count > 40)
    #expect(try bench.outputs("four") == one)
  }

  @Test("a crash, garbage or an early exit costs a page its attempts, never the run")
  func crashes() async throws {
    let bench = try Bench([
      "a/1": "crash", "b/1": "fine", "c/1": "exit", "d/1": "crash-once", "e/1": "fail", "broken-f/1": "",
    ])
    let report = try await bench.run()
    #expect(report.exitCode == ExitStatus.quarantined)
    #expect(report.pages.done == 2 && report.pages.quarantined == 3 && report.items.quarantined == 4)
    #expect(report.reasons == ["engine_crash": 2, "unreadable_image": 1, "invalid_source_record": 1])
    #expect(try bench.text("out/text/a.txt") == "1 engine_crash\n")
    #expect(try bench.text("out/text/d.txt") == "1 crash-once\n")
  }

  @Test("a page that hangs is dropped after its time limit")
  func hang() async throws {
    let bench = try Bench(["a/1": "hang", "b/1": "fine"])
    // The runner adds ten seconds of its own to the stage's limit.
    let report = try await bench.run(
      set: ["stages.faulty_engine.page_timeout_secs=-9", "failures.attempts=1"])
    #expect(report.reasons == ["timeout": 1])
    #expect(report.pages.done == 1)
  }

  @Test("a run that is stopped keeps what is finished, and the next one goes on")
  func stopped() async throws {
    let pages = Dictionary(uniqueKeysWithValues: (0..<12).map { ("i\($0)/1", "slow \($0)") })
    let bench = try Bench(pages)
    let stop = StopSignal()
    let run = Task { try await bench.run(workers: 1, stop: stop) }
    try await bench.waitForRecords(2)
    stop.stop(.signal(SIGINT))
    let first = try await run.value
    #expect(first.exitCode == 130)
    let second = try await bench.run(workers: 1)
    #expect(second.exitCode == ExitStatus.complete)
    #expect(second.pages.reused == first.pages.done && second.pages.done + second.pages.reused == 12)
    let other = try Bench(pages)
    _ = try await other.run()
    #expect(try bench.text("out/all.txt") == other.text("out/all.txt"))
  }

  @Test("a run over a part of the collection leaves the rest in the gathered file")
  func limited() async throws {
    let bench = try Bench(["a/1": "one", "b/1": "two", "c/1": "three"])
    _ = try await bench.run()
    let report = try await bench.run(limit: 1, set: ["stages.faulty_engine.shout=true"])
    #expect(report.pages.total == 1)
    #expect(try bench.text("out/all.txt").split(separator: "\n").count == 3)
  }

  @Test("a page taken out does not give its text to the next one, even with equal size and time")
  func removedPage() async throws {
    let bench = try Bench(["a/1": "one", "a/2": "two", "a/3": "six"])
    let time = Date(timeIntervalSince1970: 1_790_000_000)
    for page in 1...3 {
      try FileManager.default.setAttributes(
        [.modificationDate: time], ofItemAtPath: bench.folder.path("in/a/\(page)").path)
    }
    _ = try await bench.run()
    try FileManager.default.removeItem(at: bench.folder.path("in/a/1"))
    let report = try await bench.run()
    #expect(report.pages.total == 2)
    #expect(try bench.text("out/text/a.txt") == "1 two\n2 six\n")
    #expect(try bench.outputs().keys.filter { $0.hasSuffix(".page") }.count == 2)
  }

  @Test("what a stage left behind does not outlive it in the pipeline")
  func removedStage() async throws {
    var bench = try Bench(["a/1": "one two"])
    _ = try await bench.run()
    #expect(try bench.text("out/all.txt") == "a 2 2026-11-21\n")
    bench.yaml = bench.yaml.replacing(", count_words", with: "")
    let report = try await bench.run()
    #expect(report.pages.reused == 1)
    #expect(try bench.text("out/all.txt") == "a - 2026-11-21\n")
  }

  @Test("a page that timed out is tried again with another time limit, and only then")
  func raisedLimit() async throws {
    let bench = try Bench(["a/1": "hang", "b/1": "fine"])
    let short = ["stages.faulty_engine.page_timeout_secs=-9", "failures.attempts=1"]
    #expect(try await bench.run(set: short).reasons == ["timeout": 1])
    let again = try await bench.run(set: short)
    #expect(again.reasons == ["timeout": 1] && again.pages.reused == 1 && again.workersLost == 0)
    let longer = try await bench.run(
      set: ["stages.faulty_engine.page_timeout_secs=-8", "failures.attempts=1"])
    #expect(longer.reasons == ["timeout": 1] && longer.workersLost == 1)
  }

  @Test("an empty collection is no success, and takes nothing away")
  func emptyCollection() async throws {
    let bench = try Bench(["a/1": "one"])
    _ = try await bench.run()
    try FileManager.default.removeItem(at: bench.folder.path("in/a"))
    let report = try await bench.run()
    #expect(report.exitCode == ExitStatus.inaccessible)
    #expect(report.stopped?.contains("no items") == true)
    #expect(try bench.text("out/all.txt") == "a 1 2026-11-21\n")
  }

  @Test("policy stop stops every time, as long as nothing has changed")
  func stopsAgain() async throws {
    let bench = try Bench(["a/1": "fail", "b/1": "slow", "c/1": "slow"])
    for _ in 0..<2 {
      let report = try await bench.run(workers: 1, set: ["failures.policy=stop"])
      #expect(report.exitCode == ExitStatus.tooManyFailures)
    }
  }

  @Test("a torn record is removed, and the next run reads the page again")
  func tornRecord() async throws {
    let bench = try Bench(["a/1": "one"])
    _ = try await bench.run()
    let record = try #require(try bench.outputs().keys.first { $0.hasSuffix(".page") })
    let file = bench.folder.path("out/\(record)")
    try Data(contentsOf: file).dropLast(4).write(to: file)
    // The item is concluded anew only when something about it has changed.
    #expect(try await bench.run(set: ["write.plain.folder=other"]).exitCode == ExitStatus.quarantined)
    let next = try await bench.run(set: ["write.plain.folder=other"])
    #expect(next.exitCode == ExitStatus.complete && next.pages.done == 1)
    #expect(try bench.text("out/other/a.txt") == "1 one\n")
  }

  @Test("a worker that cannot be started ends the run with its own exit code")
  func noWorker() async throws {
    let bench = try Bench(["a/1": "one"])
    let report = try await bench.run(worker: URL(fileURLWithPath: "/nonexistent/colophon"))
    #expect(report.exitCode == ExitStatus.missing)
    #expect(report.pages.total == 0)
  }

  @Test("policy stop ends the run at the first failure")
  func policyStop() async throws {
    let bench = try Bench(["a/1": "fail", "b/1": "slow", "c/1": "slow", "d/1": "slow"])
    let report = try await bench.run(workers: 1, set: ["failures.policy=stop"])
    #expect(report.exitCode == ExitStatus.tooManyFailures)
    #expect(report.pages.total == 1)
  }

  @Test("two runs in one output folder do not meet")
  func locked() async throws {
    let bench = try Bench(["a/1": "one"])
    let lock = try OutputLock(OutputFolder(bench.folder.path("out")), run: "first")
    do {
      _ = try await bench.run()
      Issue.record("the second run must not begin")
    } catch OutputLock.Problem.alreadyRunning(let holder) {
      #expect(holder?.run == "first" && holder?.isAtWork == true)
    }
    withExtendedLifetime(lock) {}
  }

  @Test("an output folder that cannot be made is exit code 4's business")
  func unwritable() async throws {
    let bench = try Bench(["a/1": "one"])
    try bench.folder.write("a file", to: "out")
    await #expect(throws: OutputLock.Problem.self) { try await bench.run() }
  }
}
