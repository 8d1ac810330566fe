import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("Workers are supervised, and no page costs more than two of them")
struct SupervisionTests {
  @Test("a page that kills its worker gets two, whatever attempts says, and never a third")
  func twoWorkers() async throws {
    let bench = try Bench(["a/1": "crash", "b/1": "fine"])
    let set = ["failures.attempts=10", "failures.retry=next_run"]
    let first = try await bench.run(set: set)
    #expect(first.reasons == ["engine_crash": 1] && first.workersLost == 2)
    let header = try #require(try bench.header("a"))
    #expect(header.attempts == 2 && header.mishaps?.map(\.attempt) == [1, 2])
    let second = try await bench.run(set: set)
    #expect(second.reasons == ["engine_crash": 1] && second.workersLost == 0)
  }

  @Test("with one attempt, the next run may try once more, and that is the end")
  func oneEachRun() async throws {
    let bench = try Bench(["a/1": "crash", "b/1": "fine"])
    let set = ["failures.attempts=1", "failures.retry=next_run"]
    #expect(try await bench.run(set: set).workersLost == 1)
    #expect(try await bench.run(set: set).workersLost == 1)
    #expect(try await bench.run(set: set).workersLost == 0)
    #expect(try bench.header("a")?.attempts == 2)
  }

  @Test("what was finished before a later stage killed the worker is not done again")
  func lateCrash() async throws {
    var bench = try Bench(["a/1": "tally late-crash-once", "b/1": "tally late-crash"])
    bench.yaml = bench.yaml.replacing("count_words]", with: "late_stage, count_words]")
    let report = try await bench.run()
    #expect(report.pages.done == 1 && report.pages.quarantined == 1 && report.workersLost == 3)
    #expect(try bench.text("in.tally-a") == "read\n")
    #expect(try bench.text("in.tally-b") == "read\n")
    let failed = try #require(try bench.header("b"))
    #expect(failed.stages.map(\.origin.stage) == ["faulty_engine"])
    #expect(failed.failure?.failure.stage == "late_stage")
  }

  @Test(
    "a page that takes too much memory fails for that reason, and its neighbours do not notice",
    .disabled(if: BuiltProducts.isInstrumented, "a sanitizer's build runs without the limit"))
  func memory() async throws {
    let bench = try Bench(["a/1": "greedy", "b/1": "fine", "c/1": "fine"])
    let report = try await bench.run(set: ["workers.memory_limit_mb=1024"])
    #expect(report.pages.done == 2)
    #expect(report.reasons == ["memory_limit": 1], "\(report.quarantine)")
    let raised = try await bench.run(set: ["workers.memory_limit_mb=1100"])
    #expect(raised.workersLost == 2, "another limit is worth another attempt")
  }

  @Test("workers are started anew after so many pages, and nothing shows in the result")
  func recycling() async throws {
    let pages = Dictionary(uniqueKeysWithValues: (0..<9).map { ("i\($0)/1", "page \($0)") })
    let bench = try Bench(pages)
    _ = try await bench.run(to: "never")
    let report = try await bench.run(to: "often", set: ["workers.recycle_after_pages=1"])
    #expect(report.pages.done == 9 && report.workersLost == 0)
    #expect(try bench.outputs("often") == bench.outputs("never"))
    let small = try await bench.run(to: "small", set: ["workers.recycle_above_mb=1"])
    #expect(small.pages.done == 9 && small.workersLost == 0)
  }

  @Test("what native libraries print stands in the log with its page")
  func noise() async throws {
    let bench = try Bench(["a/1": "stderr", "b/1": "noise"])
    _ = try await bench.run()
    let lines = try bench.log().filter { $0["source"] as? String == "native" }
    #expect(Set(lines.compactMap { $0["item"] as? String }) == ["a", "b"])
    let words = lines.first { $0["item"] as? String == "a" }
    #expect((words?["message"] as? String)?.contains("native words") == true)
    #expect(words?["page"] as? Int == 1 && words?["attempt"] as? Int == 1)
    #expect(words?["stage"] as? String == "faulty_engine")
  }

  @Test("more words than the limit, and larger files, fail with their reasons")
  func limits() async throws {
    let bench = try Bench([
      "a/1": "one two three four", "b/1": String(repeating: "x", count: 1_100_000), "c/1": "one",
      "d/1": "one", "d/2": "two", "d/3": "three",
    ])
    let report = try await bench.run(
      set: ["limits.words_per_page=3", "limits.file_mb=1", "limits.pages_per_item=2"])
    #expect(
      report.reasons == ["too_many_words": 1, "image_too_large": 1, "too_many_pages": 1],
      "\(report.quarantine)")
    #expect(report.pages.done == 1)
  }

  @Test("a blank page is skipped, not failed")
  func blank() async throws {
    let bench = try Bench(["a/1": "blank", "b/1": "text"])
    let report = try await bench.run()
    #expect(report.exitCode == ExitStatus.complete)
    #expect(report.pages.skipped == 1 && report.skips == ["blank_page": 1])
    let again = try await bench.run()
    #expect(again.pages.skipped == 1 && again.pages.reused == 1)
  }
}
