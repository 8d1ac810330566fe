import ColophonDocument
import Foundation
import Logging

/// Visits a page until it is done or its attempts are used up, and writes its record.
struct PageAttempts: Sendable {
  let plan: Plan
  let folder: OutputFolder
  let run: String
  let today: String
  let logger: Logger
  let stop: StopSignal

  /// Of the attempts that cost a worker the record keeps so many.
  private static let mostMishaps = 20

  /// A page whose record is written.
  struct Settled: Sendable {
    var header: PageHeader
    /// Whether something was done; false when all turned out to be as it was.
    var isNew: Bool
    var mishaps: [Mishap]
    var seconds: Double
  }

  /// Nil when the run was stopped meanwhile. Throws when the output folder cannot be written, no worker can be
  /// started, or the collection is gone.
  func settle(_ work: PageWork, _ lane: WorkerLane) async throws -> Settled? {
    let begin = ContinuousClock.now
    var task = work.task
    var old = work.header
    var mishaps: [Mishap] = []
    while true {
      switch try await lane.visit(task) {
      case .dropped:
        return nil
      case .visited(let visit):
        log(visit, task, attempt: mishaps.count + 1)
        let header = try header(of: visit, task, old)
        if header.outcome == .quarantined, !work.source.isStillThere {
          throw SourceGone(path: work.source.path)
        }
        if header != old {
          try RecordFile.write(header, values: visit.values, to: record(task), in: folder)
        }
        return settled(header, isNew: visit.stage != nil || header.failure != nil, mishaps, begin)
      case .lost(let visit):
        log(visit, task, attempt: mishaps.count + 1)
        // A run that is ending tries nothing again and condemns nothing: the next run reads the page.
        if let cause = stop.cause, !cause.isTimeOver { return nil }
        let (header, values, isFinal) = try afterLoss(visit, work, task, old)
        mishaps += header.mishaps?.suffix(1) ?? []
        try RecordFile.write(header, values: values, to: record(task), in: folder)
        if isFinal { return settled(header, isNew: true, mishaps, begin) }
        old = header
        task.record = record(task)
      }
    }
  }

  private func record(_ task: PageTask) -> String { folder.pageRecord(task.item, task.page) }

  private func settled(
    _ header: PageHeader, isNew: Bool, _ mishaps: [Mishap], _ begin: ContinuousClock.Instant
  ) -> Settled {
    Settled(header: header, isNew: isNew, mishaps: mishaps, seconds: begin.duration(to: .now).seconds)
  }

  /// The record of a page whose worker has answered.
  private func header(of visit: Visit, _ task: PageTask, _ old: PageHeader?) throws -> PageHeader {
    var header = PageHeader(
      item: task.item, page: task.page, image: task.image, file: visit.file, stages: visit.stages,
      failure: nil, mishaps: old?.mishaps)
    header.band = visit.band
    guard let failure = visit.failure else {
      // A page that was only looked at keeps its count, so that its record stays as it is.
      header.tries = visit.stage == nil ? old?.tries : old?.mishaps.map { _ in (old?.pendingLosses ?? 0) + 1 }
      return header
    }
    let fingerprint = fingerprint(of: failure, visit.file, task)
    var entry = FailureEntry(
      failure: failure, fingerprint: fingerprint, attempts: attempts(under: fingerprint, old) + 1,
      made: today, run: run)
    // What a person has accepted once stays accepted while the page fails for the same reason.
    if let earlier = old?.failure, earlier.failure.reason == failure.reason {
      entry.released = earlier.released
    }
    header.failure = entry
    return header
  }

  /// The record of a page that has cost a worker: for another attempt, or for good.
  private func afterLoss(
    _ visit: Visit, _ work: PageWork, _ task: PageTask, _ old: PageHeader?
  ) throws -> (PageHeader, [Data], isFinal: Bool) {
    var failure = visit.failure ?? Failure(.engineCrash, "the worker was lost")
    let stage = work.judgement.stale.first ?? 0
    failure.stage = failure.stage ?? plan.pageStages[stage].manual.name
    let file =
      visit.file
      ?? FileStamp(task.file).map { stamp in
        old?.file.flatMap { $0.stamp == stamp ? $0 : nil } ?? FileState(stamp: stamp, sha256: "")
      }
    let fingerprint = fingerprint(of: failure, file, task)
    let attempt = attempts(under: fingerprint, old) + 1
    let mishap = Mishap(
      run: run, attempt: attempt, failure: failure, basis: fingerprint.digest, made: today)
    var header = PageHeader(
      item: task.item, page: task.page, image: task.image, file: file, stages: visit.stages, failure: nil,
      mishaps: ((old?.mishaps ?? []) + [mishap]).suffix(Self.mostMishaps))
    let isFinal =
      header.workersLost(under: fingerprint) >= FailurePolicy.mostWorkersLost
      || attempt >= plan.failures.attempts
    if isFinal {
      header.failure = FailureEntry(
        failure: failure, fingerprint: fingerprint, attempts: attempt, made: today, run: run)
    } else if visit.file == nil, let earlier = task.earlierRecord, !earlier.header.hasUnsoundResult {
      // Lost before it looked at the page: what was there still is.
      header.stages = earlier.header.stages
      header.band = earlier.header.band
      return (header, earlier.values, false)
    }
    return (header, visit.values, isFinal)
  }

  /// Attempts so far under a fingerprint.
  private func attempts(under fingerprint: Fingerprint, _ old: PageHeader?) -> Int {
    let recorded = old?.failure.flatMap { $0.fingerprint == fingerprint ? $0.attempts : nil } ?? 0
    return max(recorded, old?.workersLost(under: fingerprint) ?? 0)
  }

  private func fingerprint(of failure: Failure, _ file: FileState?, _ task: PageTask) -> Fingerprint {
    let steps = plan.pageStages
    let judgement = PageJudgement(
      header: nil, imageDigest: file?.sha256 ?? "", frame: task.image.frame, steps: steps)
    let index = steps.firstIndex { $0.manual.name == failure.stage } ?? 0
    return judgement.fingerprintOfFailure(at: index, steps)
  }

  private func log(_ visit: Visit, _ task: PageTask, attempt: Int) {
    var place: Logger.Metadata = [
      "item": "\(task.item)", "page": "\(task.page)", "attempt": "\(attempt)",
    ]
    if !visit.noise.isEmpty {
      var metadata = place
      metadata["source"] = "native"
      if let stage = visit.stage { metadata["stage"] = "\(stage)" }
      logger.info("\(visit.noise)", metadata: metadata)
    }
    guard let failure = visit.failure else { return }
    place["reason"] = "\(failure.reason.rawValue)"
    if let stage = failure.stage { place["stage"] = "\(stage)" }
    logger.warning("\(failure.message)", metadata: place)
  }
}

extension Duration {
  /// The duration in seconds with its fraction.
  var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
