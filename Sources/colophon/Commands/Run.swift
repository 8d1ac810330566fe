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

  @Flag(help: "Print one line of JSON to standard output at the end.")
  var json = false

  func validate() throws {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    if let workers, !(1...max(64, cores)).contains(workers) {
      throw ValidationError("--workers must be from 1 to \(max(64, cores)).")
    }
    if let limit, limit < 1 { throw ValidationError("--limit must be at least 1.") }
  }

  func run() async throws {
    let surroundings = Surroundings()
    let plan = try arguments.plan(surroundings.services)
    let folder = OutputFolder(URL(fileURLWithPath: output).standardizedFileURL)
    let settings = Runner.Settings(
      run: Self.runName(), workers: workers ?? ProcessInfo.processInfo.activeProcessorCount, limit: limit,
      launch: WorkerLaunch(executable: surroundings.executable))
    let runner = Runner(plan: plan, output: folder, services: surroundings.services, settings: settings)
    let stop = StopSignal()
    let signals = handleSignals(stop)
    defer { withExtendedLifetime(signals) {} }
    let progress = Terminal.errorIsTerminal ? ProgressLine(plan: plan, limit: limit) : nil
    do {
      let report = try await runner.run(stop: stop, observer: progress)
      Terminal.showStatus("")
      Terminal.printError(RunSummary.text(report))
      if json { Terminal.printOutput(try RunSummary.jsonLine(report)) }
      throw ExitCode(report.exitCode)
    } catch OutputLock.Problem.alreadyRunning {
      Terminal.printError(
        "error: another run is at work in \(folder.url.path)\n  hint: wait for it, or choose another --output"
      )
      throw ExitCode(ExitStatus.alreadyRunning)
    } catch OutputLock.Problem.cannotWrite(let why) {
      Terminal.printError("error: \(why)\n  hint: check the path and its permissions")
      throw ExitCode(ExitStatus.inaccessible)
    } catch let code as ExitCode {
      throw code
    } catch {
      Terminal.printError("error: the run cannot begin: \(error)")
      throw ExitCode(ExitStatus.inaccessible)
    }
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
