import ColophonPipeline
import Foundation

/// A run as a process of its own, with everything that it starts.
final class RunUnderTest {
  /// A run that takes longer is stuck.
  private static let mostSeconds = 100
  /// The runner and its workers carry this variable, so that they are found also when the runner is gone.
  private static let tagName = "COLOPHON_FAULT_CAMPAIGN"

  private let bench: Workbench
  private let tag = UUID().uuidString
  private let process: ChildProcess
  private let started = ContinuousClock.now
  private let files: [Int32]

  /// - Parameters:
  ///   - before: a command that runs the program, such as a tracer with its options.
  ///   - output: where to, when it is not the workbench's output folder.
  init(
    _ program: URL, _ bench: Workbench, before: [String] = [], output: URL? = nil, overrides: [String] = []
  ) throws {
    self.bench = bench
    let command =
      before + [
        program.path, "run", bench.pipeline.path, "--output", (output ?? bench.output).path, "--json",
        "--workers", "2", "--run-id", "campaign", "--today", "2026-11-21",
      ] + overrides.flatMap { ["--set", $0] }
    files = [
      open("/dev/null", O_RDONLY | O_CLOEXEC),
      open(bench.path("report").path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666),
      open(bench.path("errors").path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666),
    ]
    process = try ChildProcess(
      executable: URL(fileURLWithPath: command[0]), arguments: Array(command.dropFirst()),
      environment: ProcessInfo.processInfo.environment.merging([Self.tagName: tag]) { $1 },
      input: files[0], output: files[1], error: files[2])
  }

  deinit { for file in files { close(file) } }

  var milliseconds: Int { Int(started.duration(to: .now) / .milliseconds(1)) }

  /// Waits for a moment of the run. False when the run is over before.
  func wait(until moment: Moment) -> Bool {
    var due: Int?
    while process.poll() == nil {
      switch moment {
      case .afterMilliseconds(let time): due = time
      case .afterVisits(let visits, let time):
        if due == nil, visits == 0 || bench.visits().count >= visits { due = milliseconds + time }
      }
      if let due, milliseconds >= due { return true }
      if milliseconds > Self.mostSeconds * 1000 { return false }
      usleep(1000)
    }
    return false
  }

  func signal(_ number: Int32) { process.signal(number) }

  /// The workers that are alive.
  var workers: [pid_t] { processes { $0.contains("worker") } }

  /// Waits for the end. Returns the exit code as a shell tells it, or nil for a run that never ended.
  func end() -> Int32? {
    while milliseconds < Self.mostSeconds * 1000 {
      switch process.poll() {
      case .exited(let status): return status
      case .signalled(let number): return 128 + number
      case nil: usleep(2000)
      }
    }
    for process in processes(where: { _ in true }) { kill(process, SIGKILL) }
    _ = process.wait()
    return nil
  }

  /// Whether all that the run started is gone so many seconds after its end; what is not is killed.
  func isGone(withinSeconds limit: Int) -> Bool {
    let deadline = ContinuousClock.now.advanced(by: .seconds(limit))
    while ContinuousClock.now < deadline {
      if processes(where: { _ in true }).isEmpty { return true }
      usleep(20_000)
    }
    let left = processes { _ in true }
    for process in left { kill(process, SIGKILL) }
    return left.isEmpty
  }

  /// What the run says of itself with `--json`; empty when it was killed before.
  func report() -> [String: Any] {
    let data = FileManager.default.contents(atPath: bench.path("report").path) ?? Data()
    return (try? JSONSerialization.jsonObject(with: data)) as? [String: Any] ?? [:]
  }

  /// A zombie has no environment, so it is not among them.
  private func processes(where isWanted: ([Substring]) -> Bool) -> [pid_t] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
    let mark = Data("\(Self.tagName)=\(tag)".utf8)
    return names.compactMap { pid_t($0) }.filter { process in
      guard let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ"),
        environment.range(of: mark) != nil,
        let line = FileManager.default.contents(atPath: "/proc/\(process)/cmdline")
      else { return false }
      return isWanted(String(decoding: line, as: UTF8.self).split(separator: "\0"))
    }
  }
}
