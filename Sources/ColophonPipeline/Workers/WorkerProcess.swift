import ColophonDocument
import Foundation

/// A running worker process and the channel to it. Belongs to one lane, which alone touches it.
final class WorkerProcess {
  /// Loading models may take this long on a busy machine.
  private static let startTimeoutMilliseconds = 120_000
  /// How often a waiting lane looks whether the run is to stop.
  private static let sliceMilliseconds = 200

  private let process: Process
  private let input: Pipe
  private let output: Pipe
  private var channel: LineChannel

  /// Starts a worker and waits until it is ready. Throws a `Failure` when it cannot be.
  init(launch: WorkerLaunch, hello: WorkerHello, log: URL) throws {
    input = Pipe()
    output = Pipe()
    process = Process()
    process.executableURL = launch.executable
    process.arguments = launch.arguments
    // The OpenMP limit works only when it is there before the program starts. Workers fill the cores already.
    process.environment = ProcessInfo.processInfo.environment.merging(["OMP_THREAD_LIMIT": "1"]) { $1 }
    process.standardInput = input
    process.standardOutput = output
    // Later workers must not hold this one's channel open.
    for pipe in [input, output] {
      for handle in [pipe.fileHandleForReading, pipe.fileHandleForWriting] {
        _ = fcntl(handle.fileDescriptor, F_SETFD, FD_CLOEXEC)
      }
    }
    let logHandle = Self.appending(to: log)
    process.standardError = logHandle ?? FileHandle.nullDevice
    channel = LineChannel(
      input: output.fileHandleForReading.fileDescriptor, output: input.fileHandleForWriting.fileDescriptor)
    do {
      try process.run()
    } catch {
      throw Failure(.engineCrash, "no worker can be started from \(launch.executable.path): \(error)")
    }
    try? logHandle?.close()
    // The parent's copies of the child's ends would hide that the child is gone.
    try? input.fileHandleForReading.close()
    try? output.fileHandleForWriting.close()
    guard channel.writeLine(try RecordFile.encoder().encode(hello)),
      case .line(let line) = channel.readLine(withinMilliseconds: Self.startTimeoutMilliseconds),
      let ready = try? JSONDecoder().decode(WorkerReady.self, from: line)
    else {
      kill()
      throw Failure(.engineCrash, "a worker ended before it was ready; see \(log.path)")
    }
    if let problem = ready.problem {
      kill()
      throw Failure(.engineCrash, "a worker cannot work: \(problem)")
    }
  }

  /// Sends a page and waits for the answer.
  func visit(_ task: PageTask, timeoutSecs: Int, stop: StopSignal) -> VisitResult {
    guard let line = try? RecordFile.encoder().encode(task), channel.writeLine(line) else {
      return .lost(death())
    }
    let deadline = ContinuousClock.now.advanced(by: .seconds(timeoutSecs))
    var answer: VisitAnswer?
    var values: [Data] = []
    while true {
      switch channel.readLine(withinMilliseconds: Self.sliceMilliseconds) {
      case .line(let line):
        if let head = answer {
          values.append(line)
          if values.count == head.lines { return .visited(Visit(header: head.header, values: values)) }
        } else {
          guard let head = try? JSONDecoder().decode(VisitAnswer.self, from: line),
            head.header.item == task.item, head.header.page == task.page
          else {
            return .lost(Failure(.engineCrash, "the worker answered with something that is no result"))
          }
          if head.lines == 0 { return .visited(Visit(header: head.header, values: [])) }
          answer = head
        }
      case .closed:
        return .lost(death())
      case .timedOut:
        if stop.mustDrop { return .dropped }
        if ContinuousClock.now >= deadline {
          return .lost(Failure(.timeout, "the page took longer than \(timeoutSecs) s"))
        }
      }
    }
  }

  /// Ends the process in good order: a closed channel is its sign to go.
  func close() {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  func kill() {
    if process.isRunning { _ = Foundation.kill(process.processIdentifier, SIGKILL) }
    process.waitUntilExit()
  }

  private func death() -> Failure {
    process.waitUntilExit()
    let how =
      switch process.terminationReason {
      case .uncaughtSignal: "was ended by signal \(process.terminationStatus)"
      default: "exited with status \(process.terminationStatus)"
      }
    return Failure(.engineCrash, "the worker \(how) while it read the page")
  }

  private static func appending(to log: URL) -> FileHandle? {
    try? FileManager.default.createDirectory(
      at: log.deletingLastPathComponent(), withIntermediateDirectories: true)
    let descriptor = open(log.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    return descriptor < 0 ? nil : FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
  }
}
