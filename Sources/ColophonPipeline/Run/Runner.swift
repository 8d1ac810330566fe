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
    package var launch: WorkerLaunch

    package init(run: String, workers: Int, limit: Int?, launch: WorkerLaunch) {
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

  /// Runs to the end, to a stop, or to the failure of the output folder. Page and item failures are data in the
  /// report; thrown is only what keeps the run from beginning: `OutputLock.Problem`, or an error of the ledger.
  package func run(stop: StopSignal, observer: (any RunObserver)? = nil) async throws -> RunReport {
    let lock = try OutputLock(folder)
    defer { withExtendedLifetime(lock) {} }
    let started = Date()
    let clock = ContinuousClock()
    let begin = clock.now
    let ledger = try Ledger(folder, run: settings.run, pipeline: plan.source, version: services.version)
    let tally = RunTally(
      report: RunReport(
        run: settings.run, pipeline: plan.source, output: folder.url.path, started: started,
        workers: settings.workers),
      ledger: ledger, policy: plan.failures, stop: stop, observer: observer)
    let walk = CollectionWalk(
      plan: plan, folder: folder, limit: settings.limit, stop: stop,
      settled: { try await tally.settled($0, $1, $2, $3) })
    let finisher = ItemFinisher(plan: plan, folder: folder, today: services.today)

    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<settings.workers {
        group.addTask { await serve(walk: walk, finisher: finisher, tally: tally, stop: stop) }
      }
    }
    do {
      if await tally.report.items.total == 0, stop.cause == nil {
        stop.stop(.inaccessible("the collection holds no items; is it mounted, and is the path right?"))
      } else if stop.cause?.isSignal != true {
        try await gather(ledger)
      }
    } catch {
      stop.stop(.inaccessible("\(error)"))
    }

    var report = await tally.report
    report.seconds = begin.duration(to: clock.now).seconds
    report.measure()
    report.exitCode = exitCode(report, stop.cause)
    switch stop.cause {
    case .signal(let number): report.stopped = "signal \(number)"
    case .failures(let why), .missing(let why), .inaccessible(let why): report.stopped = why
    case nil: break
    }
    do {
      try await ledger.end(exitCode: report.exitCode)
      let file = try AtomicFile(replacing: folder.runReport)
      let encoder = RecordFile.encoder()
      encoder.dateEncodingStrategy = .iso8601
      encoder.outputFormatting.insert(.prettyPrinted)
      try file.write(encoder.encode(report))
      try file.write(Data("\n".utf8))
      try file.commit()
    } catch {
      report.stopped = report.stopped ?? "\(error)"
      report.exitCode = ExitStatus.inaccessible
    }
    return report
  }

  /// One lane: takes work until there is none.
  private func serve(walk: CollectionWalk, finisher: ItemFinisher, tally: RunTally, stop: StopSignal) async {
    let lane = WorkerLane(
      launch: settings.launch, hello: hello(), timeoutSecs: plan.pageTimeoutSecs + Self.graceSecs,
      log: folder.workerLog, stop: stop)
    do {
      while let work = try await walk.next() {
        switch work {
        case .broken(let id, let failure):
          services.logger.warning("\(failure.message)", metadata: ["item": "\(id)"])
          try await tally.broken(id, failure)
        case .finish(let item):
          try await finish(item, finisher, tally)
        case .page(let task, let judgement):
          guard let header = try await visit(task, judgement, lane, tally, stop) else { continue }
          if let item = await walk.visited(task, failure: header.failure?.failure) {
            try await finish(item, finisher, tally)
          }
        }
      }
    } catch let noWorker as NoWorker {
      stop.stop(.missing(noWorker.message))
    } catch {
      stop.stop(.inaccessible("\(error)"))
    }
    await lane.close()
  }

  private func finish(_ item: ItemInWork, _ finisher: ItemFinisher, _ tally: RunTally) async throws {
    let finished = try await finisher.finish(item)
    if let failure = finished.failure, finished.isWhole {
      services.logger.warning("\(failure.message)", metadata: ["item": "\(item.item.id)"])
    }
    try await tally.finished(item.item, finished)
  }

  /// Visits a page until it is done or its attempts are used up, and writes its record. Nil when the run was
  /// stopped meanwhile.
  private func visit(
    _ task: PageTask, _ judgement: PageJudgement, _ lane: WorkerLane, _ tally: RunTally,
    _ stop: StopSignal
  ) async throws -> PageHeader? {
    let clock = ContinuousClock()
    let begin = clock.now
    var attempt = 1
    while true {
      var visit: Visit
      switch try await lane.visit(task) {
      case .dropped:
        return nil
      case .visited(let done):
        visit = done
        visit.header.failure?.attempts = attempt
      case .lost(let failure):
        services.logger.warning(
          "\(failure.message)",
          metadata: ["item": "\(task.item)", "page": "\(task.page)", "attempt": "\(attempt)"])
        // A run that is ending tries nothing again and condemns nothing: the next run reads the page.
        guard stop.cause == nil else { return nil }
        if attempt < plan.failures.attempts {
          attempt += 1
          continue
        }
        visit = lost(task, failure, judgement, attempts: attempt)
      }
      if let failure = visit.header.failure?.failure, attempt == 1 {
        services.logger.warning(
          "\(failure.message)",
          metadata: ["item": "\(task.item)", "page": "\(task.page)", "reason": "\(failure.reason.rawValue)"])
      }
      try RecordFile.write(
        visit.header, values: visit.values, to: folder.pageRecord(task.item, task.page))
      try await tally.visited(visit.header, seconds: begin.duration(to: clock.now).seconds)
      return visit.header
    }
  }

  /// The record of a page whose worker never answered: what stood before the stage it died in is kept.
  private func lost(
    _ task: PageTask, _ failure: Failure, _ judgement: PageJudgement, attempts: Int
  ) -> Visit {
    let steps = plan.pageStages
    let blamed = steps.firstIndex { $0.manual.name == failure.stage } ?? judgement.stale.first ?? 0
    let file = task.root.appending(path: task.image.path)
    var state = FileState(of: file)
    // The worker found the digest but could not say it; the failure is tied to the file as it is now.
    state?.sha256 = (try? PageVisitor.digest(of: file)) ?? ""
    let old = task.earlierRecord
    let now = PageJudgement(
      header: old?.header, imageDigest: state?.sha256 ?? "", frame: task.image.frame, steps: steps)
    var header = PageHeader(
      item: task.item, page: task.page, image: task.image, file: state, stages: [], failure: nil)
    var values: [Data] = []
    for (index, step) in steps.enumerated() where index < blamed && !now.stale.contains(index) {
      guard let entry = old?.header.stages.first(where: { $0.origin.stage == step.manual.name }),
        let lines = old?.linesByStage[step.manual.name]
      else { continue }
      header.stages.append(entry)
      values += lines
    }
    var failure = failure
    failure.stage = steps[blamed].manual.name
    header.failure = FailureEntry(
      failure: failure, fingerprint: now.fingerprintOfFailure(at: blamed, steps), attempts: attempts,
      made: services.today)
    return Visit(header: header, values: values)
  }

  private func hello() -> WorkerHello {
    WorkerHello(
      folder: plan.folder,
      stages: plan.pageStages.map { WorkerHello.Stage(name: $0.manual.name, setting: $0.setting) },
      models: services.models, today: services.today, version: services.version)
  }

  /// Joins the items' parts of each gathered file.
  private func gather(_ ledger: Ledger) async throws {
    let gathered = plan.writers.flatMap(\.body.outputs).filter { !$0.hasSuffix("/") }
    let gatherer = PartGatherer(folder: folder)
    for file in gathered { try await gatherer.gather(file, of: ledger) }
  }

  private func exitCode(_ report: RunReport, _ cause: StopSignal.Cause?) -> Int32 {
    switch cause {
    case .signal(let number): 128 + number
    case .failures: ExitStatus.tooManyFailures
    case .missing: ExitStatus.missing
    case .inaccessible: ExitStatus.inaccessible
    case nil:
      report.pages.quarantined + report.items.quarantined > 0 ? ExitStatus.quarantined : ExitStatus.complete
    }
  }
}

extension Duration {
  /// The duration in seconds with its fraction.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
