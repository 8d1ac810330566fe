import ColophonDocument
import Foundation
import Synchronization

/// A running worker process and the channel to it. Belongs to one lane, which alone touches it.
final class WorkerProcess {
  /// Loading models may take this long on a busy machine.
  private static let startTimeoutMilliseconds = 120_000
  /// How often a waiting lane looks whether the run is to stop.
  private static let sliceMilliseconds = 200

  /// How long a worker whose channel is closed may take to go.
  private static let patienceMilliseconds = 2000

  /// One worker is started at a time: between the making of a pipe and its close-on-exec mark another start would
  /// inherit it, and the death of this worker would go unseen.
  private static let spawning = Mutex(())

  private let process: ChildProcess
  private var channel: LineChannel
  /// Our ends of the channel; closed when the worker is gone.
  private var descriptors: [Int32]

  /// Starts a worker and waits until it is ready. Throws a `Failure` when it cannot be.
  init(launch: WorkerLaunch, hello: WorkerHello, log: URL, stop: StopSignal) throws {
    (process, descriptors) = try Self.spawning.withLock { _ in try Self.spawn(launch, log) }
    channel = LineChannel(input: descriptors[0], output: descriptors[1])
    guard channel.writeLine(try RecordFile.encoder().encode(hello)),
      let line = firstLine(stop),
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

  deinit { closeDescriptors() }

  /// What the worker says when it has made its components; nil when it dies, is too slow, or the run stops.
  private func firstLine(_ stop: StopSignal) -> Data? {
    let deadline = ContinuousClock.now.advanced(by: .milliseconds(Self.startTimeoutMilliseconds))
    while ContinuousClock.now < deadline, !stop.mustDrop {
      switch channel.readLine(withinMilliseconds: Self.sliceMilliseconds) {
      case .line(let line): return line
      case .closed: return nil
      case .timedOut: continue
      }
    }
    return nil
  }

  /// Sends a page and waits for the answer.
  func visit(_ task: PageTask, timeoutSecs: Int, stop: StopSignal) -> VisitResult {
    guard let line = try? RecordFile.encoder().encode(task), channel.writeLine(line) else {
      return .lost(death(in: nil))
    }
    let deadline = ContinuousClock.now.advanced(by: .seconds(timeoutSecs))
    var answer: VisitAnswer?
    var values: [Data] = []
    var stage: String?
    while true {
      switch channel.readLine(withinMilliseconds: Self.sliceMilliseconds) {
      case .line(let line):
        if let head = answer {
          values.append(line)
          if values.count == head.lines { return .visited(Visit(header: head.header, values: values)) }
        } else {
          if let notice = try? JSONDecoder().decode(StageNotice.self, from: line) {
            stage = notice.begins
            continue
          }
          guard let head = try? JSONDecoder().decode(VisitAnswer.self, from: line),
            head.header.item == task.item, head.header.page == task.page
          else {
            let message = "the worker answered with something that is no result"
            return .lost(Failure(.engineCrash, stage: stage, message))
          }
          if head.lines == 0 { return .visited(Visit(header: head.header, values: [])) }
          answer = head
        }
      case .closed:
        return .lost(death(in: stage))
      case .timedOut:
        if stop.mustDrop { return .dropped }
        if ContinuousClock.now >= deadline {
          return .lost(Failure(.timeout, stage: stage, "the page took longer than \(timeoutSecs) s"))
        }
      }
    }
  }

  /// Ends the process in good order: a closed channel is its sign to go.
  func close() {
    closeDescriptors()
    _ = process.end(withinMilliseconds: Self.patienceMilliseconds)
  }

  func kill() {
    process.signal(SIGKILL)
    _ = process.wait()
    closeDescriptors()
  }

  private func death(in stage: String?) -> Failure {
    let ending = process.end(withinMilliseconds: Self.patienceMilliseconds)
    return Failure(.engineCrash, stage: stage, "the worker \(ending) while it read the page")
  }

  private func closeDescriptors() {
    for descriptor in descriptors { Foundation.close(descriptor) }
    descriptors = []
  }

  /// Starts the process and returns it with our ends of the channel, the reading one first.
  private static func spawn(_ launch: WorkerLaunch, _ log: URL) throws -> (ChildProcess, [Int32]) {
    let (childInput, ourOutput) = try pipe()
    let (ourInput, childOutput) = try pipe()
    let logDescriptor = open(log)
    // Our copies of the child's ends would hide that the child is gone.
    defer { for descriptor in [childInput, childOutput, logDescriptor] { Foundation.close(descriptor) } }
    do {
      // The OpenMP limit works only when it is there before the program starts. Workers fill the cores already.
      let process = try ChildProcess(
        executable: launch.executable, arguments: launch.arguments,
        environment: ProcessInfo.processInfo.environment.merging(["OMP_THREAD_LIMIT": "1"]) { $1 },
        input: childInput, output: childOutput, error: logDescriptor)
      return (process, [ourInput, ourOutput])
    } catch {
      for descriptor in [ourInput, ourOutput] { Foundation.close(descriptor) }
      throw Failure(.engineCrash, "no worker can be started: \(error)")
    }
  }

  /// A pipe that later workers do not inherit: one of them would keep this one's channel open.
  private static func pipe() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Foundation.pipe(&ends) == 0 else {
      throw Failure(.engineCrash, "no pipe for a worker: \(String(cString: strerror(errno)))")
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  private static func open(_ log: URL) -> Int32 {
    try? FileManager.default.createDirectory(
      at: log.deletingLastPathComponent(), withIntermediateDirectories: true)
    let descriptor = Foundation.open(log.path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    return descriptor >= 0 ? descriptor : Foundation.open("/dev/null", O_WRONLY | O_CLOEXEC)
  }
}
