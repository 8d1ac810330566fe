import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("The ledger can be lost, damaged or old, and is made anew from the records")
struct LedgerCommandTests {
  private static let places = ["apple", "apple/2", "banana/1", "cherry/1", "elder/1", "grape", "broken-fig"]

  @Test("rebuild gives the same answers, and the run after it has nothing to do")
  func rebuild() throws {
    let bench = try DoubleRun()
    #expect(try bench.run().status == ExitStatus.quarantined)
    #expect(try bench.ask("quarantine", "release", "out", "grape/1").status == 0)
    let before = try bench.answers(about: Self.places)
    let rebuild = try bench.ask("ledger", "rebuild", "out")
    #expect(rebuild.status == 0 && rebuild.output == "7 items, 9 pages\n", "\(rebuild)")
    #expect(try bench.answers(about: Self.places) == before)
    let report = try bench.report("r2")
    #expect((report["pages"] as? [String: Int])?["done"] == 0 && report["workers_lost"] as? Int == 0)
    #expect(try bench.ask("ledger", "rebuild", "out").status == 0)
    #expect(try bench.answers(about: Self.places).count == before.count)
  }

  @Test("what only the ledger knew of vanished items is noted again by the next run")
  func vanished() throws {
    let bench = try DoubleRun(["apple/1": "one", "banana/1": "two"])
    try bench.run()
    try FileManager.default.removeItem(at: bench.folder.path("in/banana"))
    try bench.run("r2")
    func vanished() throws -> Int? {
      try object(bench.ask("status", "out", "--json").output)["vanished"] as? Int
    }
    #expect(try vanished() == 1)
    #expect(try bench.ask("ledger", "rebuild", "out").status == 0)
    #expect(try vanished() == 0)
    try bench.run("r3")
    #expect(try vanished() == 1)
  }

  @Test("a record that cannot be read is told with its path: exit 1")
  func unreadableRecord() throws {
    let bench = try DoubleRun(["apple/1": "one", "banana/1": "two"])
    try bench.run()
    let record = OutputFolder(bench.folder.path("out")).pageRecord("apple", 1)
    try Data("torn".utf8).write(to: URL(fileURLWithPath: record))
    let rebuild = try bench.ask("ledger", "rebuild", "out")
    #expect(rebuild.status == ExitStatus.quarantined)
    #expect(rebuild.output == "2 items, 1 pages, 1 records that cannot be read\n")
    #expect(rebuild.errors.contains("warning: ") && rebuild.errors.contains("0001.page: it ends before"))
    #expect(try (bench.report("r2")["pages"] as? [String: Int])?["done"] == 1)
  }

  @Test("a folder that is no output folder is exit 4 and stays as it is; one in use is exit 75")
  func refused() throws {
    let bench = try DoubleRun(["apple/1": "one"])
    #expect(try bench.ask("ledger", "rebuild", "nowhere").status == ExitStatus.inaccessible)
    #expect(!FileManager.default.fileExists(atPath: bench.folder.path("nowhere").path))
    #expect(try bench.ask("ledger", "rebuild", "in").status == ExitStatus.inaccessible)
    try bench.run()
    let lock = try OutputLock(OutputFolder(bench.folder.path("out")), run: "other")
    let rebuild = try bench.ask("ledger", "rebuild", "out")
    #expect(rebuild.status == ExitStatus.alreadyRunning && rebuild.errors.contains("run other"))
    withExtendedLifetime(lock) {}
  }

  @Test(
    "a ledger that is cut short or overwritten is mended by the next run",
    arguments: [0, 100, 5000, -1])
  func damaged(_ bytes: Int) throws {
    let bench = try DoubleRun(["apple/1": "one", "banana/1": "fail"])
    try bench.run()
    let before = try bench.answers(about: ["banana"])
    let ledger = bench.folder.path("out/ledger.sqlite")
    let content =
      bytes < 0 ? Data(repeating: UInt8(ascii: "x"), count: 9000) : try Data(contentsOf: ledger).prefix(bytes)
    try content.write(to: ledger)
    #expect(try bench.ask("status", "out").status == ExitStatus.inaccessible)
    let run = try bench.run("r2", "--json")
    #expect(try (object(run.output)["pages"] as? [String: Int])?["done"] == 0, "\(run)")
    #expect(try bench.answers(about: ["banana"]) == before)
    let log = try String(contentsOf: bench.folder.path("out/logs/r2.jsonl"), encoding: .utf8)
    #expect(log.contains("made anew"), "\(log)")
  }

  @Test("a ledger of a later version is refused, with what to do")
  func tooNew() throws {
    let bench = try DoubleRun(["apple/1": "one"])
    try bench.run()
    try bench.change("INSERT INTO grdb_migrations VALUES ('999')")
    for refused in [try bench.run("r2"), try bench.ask("status", "out")] {
      #expect(refused.status == ExitStatus.inaccessible)
      #expect(refused.errors.contains("was written by a later version of colophon"), "\(refused)")
    }
    #expect(try bench.ask("ledger", "rebuild", "out").status == 0)
    #expect(try bench.run("r2").status == 0)
  }

  @Test("a ledger of version 1 is brought up to date by the next run, which reads nothing again")
  func versionOne() throws {
    let bench = try DoubleRun(["apple/1": "one", "banana/1": "fail"])
    try bench.run()
    let before = try bench.answers(about: ["banana"])
    for suffix in ["", "-wal", "-shm"] {
      try? FileManager.default.removeItem(at: bench.folder.path("out/ledger.sqlite\(suffix)"))
    }
    try bench.change(
      """
      CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
      INSERT INTO grdb_migrations VALUES ('1');
      CREATE TABLE run (id TEXT PRIMARY KEY, pipeline TEXT NOT NULL, version TEXT NOT NULL,
        started TEXT NOT NULL, ended TEXT, exit_code INTEGER);
      INSERT INTO run VALUES ('old', 'p.yaml', '0.1.0', '2026-11-01 01:30:00.000', '2026-11-01 02:00:00.000', 0);
      CREATE TABLE item (id TEXT PRIMARY KEY, outcome TEXT);
      CREATE TABLE page (item TEXT PRIMARY KEY, outcome TEXT);
      """)
    let status = try bench.ask("status", "out")
    #expect(status.status == ExitStatus.inaccessible && status.errors.contains("colophon ledger rebuild out"))
    #expect(try (bench.report("r2")["pages"] as? [String: Int])?["done"] == 0)
    #expect(try bench.answers(about: ["banana"]) == before)
    let runs = try object(bench.ask("status", "out", "--json").output)["runs"] as? [[String: Any]]
    #expect(runs?.map { $0["run"] as? String } == ["r2", "old"])
  }

  @Test(
    "a ledger of version 2 is read as it is, and the next run gives it the bands of the pages that it reads")
  func versionTwo() throws {
    let bench = try DoubleRun(["apple/1": "good", "banana/1": "doubtful", "cherry/1": "fail"])
    try bench.run()
    try bench.change(
      "ALTER TABLE page DROP COLUMN band; DELETE FROM grdb_migrations WHERE identifier = '3'")
    for (item, band) in [("apple", "good"), ("banana", "doubtful")] {
      let record = OutputFolder(bench.folder.path("out")).pageRecord(item, 1)
      let text = try String(contentsOfFile: record, encoding: .utf8)
      let mark = #"{"band":"\#(band)","#
      #expect(text.hasPrefix(mark), "\(text)")
      try Data("{\(text.dropFirst(mark.count))".utf8).write(to: URL(fileURLWithPath: record))
    }
    let ledger = try Data(contentsOf: bench.folder.path("out/ledger.sqlite"))
    let status = try bench.ask("status", "out")
    #expect(
      status.status == 0 && status.output.contains("pages       3: 2 done, 1 in quarantine"), "\(status)")
    #expect(!status.output.contains("quality"), "\(status)")
    #expect(try bench.quality() == [:])
    #expect(try bench.ask("quarantine", "list", "out").output.hasPrefix("cherry/1\tunreadable_image"))
    #expect(try Data(contentsOf: bench.folder.path("out/ledger.sqlite")) == ledger)

    try bench.folder.write("fair", to: "in/banana/1")
    let pages = try bench.report("r2")["pages"] as? [String: Int]
    #expect(pages?["done"] == 1 && pages?["reused"] == 1)
    #expect(try bench.quality() == ["fair": 1])
    #expect(try bench.ask("ledger", "rebuild", "out").status == ExitStatus.complete)
    #expect(try bench.quality() == ["fair": 1])
  }
}

extension DoubleRun {
  /// Changes the ledger behind the program's back, with Python's SQLite.
  fileprivate func change(_ sql: String) throws {
    let python = try #require(findProgram("python3"))
    let script =
      "import sqlite3,sys; c=sqlite3.connect('out/ledger.sqlite'); c.executescript(sys.argv[1]); c.commit()"
    let result = try runProgram(python, ["-c", script, sql], in: folder.url)
    #expect(result.status == 0, "\(result.errors)")
  }
}
