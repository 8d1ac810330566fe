import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("A run's figures for Prometheus")
struct MetricsTests {
  @Test("are well formed, of base units, and of the same series whatever happened")
  func format() throws {
    var report = RunReport(
      run: "r", pipeline: "a \"b\"\\c\n.yaml", output: "out", started: Date(timeIntervalSince1970: 0),
      workers: 2)
    let empty = try Exposition(RunMetrics(report, ended: Date(timeIntervalSince1970: 100)).text)
    report.pages.done = 30
    report.pages.quarantined = 2
    report.reasons = ["timeout": 2]
    report.quality = ["good": 21, "doubtful": 9]
    report.seconds = 60.5
    report.exitCode = 1
    report.runnerPeakBytes = 61_000_000
    let full = try Exposition(RunMetrics(report, ended: Date(timeIntervalSince1970: 1_795_224_600)).text)
    #expect(Set(full.samples.keys) == Set(empty.samples.keys))
    #expect(full.types.values.allSatisfy { $0 == "gauge" })
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
      full.samples[
        Exposition.Series(name: name, labels: labels.merging(["pipeline": report.pipeline]) { $1 })]
    }
    #expect(value("colophon_run_success") == 0 && value("colophon_run_exit_code") == 1)
    #expect(value("colophon_run_pages", ["outcome": "done"]) == 30)
    #expect(value("colophon_run_readings", ["band": "doubtful"]) == 9)
    #expect(value("colophon_run_readings", ["band": "unreadable"]) == 0)
    #expect(value("colophon_run_quarantined", ["reason": "timeout"]) == 2)
    #expect(value("colophon_run_quarantined", ["reason": "engine_crash"]) == 0)
    #expect(value("colophon_run_end_timestamp_seconds") == 1_795_224_600)
    #expect(value("colophon_run_duration_seconds") == 60.5)
    #expect(value("colophon_run_peak_memory_bytes", ["process": "runner"]) == 61_000_000)
  }

  @Test("are written by a run, also by one that stops or cannot begin, and readable for others")
  func written() throws {
    let folder = try TemporaryFolder()
    try folder.write(cardPipeline, to: "p.yaml")
    for number in 1...3 { try folder.write("no image", to: "in/\(number).jpg") }
    func figures(_ arguments: String..., umask: String = "077") throws -> (Int32, Exposition) {
      try? FileManager.default.removeItem(at: folder.path("colophon.prom"))
      let script = "umask \(umask); exec \"$0\" run p.yaml --output out --metrics colophon.prom \"$@\""
      let run = try runProgram(
        URL(fileURLWithPath: "/bin/sh"), ["-c", script, BuiltProducts.colophon.path] + arguments,
        in: folder.url)
      let file = folder.path("colophon.prom")
      let mode = try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
      #expect(mode == 0o644)
      return (run.status, try Exposition(String(contentsOf: file, encoding: .utf8)))
    }
    func code(_ figures: Exposition) -> Double? {
      figures.samples[.init(name: "colophon_run_exit_code", labels: ["pipeline": "p.yaml"])]
    }
    let (status, finished) = try figures()
    #expect(status == ExitStatus.quarantined && code(finished) == 1)
    let (stopped, early) = try figures("--set", "failures.policy=stop", "--set", "failures.retry=next_run")
    #expect(stopped == ExitStatus.tooManyFailures && code(early) == 5)
    let (refused, never) = try figures("--set", "stages.ocr.model=[eng]")
    #expect(refused == ExitStatus.invalidPipeline && code(never) == 2)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url.path).allSatisfy {
        !$0.hasSuffix(".tmp")
      })
  }

  @Test("that cannot be written are a warning and do not change the exit code")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    try folder.write(cardPipeline, to: "p.yaml")
    try folder.write("no image", to: "in/1.jpg")
    let run = try colophon("run", "p.yaml", "--output", "out", "--metrics", "no/where.prom", in: folder.url)
    #expect(run.status == ExitStatus.quarantined)
    #expect(
      run.errors.contains("warning: the figures cannot be written to no/where.prom: No such file"), "\(run)")
  }
}

/// A strict reader of the text format that node_exporter's textfile collector takes: each metric has HELP and TYPE
/// before its samples, all samples of a metric stand together, no series stands twice, no timestamps.
struct Exposition {
  struct Series: Hashable {
    var name: String
    var labels: [String: String]
  }

  struct Malformed: Error { var line: String }

  private(set) var types: [String: String] = [:]
  private(set) var samples: [Series: Double] = [:]

  init(_ text: String) throws {
    guard text.hasSuffix("\n") else { throw Malformed(line: "no line feed at the end") }
    var helped = ""
    var current = ""
    for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let found = line.wholeMatch(of: /# HELP ([a-z_][a-z0-9_]*) (\S.*)/) {
        helped = String(found.1)
      } else if let found = line.wholeMatch(of: /# TYPE ([a-z_][a-z0-9_]*) (gauge|counter)/) {
        current = String(found.1)
        guard current == helped, types.updateValue(String(found.2), forKey: current) == nil else {
          throw Malformed(line: line)
        }
      } else if let found = line.wholeMatch(of: /([a-z_][a-z0-9_]*)\{(.*)\} (-?[0-9.e+-]+)/) {
        guard found.1 == current, let value = Double(found.3) else { throw Malformed(line: line) }
        let series = Series(name: current, labels: try Self.labels(String(found.2)))
        guard samples.updateValue(value, forKey: series) == nil else { throw Malformed(line: line) }
      } else {
        throw Malformed(line: line)
      }
    }
  }

  private static func labels(_ text: String) throws -> [String: String] {
    var labels: [String: String] = [:]
    var rest = Substring(text)
    while let found = rest.prefixMatch(of: /([a-z_]+)="((?:[^"\\\n]|\\["\\n])*)"(,|$)/) {
      let value = String(found.2).replacing("\\n", with: "\n").replacing("\\\"", with: "\"")
        .replacing("\\\\", with: "\\")
      guard labels.updateValue(value, forKey: String(found.1)) == nil else { throw Malformed(line: text) }
      rest = rest[found.range.upperBound...]
    }
    guard rest.isEmpty else { throw Malformed(line: text) }
    return labels
  }
}
