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
  private let noise: NativeNoise
  /// Our ends of the channel; closed when the worker is gone.
  private var descriptors: [Int32]

  /// Starts a worker and waits until it is ready. Throws a `Failure` when it cannot be.
  ///
  /// - Parameter noise: the file for its standard error.
  init(launch: WorkerLaunch, hello: WorkerHello, noise path: String, stop: StopSignal) throws {
    noise = NativeNoise(path)
    let error = noise.descriptor
    (process, descriptors) = try Self.spawning.withLock { _ in try Self.spawn(launch, error) }
    channel = LineChannel(input: descriptors[0], output: descriptors[1])
    guard channel.writeLine(try RecordFile.encoder().encode(hello)),
      let line = firstLine(stop),
      let ready = try? JSONDecoder().decode(WorkerReady.self, from: line)
    else {
      kill()
      let words = noise.take().split(separator: "\n").first.map { ": \($0)" } ?? ""
      throw Failure(.engineCrash, "a worker ended before it was ready\(words)")
    }
    if let problem = ready.problem {
      kill()
      throw Failure(.engineCrash, "a worker cannot work: \(problem)")
    }
    guard ready.version == hello.version else {
      kill()
      throw Failure(
        .engineCrash,
        "the program was replaced while it ran: the run is of version \(hello.version), a worker of \(ready.version); start it again"
      )
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
    var visit = Visit()
    func lost(_ failure: Failure) -> VisitResult {
      var failure = failure
      failure.stage = visit.stage
      visit.noise = noise.take()
      if failure.reason == .engineCrash, NativeNoise.tellsOfMemory(visit.noise) {
        failure.reason = .memoryLimit
        failure.message =
          "the page needs more memory than workers.memory_limit_mb allows: raise it, or scale the image down"
      }
      visit.failure = failure
      return .lost(visit)
    }
    guard let line = try? RecordFile.encoder().encode(task), channel.writeLine(line) else {
      return lost(death())
    }
    let deadline = ContinuousClock.now.advanced(by: .seconds(timeoutSecs))
    var awaited = 0
    var answer: WorkerMessage.Answer?
    while true {
      switch channel.readLine(withinMilliseconds: Self.sliceMilliseconds) {
      case .line(let line):
        if awaited > 0 {
          visit.values.append(line)
          awaited -= 1
        } else {
          guard let message = try? JSONDecoder().decode(WorkerMessage.self, from: line),
            message.task == task.number
          else {
            return lost(Failure(.engineCrash, "the worker answered with something that is no result"))
          }
          visit.file = message.opened ?? visit.file
          visit.stages += message.finished
          visit.stage = message.begins ?? visit.stage
          awaited = message.lines
          answer = message.answer
        }
        if let answer, awaited == 0 {
          visit.failure = answer.failure
          visit.band = answer.band
          visit.residentBytes = answer.residentBytes
          visit.noise = noise.take()
          return .visited(visit)
        }
      case .closed:
        return lost(death())
      case .timedOut:
        break
      }
      // Looked at after lines too: a worker may hang while it talks.
      if stop.mustDrop { return .dropped }
      if ContinuousClock.now >= deadline {
        return lost(Failure(.timeout, "the page took longer than \(timeoutSecs) s"))
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

  private func death() -> Failure {
    let ending = process.end(withinMilliseconds: Self.patienceMilliseconds)
    return Failure(.engineCrash, "the worker \(ending) while it read the page")
  }

  private func closeDescriptors() {
    for descriptor in descriptors { Foundation.close(descriptor) }
    descriptors = []
  }

  /// Starts the process and returns it with our ends of the channel, the reading one first.
  private static func spawn(_ launch: WorkerLaunch, _ error: Int32) throws -> (ChildProcess, [Int32]) {
    let (childInput, ourOutput) = try pipe()
    let (ourInput, childOutput) = try pipe()
    // Our copies of the child's ends would hide that the child is gone.
    defer { for descriptor in [childInput, childOutput] { Foundation.close(descriptor) } }
    do {
      // The C library reserves 64 MB of addresses for each of many threads, which would count against the limit.
      // A Swift program that crashes would spend seconds on a backtrace: the page's next attempt must not wait.
      let process = try ChildProcess(
        executable: launch.executable, arguments: launch.arguments,
        environment: ["MALLOC_ARENA_MAX": "2"].merging(ProcessInfo.processInfo.environment) { $1 }
          .merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 },
        input: childInput, output: childOutput, error: error)
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
}
