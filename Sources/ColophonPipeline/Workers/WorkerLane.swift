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

/// One worker process and the thread that waits for it.
///
/// Waiting blocks, so the actor runs on a lane of its own and never on the shared pool. The process is started at
/// the first page, again after each death, and again when it has served its time.
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
  private let policy: WorkerPolicy
  private let noise: String
  private let stop: StopSignal
  private var worker: WorkerProcess?
  /// Pages that the present worker has answered for.
  private var served = 0
  private var tasks = 0

  /// - Parameters:
  ///   - timeoutSecs: after so many seconds on one page the worker is killed.
  ///   - noise: the file for what native libraries print.
  init(
    launch: WorkerLaunch, hello: WorkerHello, timeoutSecs: Int, policy: WorkerPolicy, noise: String,
    stop: StopSignal
  ) {
    self.launch = launch
    self.hello = hello
    self.timeoutSecs = timeoutSecs
    self.policy = policy
    self.noise = noise
    self.stop = stop
  }

  /// Visits a page. Throws a `NoWorker` only when none can be started at all.
  func visit(_ task: PageTask) throws -> VisitResult {
    let worker = try self.worker ?? start()
    self.worker = worker
    tasks += 1
    var task = task
    task.number = tasks
    let result = worker.visit(task, timeoutSecs: timeoutSecs, stop: stop)
    guard case .visited(let visit) = result else {
      worker.kill()
      self.worker = nil
      return result
    }
    served += 1
    if served >= policy.recycleAfterPages || visit.residentBytes > policy.recycleAboveMegabytes << 20 {
      close()
    }
    return result
  }

  /// Starts a worker, with a few attempts: a machine short of memory may have it in a moment.
  private func start() throws -> WorkerProcess {
    served = 0
    var attempt = 1
    while true {
      do {
        return try WorkerProcess(launch: launch, hello: hello, noise: noise, stop: stop)
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
