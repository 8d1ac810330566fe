import ArgumentParser
import ColophonPipeline
import Dispatch
import Foundation

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Read a collection and write what was found.",
    discussion: "Does only what is not done yet: an interrupted run goes on, a second run reuses everything.")

  @OptionGroup var arguments: PipelineArguments

  @Option(name: .shortAndLong, help: "The folder for outputs and records.")
  var output: String

  @Option(help: "Number of worker processes; as many as there are cores when left out.")
  var workers: Int?

  @Option(help: "Stop after so many items, to try a pipeline out.")
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      "Begin no page after this time of day, tonight or tomorrow morning.", valueName: "hh:mm"))
  var until: TimeOfDay?

  @Option(help: ArgumentHelp("Begin no page after so many minutes.", valueName: "minutes"))
  var maxMinutes: Int?

  @Option(
    help: ArgumentHelp(
      "Write the run's figures into a file for the textfile collector of Prometheus.", valueName: "file"),
    completion: .file(extensions: ["prom"]))
  var metrics: String?

  @Flag(help: "Take the digests of all images anew, instead of trusting their size and time.")
  var verify = false

  @Flag(help: "Remove the outputs of items that are gone from the collection; see deletions.jsonl.")
  var prune = false

  @Flag(help: "Print one line of JSON to standard output at the end.")
  var json = false

  func validate() throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    if let workers, !(1...max(64, cores)).contains(workers) {
      throw ValidationError("--workers must be from 1 to \(max(64, cores)).")
    }
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
    if let maxMinutes, maxMinutes < 1 { throw ValidationError("--max-minutes must be at least 1.") }
    if prune, limit != nil {
      throw ValidationError("--prune needs a run over the whole collection: leave --limit out.")
    }
  }

  func run() async throws {
    let name = Self.runName()
    do {
      let report = try await report(name)
      writeMetrics(report)
      Terminal.printError(RunSummary.text(report))
      if json { Terminal.printOutput(try RunSummary.jsonLine(report)) }
      throw ExitCode(report.exitCode)
    } catch let failed as CannotBegin {
      // A night on which nothing could begin must be seen too. Where another run is at work, that one tells.
      if failed.code.rawValue != ExitStatus.alreadyRunning {
        var report = RunReport(
          run: name, pipeline: arguments.pipeline, output: output, started: Date(), workers: 0)
        report.exitCode = failed.code.rawValue
        writeMetrics(report)
      }
      throw failed.code
    }
  }

  /// What kept a run from beginning; the reason is printed.
  private struct CannotBegin: Error {
    var code: ExitCode
  }

  /// Runs the pipeline. Throws `CannotBegin`.
  private func report(_ name: String) async throws -> RunReport {
    let surroundings = Surroundings()
    let folder = OutputFolder(URL(fileURLWithPath: output).standardizedFileURL)
    do {
      let plan = try arguments.plan(surroundings.services)
      var settings = Runner.Settings(
        run: name, workers: workers ?? ProcessInfo.processInfo.activeProcessorCount, limit: limit,
        launch: WorkerLaunch(executable: surroundings.executable))
      settings.deadline = deadline(from: Date())
      settings.verifies = verify
      settings.prunes = prune
      let runner = Runner(plan: plan, output: folder, services: surroundings.services, settings: settings)
      let stop = StopSignal()
      let signals = handleSignals(stop)
      defer { withExtendedLifetime(signals) {} }
      let progress = Terminal.errorIsTerminal ? ProgressLine(plan: plan, limit: limit) : nil
      defer { Terminal.showStatus("") }
      return try await runner.run(stop: stop, observer: progress)
    } catch let code as ExitCode {
      throw CannotBegin(code: code)
    } catch let problem as OutputLock.Problem {
      throw CannotBegin(code: problem.reported(folder))
    } catch {
      Terminal.printError("error: the run cannot begin: \(error)")
      throw CannotBegin(code: ExitCode(ExitStatus.inaccessible))
    }
  }

  /// Figures that cannot be written are no reason to call a good run bad.
  private func writeMetrics(_ report: RunReport) {
    guard let metrics else { return }
    do {
      try RunMetrics(report, ended: Date()).write(to: URL(fileURLWithPath: metrics))
    } catch {
      let why = (error as? AtomicFile.WriteError).map { String(cString: strerror($0.code)) } ?? "\(error)"
      Terminal.printError("warning: the figures cannot be written to \(metrics): \(why)")
    }
  }

  /// The earlier of both limits.
  private func deadline(from now: Date) -> Date? {
    [until?.next(after: now), maxMinutes.map { now.addingTimeInterval(Double($0) * 60) }].compactMap(\.self)
      .min()
  }

  /// The time of the start and the process, unique on one machine.
  private static func runName() -> String {
    let time = Date().formatted(
      .iso8601.year().month().day().dateSeparator(.omitted).time(includingFractionalSeconds: false)
        .timeSeparator(.omitted))
    return "\(time)-\(ProcessInfo.processInfo.processIdentifier)"
  }

  /// The first signal ends the run in good order; the system's default stays off until the process ends.
  private func handleSignals(_ stop: StopSignal) -> [any DispatchSourceSignal] {
    // A dead worker is seen on its channel, not by a signal to the runner.
    signal(SIGPIPE, SIG_IGN)
    return [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        stop.stop(.signal(number))
        Terminal.printError(
          "stopping: pages under way have \(StopSignal.grace.components.seconds) s to finish")
      }
      source.resume()
      return source
    }
  }
}
