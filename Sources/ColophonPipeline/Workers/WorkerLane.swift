import ColophonDocument
import Foundation
import Logging

/// How to start a worker: the program and what comes after it.
package struct WorkerLaunch: Sendable {
  package var executable: URL
  package var arguments: [String]

  package init(executable: URL, arguments: [String] = ["worker"]) {
    self.executable = executable
    self.arguments = arguments
  }
}

/// No worker can be started; says why.
struct NoWorker: Error {
  var message: String
}

/// How a visit ended.
enum VisitResult: Sendable {
  case visited(Visit)
  /// The worker died, hung or spoke garbage; the page may be tried again in a fresh one.
  case lost(Failure)
  /// The run was stopped before the page was done.
  case dropped
}

/// One worker process and the thread that waits for it.
///
/// Waiting blocks, so the actor runs on a lane of its own and never on the shared pool. The process is started at
/// the first page and again after each death.
actor WorkerLane {
  /// A queue as executor; `DispatchSerialQueue` is none on Linux.
  private final class Lane: SerialExecutor {
    private let queue = DispatchQueue(label: "colophon.worker")

    func enqueue(_ job: consuming ExecutorJob) {
      let job = UnownedJob(job)
      queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
  }

  private static let startAttempts = 3

  private let lane = Lane()
  nonisolated var unownedExecutor: UnownedSerialExecutor { lane.asUnownedSerialExecutor() }

  private let launch: WorkerLaunch
  private let hello: WorkerHello
  private let timeoutSecs: Int
  private let log: URL
  private let stop: StopSignal
  private var worker: WorkerProcess?

  /// - Parameter timeoutSecs: after so many seconds on one page the worker is killed.
  init(launch: WorkerLaunch, hello: WorkerHello, timeoutSecs: Int, log: URL, stop: StopSignal) {
    self.launch = launch
    self.hello = hello
    self.timeoutSecs = timeoutSecs
    self.log = log
    self.stop = stop
  }

  /// Visits a page. Throws a `NoWorker` only when none can be started at all.
  func visit(_ task: PageTask) throws -> VisitResult {
    let worker = try self.worker ?? start()
    self.worker = worker
    let result = worker.visit(task, timeoutSecs: timeoutSecs, stop: stop)
    if case .visited = result { return result }
    worker.kill()
    self.worker = nil
    return result
  }

  /// Starts a worker, with a few attempts: a machine short of memory may have it in a moment.
  private func start() throws -> WorkerProcess {
    var attempt = 1
    while true {
      do {
        return try WorkerProcess(launch: launch, hello: hello, log: log, stop: stop)
      } catch let failure as Failure {
        guard attempt < Self.startAttempts, stop.cause == nil else {
          throw NoWorker(message: failure.message)
        }
        attempt += 1
        usleep(500_000)
      }
    }
  }

  /// Ends the worker.
  func close() {
    worker?.close()
    worker = nil
  }
}
