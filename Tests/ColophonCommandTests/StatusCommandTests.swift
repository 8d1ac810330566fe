import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("status tells how a folder stands, also while a run is at work")
struct StatusCommandTests {
  @Test("after a run: outcomes, reasons, the last run and the next command")
  func finished() throws {
    let bench = try DoubleRun()
    try bench.run()
    let status = try bench.ask("status", "out")
    #expect(status.status == 0 && status.errors.isEmpty)
    for words in [
      "at work     nobody\n", "exit 1: finished, some pages or items are in quarantine",
      "items       7: 3 done, 4 in quarantine", "pages       9: 4 done, 1 skipped, 4 in quarantine",
      "quality     1 good\n", "skipped     1 blank_page",
      "quarantine  3 unreadable_image, 1 engine_crash", "failed      1 item",
      "next        colophon quarantine list ",
    ] {
      #expect(status.output.contains(words), "\(words)\n\(status.output)")
    }
    #expect(status.output.split(separator: "\n").count <= 14)
    let line = try object(try bench.ask("status", "out", "--json").output)
    #expect(line["pages"] as? [String: Int] == ["done": 4, "skipped": 1, "quarantined": 4])
    #expect(line["quarantined"] as? [String: Int] == ["unreadable_image": 3, "engine_crash": 1])
    #expect(line["at_work"] == nil && line["cut_off"] as? Bool == false)
    let runs = try #require(line["runs"] as? [[String: Any]])
    #expect(runs.count == 1 && runs[0]["exit_code"] as? Int == 1 && runs[0]["run"] as? String == "r1")
  }

  @Test("pages that are done are counted by band, as they were read last")
  func quality() throws {
    let bench = try DoubleRun([
      "apple/1": "good", "apple/2": "doubtful", "banana/1": "good", "cherry/1": "blank", "damson/1": "fail",
      "elder/1": "unjudged",
    ])
    try bench.run()
    let status = try bench.ask("status", "out").output
    #expect(status.contains("quality     2 good, 1 doubtful\n"), "\(status)")
    #expect(try bench.quality() == ["good": 2, "doubtful": 1])
    // One page is read anew, one is looked at and found as it was, the rest is left alone.
    try bench.folder.write("doubtful", to: "in/banana/1")
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSince1970: 1_790_000_000)],
      ofItemAtPath: bench.folder.path("in/apple/1").path)
    #expect(try (bench.report("r2")["pages"] as? [String: Int])?["done"] == 1)
    #expect(try bench.quality() == ["good": 1, "doubtful": 2])
    // What fails, or is gone from the collection, counts no more.
    try bench.folder.write("fail", to: "in/apple/2")
    try FileManager.default.removeItem(at: bench.folder.path("in/banana"))
    try bench.run("r3")
    #expect(try bench.quality() == ["good": 1])
  }

  @Test("while a run is at work it names it, and after its kill -9 it says that it was cut off")
  func atWork() throws {
    let bench = try DoubleRun(Dictionary(uniqueKeysWithValues: (0..<400).map { ("i\($0)/1", "slow") }))
    let script = """
      "$1" run p.yaml --output out --run-id r1 --workers 1 & pid=$!
      for i in $(seq 600); do ls out/records/*/*/item.doc >/dev/null 2>&1 && break; sleep 0.05; done
      "$2" status out --json; "$2" status out; kill -9 $pid; wait $pid
      "$2" status out
      """
    let shell = try runProgram(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", script, "sh", BuiltProducts.faultyColophon.path, BuiltProducts.colophon.path],
      in: bench.folder.url)
    let line = try object(shell.output.split(separator: "\n").first ?? "")
    let work = try #require(line["at_work"] as? [String: Any], "\(shell)")
    #expect(work["run"] as? String == "r1" && (work["process"] as? Int ?? 0) > 1)
    #expect(shell.output.contains("at work     r1, process "))
    #expect(shell.output.contains("nobody; the last run was cut off"), "\(shell.output)")
    #expect(shell.output.contains("next        start the same run again"), "\(shell.output)")
  }

  // Root may write everywhere.
  @Test("somebody who may not write in the folder is told too", .enabled(if: getuid() != 0))
  func onlyReading() throws {
    let bench = try DoubleRun(["apple/1": "one"])
    try bench.run()
    let output = bench.folder.path("out").path
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: output)
    defer { try? FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: output) }
    let status = try bench.ask("status", "out")
    #expect(status.status == 0 && status.output.contains("1: 1 done"), "\(status)")
  }

  @Test("a folder that is not there, or of no run, is exit 4 and is not made", arguments: ["nowhere", "in"])
  func nothing(_ name: String) throws {
    let bench = try DoubleRun(["apple/1": "one"])
    let status = try bench.ask("status", name)
    #expect(status.status == ExitStatus.inaccessible && status.output.isEmpty)
    #expect(status.errors.hasPrefix("error: "), "\(status.errors)")
    #expect(!FileManager.default.fileExists(atPath: bench.folder.path("nowhere").path))
  }
}
