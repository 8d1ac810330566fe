import Foundation
import Logging

/// What a worker process does from start to end: `colophon worker`.
package enum WorkerMain {
  /// Serves page tasks until the runner closes the channel, then returns the exit status.
  ///
  /// - Parameter version: the program's; a runner of another version refuses the worker.
  package static func run(catalog: Catalog, version: String, logger: Logger) async -> Int32 {
    // The protocol keeps a descriptor of its own; whatever native libraries print goes to the log.
    let input = fcntl(0, F_DUPFD_CLOEXEC, 3)
    let output = fcntl(1, F_DUPFD_CLOEXEC, 3)
    let nothing = open("/dev/null", O_RDONLY)
    guard input >= 0, output >= 0, nothing >= 0, dup2(nothing, 0) >= 0, dup2(2, 1) >= 0 else { return 70 }
    close(nothing)
    // A terminal's Ctrl-C and a service manager's SIGTERM reach the whole group; the runner decides for us.
    signal(SIGINT, SIG_IGN)
    signal(SIGTERM, SIG_IGN)
    signal(SIGPIPE, SIG_IGN)
    dieWithParent(input)

    var channel = LineChannel(input: input, output: output)
    guard case .line(let line) = channel.readLine(withinMilliseconds: nil),
      let hello = try? JSONDecoder().decode(WorkerHello.self, from: line)
    else { return 70 }
    ProcessLimits.apply(memoryBytes: hello.memoryBytes)
    let encoder = RecordFile.encoder()
    let visitor: PageVisitor
    do {
      visitor = PageVisitor(steps: try steps(hello, version, catalog, logger), hello: hello)
    } catch {
      let problem = (error as? Diagnostics)?.list.map(\.message).joined(separator: "; ") ?? "\(error)"
      if let ready = try? encoder.encode(WorkerReady(problem: problem, version: version)) {
        _ = channel.writeLine(ready)
      }
      return 70
    }
    guard let ready = try? encoder.encode(WorkerReady(problem: nil, version: version)),
      channel.writeLine(ready)
    else { return 70 }

    while case .line(let line) = channel.readLine(withinMilliseconds: nil) {
      guard let task = try? JSONDecoder().decode(PageTask.self, from: line) else { return 70 }
      do {
        try await visitor.visit(task) { message, lines in
          guard channel.writeLines([try encoder.encode(message)] + lines) else {
            throw PageVisitor.RunnerGone()
          }
        }
      } catch {
        return 70
      }
    }
    return 0
  }

  private static func steps(
    _ hello: WorkerHello, _ version: String, _ catalog: Catalog, _ logger: Logger
  ) throws -> [Plan.Step<Plan.StageBody>] {
    let services = Services(
      logger: logger, models: URL(fileURLWithPath: hello.models),
      environment: ProcessInfo.processInfo.environment, today: hello.today, version: version)
    var planner = Planner(catalog: catalog, services: services)
    return try planner.stages(
      hello.stages.map {
        PipelineDefinition.Entry(name: $0.name, namePosition: $0.setting.position, options: $0.setting)
      }, folder: URL(fileURLWithPath: hello.folder))
  }

  /// Ends the process as soon as the runner is gone, also in the middle of a page and after its `kill -9`.
  private static func dieWithParent(_ input: Int32) {
    Thread.detachNewThread {
      while true {
        var descriptor = pollfd(fd: input, events: 0, revents: 0)
        let ready = poll(&descriptor, 1, -1)
        if ready < 0, errno == EINTR { continue }
        // A pipe whose writer has closed hangs up even while unread lines wait in it.
        if descriptor.revents & Int16(POLLHUP | POLLERR | POLLNVAL) != 0 { _exit(0) }
      }
    }
  }
}
