import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("Quarantine is a work list")
struct QuarantineCommandTests {
  @Test("list prints a line for each page and for each item that failed as a whole")
  func list() throws {
    let bench = try DoubleRun()
    try bench.run()
    let list = try bench.ask("quarantine", "list", "out")
    #expect(
      list.output.split(separator: "\n").map { $0.split(separator: "\t").prefix(4).joined(separator: " ") }
        == [
          "broken-fig invalid_source_record - -", "apple/2 unreadable_image faulty_engine 1",
          "banana/1 engine_crash faulty_engine 2", "grape/1 unreadable_image faulty_engine 1",
          "grape/2 unreadable_image faulty_engine 1",
        ], "\(list)")
    let crashed = try bench.ask("quarantine", "list", "out", "--reason", "engine_crash", "--json")
    let line = try object(crashed.output)
    #expect(line["item"] as? String == "banana" && line["page"] as? Int == 1)
    #expect(line["image"] as? String == "banana/1" && line["run"] as? String == "r1")
    #expect(
      try bench.ask("quarantine", "list", "out", "--reason", "bad_luck").status
        == ExitStatus.wrongCommandLine)
    #expect(try bench.ask("quarantine", "list", "nowhere").status == ExitStatus.inaccessible)
  }

  @Test("a name with a tab stays one column")
  func oddNames() throws {
    let bench = try DoubleRun(["tab\there/1": "fail"])
    try bench.run()
    let list = try bench.ask("quarantine", "list", "out")
    #expect(list.output.hasPrefix("tab here/1\tunreadable_image\t"), "\(list)")
    #expect(
      try object(bench.ask("quarantine", "list", "out", "--json").output)["item"] as? String == "tab\there")
    #expect(try bench.ask("quarantine", "show", "out", "tab\there/1").status == 0)
  }

  @Test("show tells the failure, every lost worker, the log and what to do")
  func show() throws {
    let bench = try DoubleRun()
    try bench.run()
    let page = try bench.ask("quarantine", "show", "out", "banana/1")
    for words in [
      "banana/1: in quarantine, engine_crash", "image       banana/1", "stage       faulty_engine",
      "worker lost attempt 1, ", "worker lost attempt 2, ", "warning, attempt 1: ",
      "colophon quarantine retry out banana/1", "colophon quarantine release out banana/1",
    ] {
      #expect(page.output.contains(words), "\(words)\n\(page.output)")
    }
    // An item with one failed page shows that page.
    #expect(try bench.ask("quarantine", "show", "out", "banana").output == page.output)
    #expect(try bench.ask("quarantine", "show", "out", "grape").output.contains("2 of its pages"))
    let item = try bench.ask("quarantine", "show", "out", "broken-fig")
    #expect(item.output.contains("failed as a whole") && item.output.contains("Every run tries again."))
    #expect(try bench.ask("quarantine", "show", "out", "elder/1").output.contains("not in quarantine"))
  }

  @Test("an unknown name is exit 4 with the nearest one; an item's name may hold slashes")
  func names() throws {
    let bench = try DoubleRun()
    try bench.run()
    let unknown = try bench.ask("quarantine", "show", "out", "banan")
    #expect(unknown.status == ExitStatus.inaccessible)
    #expect(unknown.errors.contains("did you mean 'banana'?"), "\(unknown.errors)")
    let page = try bench.ask("quarantine", "retry", "out", "apple/2", "grape/7")
    #expect(page.status == ExitStatus.inaccessible && page.errors.contains("its last page is 3"))
    #expect(
      try bench.ask("quarantine", "list", "out").output.contains(
        "apple/2\tunreadable_image\tfaulty_engine\t1"))
  }

  @Test("retry has a page tried again that nothing has changed about, also after it killed two workers")
  func retry() throws {
    let bench = try DoubleRun()
    try bench.run()
    #expect(try bench.report("r2")["workers_lost"] as? Int == 0)
    let asked = try bench.ask("quarantine", "retry", "out", "banana/1", "broken-fig")
    #expect(asked.status == 0 && asked.output == "1 page is tried again by the next run\n", "\(asked)")
    #expect(asked.errors.contains("every run tries it again"))
    #expect(
      try bench.ask("quarantine", "show", "out", "banana").output.contains("Another attempt was asked for"))
    // Whoever makes the ledger anew now loses nothing of it.
    #expect(try bench.ask("ledger", "rebuild", "out").status == 0)
    #expect(try bench.report("r3")["workers_lost"] as? Int == 2)
    #expect(
      try bench.ask("quarantine", "list", "out").output.contains("banana/1\tengine_crash\tfaulty_engine\t2"))
    #expect(try bench.report("r4")["workers_lost"] as? Int == 0)
  }

  @Test("retry for a reason, and for all")
  func retryMany() throws {
    let bench = try DoubleRun()
    try bench.run()
    func retried(_ arguments: String...) throws -> String {
      try runProgram(
        BuiltProducts.colophon, ["quarantine", "retry", "out"] + arguments, in: bench.folder.url
      )
      .output
    }
    #expect(try retried("--reason", "unreadable_image") == "3 pages are tried again by the next run\n")
    #expect(try bench.report("r2")["workers_lost"] as? Int == 0)
    #expect(try retried("--all") == "4 pages are tried again by the next run\n")
    #expect(try bench.report("r3")["workers_lost"] as? Int == 2)
    #expect(try bench.ask("quarantine", "retry", "out").status == ExitStatus.wrongCommandLine)
    #expect(
      try bench.ask("quarantine", "retry", "out", "apple", "--all").status == ExitStatus.wrongCommandLine)
  }

  @Test("what a person released no longer fails: its item is written anew and the run is complete")
  func release() throws {
    let bench = try DoubleRun(["apple/1": "one", "apple/2": "fail", "grape/1": "fail", "plum/1": "fine"])
    #expect(try bench.run().status == ExitStatus.quarantined)
    let released = try bench.ask("quarantine", "release", "out", "apple/2", "grape")
    #expect(released.output == "2 pages are released; the next run writes the items anew\n", "\(released)")
    #expect(try bench.ask("quarantine", "list", "out").output.isEmpty)
    #expect(try bench.ask("quarantine", "show", "out", "grape/1").output.contains("released on "))
    let report = try bench.report("r2")
    #expect(report["exit_code"] as? Int == 0)
    #expect((report["items"] as? [String: Int])?["done"] == 2)
    #expect((report["pages"] as? [String: Int]) == ["done": 0, "reused": 2, "skipped": 2, "quarantined": 0])
    let text = try String(contentsOf: bench.folder.path("out/text/apple.txt"), encoding: .utf8)
    #expect(text == "1 one\n2 \n")
    #expect(try bench.report("r3")["exit_code"] as? Int == 0)

    let nothing = try bench.ask("quarantine", "release", "out", "plum")
    #expect(nothing.status == ExitStatus.inaccessible && nothing.errors.contains("plum is not in quarantine"))
    // Named by itself, a page is taken back from its release.
    #expect(try bench.ask("quarantine", "retry", "out", "grape/1").status == 0)
    #expect(try bench.run("r4").status == ExitStatus.quarantined)
  }

  @Test("nobody decides while a run is at work: exit 75")
  func locked() throws {
    let bench = try DoubleRun(["apple/1": "fail"])
    try bench.run()
    let lock = try OutputLock(OutputFolder(bench.folder.path("out")), run: "other")
    #expect(try bench.ask("quarantine", "retry", "out", "--all").status == ExitStatus.alreadyRunning)
    #expect(try bench.ask("quarantine", "release", "out", "apple").status == ExitStatus.alreadyRunning)
    #expect(try bench.ask("quarantine", "list", "out").status == 0)
    withExtendedLifetime(lock) {}
  }
}
