import ColophonDocument
import Foundation

/// Runs the document stages and the writers on an item whose pages are settled, and keeps its record.
struct ItemFinisher: Sendable {
  let plan: Plan
  let folder: OutputFolder
  let today: String
  let run: String
  /// Whether files that nobody makes any more are removed.
  let prunes: Bool

  /// What became of an item.
  struct Finished: Sendable {
    var outcome: Outcome
    var failure: Failure?
    /// Whether the failure is the item's own and not one of its pages'.
    var isWhole = false
    var row: ItemRow
  }

  /// The document with everything that is known of how it came about.
  fileprivate struct Conclusion {
    var document: Document
    var stages: [StageEntry] = []
    var values: [Data] = []
    var failure: FailureEntry?
    /// Fingerprint parts that writers rest on.
    var upstream: [String: String]
  }

  /// Throws only when the output folder cannot be written; a stage that fails is the item's failure.
  func finish(_ work: ItemInWork) async throws -> Finished {
    let item = work.item
    let file = folder.documentRecord(item.id)
    // A record that cannot be read counts as none: the item is concluded and written again.
    let old = ((try? RecordFile.read(DocumentHeader.self, at: file)) ?? nil).flatMap {
      $0.header.item.id == item.id ? $0 : nil
    }
    let stages = Set(plan.pageStageNames)
    let pages = RecordedPages(item, in: folder, stages: stages)
    let basis = try ItemBasis(item, stages: stages) {
      try RecordFile.header(PageHeader.self, at: folder.pageRecord(item.id, $0))
    }
    var conclusion = await conclude(item, basis, pages, old)
    var written = old?.header.written ?? []
    if conclusion.failure == nil {
      do {
        written = try write(conclusion, pages, written)
      } catch let failure as FailureEntry {
        conclusion.failure = failure
      }
    }
    let former = try former(old?.header, written)
    var header = DocumentHeader(
      item: item, date: conclusion.document.date, stages: conclusion.stages, written: written,
      former: former.isEmpty ? nil : former, failure: conclusion.failure, run: old?.header.run ?? run)
    let isUnchanged = header == old?.header
    if !isUnchanged {
      header.run = run
      try RecordFile.write(header, values: conclusion.values, to: file, in: folder)
    }
    folder.removePageRecords(of: item.id, after: item.pages.count)
    return finished(work, header, isUnchanged, listing: basis.item)
  }

  /// Keeps a record of an item that the reader could not list; what it had before stays.
  func keep(broken id: String, _ failure: Failure) throws -> ItemRow {
    let file = folder.documentRecord(id)
    let old = ((try? RecordFile.read(DocumentHeader.self, at: file)) ?? nil).flatMap {
      $0.header.item.id == id ? $0 : nil
    }
    var header =
      old?.header
      ?? DocumentHeader(
        item: Item(id: id, pages: []), date: today, stages: [], written: [], former: nil, failure: nil,
        run: run)
    if header.failure?.failure != failure {
      header.failure = FailureEntry(
        failure: failure, fingerprint: Fingerprint([:]), attempts: 1, made: today, run: run)
      header.run = run
      try RecordFile.write(header, values: old?.values ?? [], to: file, in: folder)
    }
    return row(header, .quarantined, failure, basis: "", listing: "")
  }

  private func finished(
    _ work: ItemInWork, _ header: DocumentHeader, _ isUnchanged: Bool, listing: String
  ) -> Finished {
    let whole = header.failure?.failure
    let failure = whole ?? work.failures.first
    let stored = failure == nil ? Outcome.done : .quarantined
    // An item with a failure of its own is tried again by every run, and so is one with a provisional result.
    let isSettled = whole == nil && !header.stages.contains { $0.fingerprint.isProvisional }
    let row = row(header, stored, failure, basis: isSettled ? plan.itemBasis : "", listing: listing)
    let outcome = failure == nil && work.done == 0 && isUnchanged ? Outcome.reused : stored
    return Finished(outcome: outcome, failure: failure, isWhole: whole != nil, row: row)
  }

  private func row(
    _ header: DocumentHeader, _ outcome: Outcome, _ failure: Failure?, basis: String, listing: String
  ) -> ItemRow {
    ItemRow(
      item: header.item.id, pages: header.item.pages.count, outcome: outcome, failure: failure,
      files: header.written.flatMap(\.files), former: header.former ?? [], basis: basis, listing: listing,
      record: FileStamp(folder.documentRecord(header.item.id))?.text ?? "", run: header.run)
  }

  /// Files of writers that the pipeline no longer has, or that now write elsewhere.
  private func former(_ old: DocumentHeader?, _ written: [WriterEntry]) throws -> [String] {
    let made = Set(written.flatMap(\.files))
    let earlier = (old?.former ?? []) + (old?.written.flatMap(\.files) ?? [])
    let left = Set(earlier).subtracting(made).filter { folder.isFile($0) }.sorted()
    guard prunes else { return left }
    for path in left where unlink("\(folder.path)/\(path)") != 0 && errno != ENOENT {
      throw AtomicFile.WriteError(path: "\(folder.path)/\(path)", code: errno)
    }
    return []
  }

  /// Runs the document stages that are out of date and takes the others from the old record.
  private func conclude(
    _ item: Item, _ basis: ItemBasis, _ pages: RecordedPages, _ old: Record<DocumentHeader>?
  ) async -> Conclusion {
    let judgement = ItemJudgement(plan, basis, old: old?.header, folder: folder)
    var conclusion = Conclusion(
      document: Document(item: item, date: basis.date.isEmpty ? today : basis.date),
      upstream: ["pages": basis.pages, "item": basis.item])
    let oldLines = old?.linesByStage ?? [:]
    for (step, part) in zip(plan.documentStages, judgement.stages) {
      guard let stage = step.body.document else { continue }
      let name = step.manual.name
      do {
        if !part.isStale, let entry = old?.header.stages.first(where: { $0.origin.stage == name }),
          let lines = oldLines[name]
        {
          try conclusion.keep(entry, lines)
          continue
        }
        let models = try await stage.process(&conclusion.document, pages: pages)
        try conclusion.add(
          Origin(stage: name, version: step.manual.version, models: models), gives: step.manual.gives,
          part.expected, today, run)
      } catch {
        conclusion.failure = entry(for: error, stage: name, part.expected)
        return conclusion
      }
    }
    return conclusion
  }

  /// Lets every writer write whose output is out of date or gone. Throws a `FailureEntry` when one cannot.
  private func write(
    _ conclusion: Conclusion, _ pages: RecordedPages, _ old: [WriterEntry]
  ) throws -> [WriterEntry] {
    try plan.writers.map { writer in
      let fingerprint = ItemJudgement.expected(
        writer, conclusion.upstream, date: conclusion.document.date)
      if let entry = old.first(where: { $0.fingerprint == fingerprint }),
        entry.files.allSatisfy({ folder.isFile($0) })
      {
        return entry
      }
      do {
        let staged = StagedOutput(item: conclusion.document.item.id, in: folder)
        try writer.body.write(conclusion.document, pages: pages, to: staged)
        return WriterEntry(writer: writer.manual.name, fingerprint: fingerprint, files: try staged.commit())
      } catch let error as AtomicFile.WriteError {
        throw error
      } catch {
        throw entry(for: error, stage: writer.manual.name, fingerprint, otherwise: .outputFailed)
      }
    }
  }

  private func entry(
    for error: any Error, stage: String, _ fingerprint: Fingerprint, otherwise reason: Reason = .internalError
  ) -> FailureEntry {
    var failure = error as? Failure ?? Failure(reason, "\(error)")
    if let damaged = error as? RecordFile.FormatError {
      // Without the record the page counts as not read, and the next run reads it again.
      unlink(damaged.path)
      failure = Failure(.internalError, "\(damaged); it was removed, and the next run reads the page again")
    }
    failure.stage = stage
    return FailureEntry(failure: failure, fingerprint: fingerprint, attempts: 1, made: today, run: run)
  }
}

extension ItemFinisher.Conclusion {
  /// Takes over a result that still holds.
  fileprivate mutating func keep(_ entry: StageEntry, _ lines: [Data]) throws {
    let decoder = JSONDecoder()
    for (layer, line) in zip(entry.layers, lines) {
      try document.set(layer, from: line, decoder)
      document.origins[layer] = entry.origin
    }
    document.date = max(document.date, entry.made)
    upstream["stage.\(entry.origin.stage)"] = entry.fingerprint.digest
    stages.append(entry)
    values += lines
  }

  /// Notes what a stage has just added to the document.
  fileprivate mutating func add(
    _ origin: Origin, gives: [Layer], _ fingerprint: Fingerprint, _ today: String, _ run: String
  ) throws {
    let encoder = RecordFile.encoder()
    var layers: [Layer] = []
    var fingerprint = fingerprint
    for layer in gives {
      if let reason = document.provisional[layer] { fingerprint.markProvisional(reason) }
      guard let line = try document.line(of: layer, encoder) else { continue }
      layers.append(layer)
      values.append(line)
      document.origins[layer] = origin
    }
    document.date = max(document.date, today)
    upstream["stage.\(origin.stage)"] = fingerprint.digest
    stages.append(
      StageEntry(origin: origin, fingerprint: fingerprint, layers: layers, made: today, run: run))
  }
}
