import ColophonDocument
import Foundation
import Logging

/// Runs a plan: pages through worker processes, items through document stages and writers.
///
/// Promises: the number of pages and items in memory depends on the number of workers alone; a page's record is
/// written before the ledger hears of it; output bytes depend neither on the workers nor on the order of work.
package struct Runner: Sendable {
  package struct Settings: Sendable {
    package var run: String
    package var workers: Int
    /// At most so many items; nil for all.
    package var limit: Int?
    /// No page is begun after this time.
    package var deadline: Date?
    /// Whether digests of images are taken anew although their size and time are as recorded.
    package var verifies = false
    /// Whether outputs are removed that nothing in the collection or the pipeline stands for any more.
    package var prunes = false
    package var launch: WorkerLaunch

    package init(run: String, workers: Int, limit: Int? = nil, launch: WorkerLaunch) {
      self.run = run
      self.workers = workers
      self.limit = limit
      self.launch = launch
    }
  }

  /// Seconds on top of the stages' own time limit before a worker is killed, so that an engine which keeps its
  /// deadline can say so itself.
  private static let graceSecs = 10

  private let plan: Plan
  private let folder: OutputFolder
  private let services: Services
  private let settings: Settings

  package init(plan: Plan, output: OutputFolder, services: Services, settings: Settings) {
    self.plan = plan
    folder = output
    self.services = services
    self.settings = settings
  }

  /// What one run has in its hands.
  private struct Parts: Sendable {
    let ledger: Ledger
    let logger: Logger
    let tally: RunTally
    let walk: CollectionWalk
    let finisher: ItemFinisher
    let attempts: PageAttempts
    let stop: StopSignal
  }

  /// Runs to the end, to a stop, or to the failure of the output folder. Page and item failures are data in the
  /// report; thrown is only what keeps the run from beginning: `OutputLock.Problem`, or an error of the ledger.
  package func run(stop: StopSignal, observer: (any RunObserver)? = nil) async throws -> RunReport {
    let lock = try OutputLock(folder, run: settings.run)
    defer { withExtendedLifetime(lock) {} }
    let begin = ContinuousClock.now
    try folder.prepare()
    let log = RunLog(folder, run: settings.run)
    let parts = try parts(log.logger(beside: services.logger), stop, observer)
    parts.logger.info("run begins", metadata: ["run": "\(settings.run)", "pipeline": "\(plan.source)"])
    if let crashed = lock.crashed {
      parts.logger.notice(
        "the run before (\(crashed.run)) was cut off; what it finished is kept, and this run goes on")
    }
    if let mended = parts.ledger.mended { parts.logger.notice("\(mended)") }
    if let other = try await parts.ledger.otherPipeline() {
      parts.logger.notice(
        "this folder was last written with \(other): what only that pipeline makes is made anew by it or lost; give each pipeline its own --output"
      )
    }

    await withTaskGroup(of: Void.self) { group in
      for number in 0..<settings.workers {
        group.addTask { await serve(number, parts) }
      }
    }
    await conclude(parts)

    var report = await parts.tally.report
    report.seconds = begin.duration(to: .now).seconds
    report.measure()
    report.exitCode = exitCode(report, stop.cause)
    report.stopped = stop.cause.map { "\($0)" }
    do {
      try await parts.ledger.end(exitCode: report.exitCode, stopped: report.stopped)
      try write(report)
    } catch {
      report.stopped = report.stopped ?? "\(error)"
      report.exitCode = ExitStatus.inaccessible
    }
    parts.logger.info(
      "run ends", metadata: ["run": "\(settings.run)", "exit_code": "\(report.exitCode)"])
    return report
  }

  private func parts(
    _ logger: Logger, _ stop: StopSignal, _ observer: (any RunObserver)?
  ) throws -> Parts {
    let ledger = try Ledger(folder, run: settings.run, pipeline: plan.source, version: services.version)
    let tally = RunTally(
      report: RunReport(
        run: settings.run, pipeline: plan.source, output: folder.path, started: Date(),
        workers: settings.workers),
      plan: plan, ledger: ledger, logger: logger, stop: stop, observer: observer)
    let walk = CollectionWalk(
      plan: plan, folder: folder, ledger: ledger, settings: settings, stop: stop,
      settled: { try await tally.settled($0) { stamp($0) } })
    return Parts(
      ledger: ledger, logger: logger, tally: tally, walk: walk,
      finisher: ItemFinisher(
        plan: plan, folder: folder, today: services.today, run: settings.run, prunes: settings.prunes),
      attempts: PageAttempts(
        plan: plan, folder: folder, run: settings.run, today: services.today, logger: logger, stop: stop),
      stop: stop)
  }

  /// One lane: takes work until there is none.
  private func serve(_ number: Int, _ parts: Parts) async {
    let lane = WorkerLane(
      launch: settings.launch, hello: hello(), timeoutSecs: plan.pageTimeoutSecs + Self.graceSecs,
      policy: plan.workers, noise: "\(folder.staging)/worker-\(number).log", stop: parts.stop)
    do {
      while let work = try await parts.walk.next() {
        switch work {
        case .broken(let id, let failure, let isRepeated):
          let row = isRepeated ? nil : try parts.finisher.keep(broken: id, failure)
          try await parts.tally.broken(id, failure, row)
        case .finish(let item):
          try await parts.tally.finished(parts.finisher.finish(item))
        case .page(let work):
          guard let settled = try await parts.attempts.settle(work, lane) else { continue }
          try await parts.tally.visited(settled, record: stamp(settled.header))
          if let item = await parts.walk.visited(settled.header, isNew: settled.isNew) {
            try await parts.tally.finished(parts.finisher.finish(item))
          }
        }
      }
    } catch let noWorker as NoWorker {
      parts.stop.stop(.missing(noWorker.message))
    } catch {
      parts.stop.stop(.inaccessible("\(error)"))
    }
    await lane.close()
  }

  private func stamp(_ header: PageHeader) -> String {
    FileStamp(folder.pageRecord(header.item, header.page))?.text ?? ""
  }

  /// What is left to do when all pages and items are settled, or the run was stopped.
  private func conclude(_ parts: Parts) async {
    do {
      let sawAll = parts.stop.cause == nil && settings.limit == nil
      if sawAll, await parts.tally.report.items.total == 0 {
        parts.stop.stop(
          .inaccessible("the collection holds no items; is it mounted, and is the path right?"))
        return
      }
      // A run that was told to go, or cannot write, leaves the gathered files as they were.
      guard parts.stop.cause?.allowsConclusion != false else { return }
      if sawAll {
        try await parts.ledger.noteVanished(today: services.today)
        let leftovers = Leftovers(
          folder: folder, ledger: parts.ledger, prunes: settings.prunes, logger: parts.logger)
        await parts.tally.leftovers(try await leftovers.settle())
      }
      let gatherer = PartGatherer(folder: folder, stop: parts.stop)
      for writer in plan.writers {
        for file in writer.body.outputs where !file.hasSuffix("/") {
          try await gatherer.gather(file, heading: writer.body.heading(of: file), of: parts.ledger)
        }
      }
      try folder.unflushed.flush()
    } catch is CancellationError {
      // The signal that came meanwhile is the run's end already.
    } catch {
      parts.stop.stop(.inaccessible("\(error)"))
    }
  }

  private func hello() -> WorkerHello {
    WorkerHello(
      folder: plan.folder.path,
      stages: plan.pageStages.map { WorkerHello.Stage(name: $0.manual.name, setting: $0.setting) },
      models: services.models.path, today: services.today, version: services.version, run: settings.run,
      memoryBytes: plan.workers.memoryLimitMegabytes << 20, fileBytes: plan.limits.fileMegabytes << 20,
      wordsPerPage: plan.limits.wordsPerPage)
  }

  private func write(_ report: RunReport) throws {
    let file = try AtomicFile(replacing: folder.runReport, in: folder)
    let encoder = RecordFile.encoder()
    encoder.dateEncodingStrategy = .iso8601
    encoder.outputFormatting.insert(.prettyPrinted)
    try file.write(encoder.encode(report))
    try file.write(Data("\n".utf8))
    try file.commit()
    try folder.unflushed.flush()
  }

  private func exitCode(_ report: RunReport, _ cause: StopSignal.Cause?) -> Int32 {
    switch cause {
    case .signal(let number): 128 + number
    case .failures: ExitStatus.tooManyFailures
    case .missing: ExitStatus.missing
    case .inaccessible: ExitStatus.inaccessible
    case .timeOver, nil:
      report.pages.quarantined + report.items.quarantined > 0 ? ExitStatus.quarantined : ExitStatus.complete
    }
  }
}
