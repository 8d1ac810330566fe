import ColophonPipeline
import ColophonTesting
import Dispatch
import Foundation
import Logging

/// `run PIPELINE --output DIR [--workers N] [--limit N] [--set KEY=VALUE] [--json] [--run-id ID] [--today DAY]` and
/// `plan PIPELINE [--output DIR] [--json]`: the real commands with the run's name and day as arguments, so that
/// two runs can be the same to the byte.
struct TestRun {
  private let arguments: TestArguments
  private let catalog: Catalog
  private let services: Services

  init(_ words: ArraySlice<String>, _ catalog: Catalog) {
    arguments = TestArguments(words, flags: ["--json"])
    self.catalog = catalog
    var logger = Logger(label: "run") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .warning
    services = Services(
      logger: logger, models: Repository.models,
      environment: ProcessInfo.processInfo.environment, today: arguments.last("--today") ?? "2026-11-21",
      version: "test")
  }

  func run() async -> Int32 {
    do {
      guard let output else { return usage("run needs --output") }
      let settings = Runner.Settings(
        run: arguments.last("--run-id") ?? UUID().uuidString, workers: arguments.number("--workers") ?? 2,
        limit: arguments.number("--limit"),
        launch: WorkerLaunch(executable: Bundle.main.executableURL ?? BuiltProducts.faultyColophon))
      let runner = Runner(plan: try checkedPlan(), output: output, services: services, settings: settings)
      let stop = StopSignal()
      let signals = stopOnSignals(stop)
      defer { withExtendedLifetime(signals) {} }
      let report = try await runner.run(stop: stop)
      if let why = report.stopped { printError("stopped: \(why)") }
      if arguments.has("--json") { try printLine(report) }
      return report.exitCode
    } catch OutputLock.Problem.alreadyRunning {
      printError("error: another run is at work there")
      return ExitStatus.alreadyRunning
    } catch {
      return complain(error)
    }
  }

  func plan() async -> Int32 {
    do {
      let survey = try Survey(
        try checkedPlan(), Survey.Options(folder: output, limit: arguments.number("--limit")))
      if arguments.has("--json") {
        try printLine([
          "items": survey.items, "pages": survey.pages, "pages_to_visit": survey.pagesToVisit,
          "pages_reused": survey.pagesReused, "items_to_finish": survey.itemsToFinish,
        ])
      }
      return ExitStatus.complete
    } catch {
      return complain(error)
    }
  }

  private var output: OutputFolder? {
    arguments.last("--output").map { OutputFolder(URL(fileURLWithPath: $0).standardizedFileURL) }
  }

  private func checkedPlan() throws -> Plan {
    let file = arguments.plain.first ?? ""
    let definition = try PipelineDefinition(
      contentsOf: URL(fileURLWithPath: file), source: URL(fileURLWithPath: file).lastPathComponent,
      overrides: try arguments.all("--set").map { try Override($0) })
    var planner = Planner(catalog: catalog, services: services)
    return try planner.plan(definition)
  }

  /// The first signal ends the run in good order, as it does for a user.
  private func stopOnSignals(_ stop: StopSignal) -> [any DispatchSourceSignal] {
    signal(SIGPIPE, SIG_IGN)
    return [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler { stop.stop(.signal(number)) }
      source.resume()
      return source
    }
  }

  private func printLine(_ value: some Encodable) throws {
    let encoder = RecordFile.encoder()
    encoder.dateEncodingStrategy = .iso8601
    try FileHandle.standardOutput.write(contentsOf: try encoder.encode(value) + Data([RecordFile.newline]))
  }

  private func complain(_ error: any Error) -> Int32 {
    guard let diagnostics = error as? Diagnostics else {
      printError("error: \(error)")
      return ExitStatus.inaccessible
    }
    for problem in diagnostics.list { printError("\(problem.position): \(problem.message)") }
    return diagnostics.list.contains { $0.kind == .invalid } ? ExitStatus.invalidPipeline : ExitStatus.missing
  }

  private func usage(_ problem: String) -> Int32 {
    printError("error: \(problem)")
    return ExitStatus.wrongCommandLine
  }
}
