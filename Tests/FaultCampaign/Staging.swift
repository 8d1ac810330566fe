import ColophonPipeline
import ColophonTesting
import Foundation

/// Runs the program once while a fault happens to it.
struct Staging {
  let program: URL
  let bench: Workbench
  let means: Means
  let undisturbed: Undisturbed
  /// How long the workers of a dead runner may take to go.
  let patienceSecs: Int

  /// What the disturbed run left behind.
  struct Outcome {
    var code: Int32?
    var report: [String: Any] = [:]
    var findings: [Finding] = []
  }

  func perform(_ planned: PlannedFault) throws -> Outcome {
    bench.forgetVisits()
    switch planned.fault {
    case .runner(let number):
      return try run(planned) { $0.signal(number) }
    case .worker(let number):
      return try run(planned) { run in
        let workers = run.workers.sorted()
        if !workers.isEmpty { kill(workers[place(planned, of: workers.count)], number) }
      }
    case .page(let kind, let always):
      let image = undisturbed.images[place(planned, of: undisturbed.images.count)]
      try bench.mark(image, kind, always: always)
      let outcome = try run(planned)
      bench.unmark(image)
      return outcome
    case .fullDisk:
      return try runOnSmallDisk(planned)
    case .forbiddenOutput:
      let outcome = try run(planned, before: means.obeying ?? []) { _ in setFolders(0o555) }
      setFolders(0o755)
      return outcome
    case .movedOutput:
      return try runWithMoved(bench.output, planned)
    case .movedCollection:
      return try runWithMoved(bench.collection, planned)
    case .systemCall(let call, let isFatal):
      // Each thread counts its own calls; a run of this size makes a few dozen of the frequent ones.
      let number = 1 + place(planned, of: 30)
      let effect = isFatal ? "signal=SIGKILL" : "error=ENOSPC"
      return try run(
        planned,
        before: [
          means.tracer ?? "strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)", "-e",
          "inject=\(call):\(effect):when=\(number)",
        ])
    }
  }

  /// - Parameter disturb: done at the fault's moment, if the run is still at work then.
  private func run(
    _ planned: PlannedFault, before: [String] = [], output: URL? = nil,
    disturb: ((RunUnderTest) throws -> Void)? = nil
  ) throws -> Outcome {
    let run = try RunUnderTest(program, bench, before: before, output: output)
    if let disturb, run.wait(until: planned.moment) { try disturb(run) }
    var outcome = Outcome(code: run.end())
    outcome.report = run.report()
    if !run.isGone(withinSeconds: patienceSecs) {
      outcome.findings.append(
        Finding(kind: .leftProcess, text: "a process was there \(patienceSecs) s after the end of its run"))
    }
    return outcome
  }

  /// What is in the output folder goes to a disk with little room besides, and comes back after the run.
  private func runOnSmallDisk(_ planned: PlannedFault) throws -> Outcome {
    let small = bench.path("small")
    for folder in [small, bench.output] {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }
    let room = Double(undisturbed.kilobytes) * (0.02 + 0.75 * planned.strength)
    let script = """
      mount -t tmpfs -o size="$1"k none "$3" && cp -a "$2"/. "$3"/ || exit 99
      small=$3 output=$2
      shift 3
      "$@"
      code=$?
      rm -rf "$output" && mkdir "$output" && cp -a "$small"/. "$output"/ || exit 99
      exit $code
      """
    let kilobytes = try OutputSnapshot.kilobytes(of: bench.output) + Int(room)
    return try run(
      planned,
      before: (means.mounting ?? []) + [
        "sh", "-c", script, "sh", String(kilobytes), bench.output.path, small.path,
      ], output: small)
  }

  private func runWithMoved(_ folder: URL, _ planned: PlannedFault) throws -> Outcome {
    let away = folder.appendingPathExtension("away")
    var outcome = try run(planned) { _ in rename(folder.path, away.path) }
    guard FileManager.default.fileExists(atPath: away.path) else { return outcome }
    if FileManager.default.fileExists(atPath: folder.path) {
      outcome.findings.append(
        Finding(kind: .difference, text: "the run made the folder anew that had been moved away"))
      try FileManager.default.removeItem(at: folder)
    }
    rename(away.path, folder.path)
    return outcome
  }

  private func setFolders(_ mode: mode_t) {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: bench.output.path)) ?? []
    for path in [bench.output.path] + paths.map({ "\(bench.output.path)/\($0)" }) {
      var status = stat()
      if lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR { chmod(path, mode) }
    }
  }

  private func place(_ planned: PlannedFault, of count: Int) -> Int {
    min(count - 1, Int(planned.strength * Double(count)))
  }
}
