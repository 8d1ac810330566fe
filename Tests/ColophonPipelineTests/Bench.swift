import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Logging
import Testing

/// A small collection, an output folder, and a runner with worker processes that misbehave on demand.
struct Bench {
  let folder: TemporaryFolder
  var yaml = """
    version: 1
    read: { text_folder: { path: in } }
    stages: [faulty_engine: { page_timeout_secs: 60 }, count_words]
    write: [plain]
    failures: { attempts: 2 }
    """

  init(_ pages: [String: String]) throws {
    folder = try TemporaryFolder()
    for (path, text) in pages { try folder.write(text, to: "in/\(path)") }
  }

  func services(today: String = "2026-11-21") -> Services {
    Services(
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, models: folder.url, environment: [:],
      today: today, version: "test")
  }

  func run(
    to output: String = "out", workers: Int = 2, limit: Int? = nil, set: [String] = [],
    today: String = "2026-11-21", run: String = "r", verify: Bool = false, prune: Bool = false,
    deadline: Date? = nil, stop: StopSignal = StopSignal(), worker: URL = BuiltProducts.faultyColophon
  ) async throws -> RunReport {
    let overrides = try set.map { try Override($0) }
    let definition = try PipelineDefinition(
      yaml: yaml, source: "test.yaml", folder: folder.url, overrides: overrides)
    var planner = Planner(catalog: .doubles, services: services(today: today))
    var settings = Runner.Settings(
      run: run, workers: workers, limit: limit, launch: WorkerLaunch(executable: worker))
    settings.verifies = verify
    settings.prunes = prune
    settings.deadline = deadline
    let runner = Runner(
      plan: try planner.plan(definition), output: OutputFolder(folder.path(output)),
      services: services(today: today), settings: settings)
    return try await runner.run(stop: stop)
  }

  /// A plan of the collection against an output folder.
  func survey(_ output: String = "out", set: [String] = []) throws -> Survey {
    let definition = try PipelineDefinition(
      yaml: yaml, source: "test.yaml", folder: folder.url, overrides: set.map { try Override($0) })
    var planner = Planner(catalog: .doubles, services: services())
    return try Survey(
      planner.plan(definition), Survey.Options(folder: OutputFolder(folder.path(output))))
  }

  /// The header of a page's record.
  func header(_ item: String, _ page: Int = 1) throws -> PageHeader? {
    try RecordFile.header(
      PageHeader.self, at: OutputFolder(folder.path("out")).pageRecord(item, page))
  }

  /// Waits until so many pages have a record, at most half a minute.
  func waitForRecords(_ count: Int) async throws {
    for _ in 0..<600 {
      let found = (try? outputs().keys.count { $0.hasSuffix(".page") }) ?? 0
      if found >= count { return }
      try await Task.sleep(for: .milliseconds(50))
    }
    Issue.record("no \(count) records after half a minute")
  }

  /// The lines of the log of a run.
  func log(_ run: String = "r") throws -> [[String: Any]] {
    try text("out/logs/\(run).jsonl").split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: folder.path(path)), as: UTF8.self)
  }

  /// Every output file with its bytes: all but the ledger, the lock, logs and the run's own report.
  func outputs(_ output: String = "out") throws -> [String: Data] {
    var files: [String: Data] = [:]
    let root = folder.path(output)
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
      let isOwn = ["ledger", ".lock", ".tmp", "logs", "run.json"].contains { path.hasPrefix($0) }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
      if !isOwn, !isFolder.boolValue { files[path] = try Data(contentsOf: root.appending(path: path)) }
    }
    return files
  }
}
