import ColophonDocument
import Crypto
import Foundation

/// Runs the document stages and the writers on an item whose pages are settled, and keeps its record.
struct ItemFinisher: Sendable {
  let plan: Plan
  let folder: OutputFolder
  let today: String

  /// What became of an item.
  struct Finished: Sendable {
    var outcome: Outcome
    var failure: Failure?
    /// Whether the failure is the item's own and not one of its pages'.
    var isWhole = false
  }

  /// What the item's results rest on besides the components.
  private struct Basis {
    /// Digest over the pages' results.
    var pages: String
    /// Digest of the item as the reader listed it.
    var item: String
    /// Day of the newest statement on the pages.
    var date: String
  }

  /// The document with everything that is known of how it came about.
  fileprivate struct Conclusion {
    var document: Document
    var stages: [StageEntry] = []
    var values: [Data] = []
    var failure: FailureEntry?

    var upstream: [String: String] {
      Dictionary(
        stages.map { ("stage.\($0.origin.stage)", $0.fingerprint.digest) }, uniquingKeysWith: { $1 })
    }
  }

  /// Throws only when the output folder cannot be written; a stage that fails is the item's failure.
  func finish(_ work: ItemInWork) async throws -> Finished {
    let item = work.item
    let file = folder.documentRecord(item.id)
    // A record that cannot be read counts as none: the item is concluded and written again.
    let old = (try? RecordFile.read(DocumentHeader.self, at: file)) ?? nil
    let pages = RecordedPages(item, in: folder, stages: Set(plan.pageStages.map { $0.manual.name }))
    let basis = try basis(item)
    var conclusion = await conclude(item, basis, pages, old)
    var written: [WriterEntry] = []
    if conclusion.failure == nil {
      do {
        written = try write(conclusion, basis, pages, old?.header.written ?? [])
      } catch let failure as FailureEntry {
        conclusion.failure = failure
      }
    }
    let header = DocumentHeader(
      item: item, date: conclusion.document.date, stages: conclusion.stages, written: written,
      failure: conclusion.failure)
    if header != old?.header {
      try RecordFile.write(header, values: conclusion.values, to: file)
    }
    folder.removePageRecords(of: item.id, after: item.pages.count)
    if let failure = conclusion.failure?.failure {
      return Finished(outcome: .quarantined, failure: failure, isWhole: true)
    }
    if let failure = work.failures.first { return Finished(outcome: .quarantined, failure: failure) }
    return Finished(outcome: work.done == 0 && header == old?.header ? .reused : .done, failure: nil)
  }

  /// Runs the document stages that are out of date and takes the others from the old record.
  private func conclude(
    _ item: Item, _ basis: Basis, _ pages: RecordedPages, _ old: Record<DocumentHeader>?
  ) async -> Conclusion {
    var conclusion = Conclusion(document: Document(item: item, date: basis.date))
    let oldLines = old?.linesByStage ?? [:]
    for step in plan.documentStages {
      guard let stage = step.body.document else { continue }
      let name = step.manual.name
      let fingerprint = Fingerprint(
        step.fixedParts(stage.models).merging(conclusion.upstream) { $1 }
          .merging(["pages": basis.pages, "item": basis.item]) { $1 })
      do {
        if let entry = old?.header.stages.first(where: { $0.origin.stage == name }),
          entry.fingerprint == fingerprint, let lines = oldLines[name]
        {
          try conclusion.keep(entry, lines)
          continue
        }
        let models = try await stage.process(&conclusion.document, pages: pages)
        try conclusion.add(
          Origin(stage: name, version: step.manual.version, models: models), gives: step.manual.gives,
          fingerprint, today)
      } catch {
        conclusion.failure = entry(for: error, stage: name, fingerprint)
        return conclusion
      }
    }
    return conclusion
  }

  /// Lets every writer write whose output is out of date or gone. Throws a `FailureEntry` when one cannot.
  private func write(
    _ conclusion: Conclusion, _ basis: Basis, _ pages: RecordedPages, _ old: [WriterEntry]
  ) throws -> [WriterEntry] {
    try plan.writers.map { writer in
      let fingerprint = Fingerprint(
        writer.fixedParts([]).merging(conclusion.upstream) { $1 }.merging([
          "pages": basis.pages, "item": basis.item, "date": conclusion.document.date,
        ]) { $1 })
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
    return FailureEntry(failure: failure, fingerprint: fingerprint, attempts: 1, made: today)
  }

  private func basis(_ item: Item) throws -> Basis {
    var hash = SHA256()
    var newest = ""
    let names = Set(plan.pageStages.map { $0.manual.name })
    for number in item.pages.indices {
      let header = try RecordFile.header(PageHeader.self, at: folder.pageRecord(item.id, number + 1))
      for stage in header?.stages ?? [] where names.contains(stage.origin.stage) {
        hash.update(data: Data("\(stage.origin.stage)=\(stage.fingerprint.digest);".utf8))
        newest = max(newest, stage.made)
      }
      if let failure = header?.failure {
        hash.update(data: Data("failed \(failure.failure.reason.rawValue) \(failure.failure.message);".utf8))
        newest = max(newest, failure.made)
      }
      hash.update(data: Data("\n".utf8))
    }
    return Basis(
      pages: hexadecimal(hash.finalize()),
      item: hexadecimal(SHA256.hash(data: try RecordFile.encoder().encode(item))),
      date: newest.isEmpty ? today : newest)
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
    stages.append(entry)
    values += lines
  }

  /// Notes what a stage has just added to the document.
  fileprivate mutating func add(
    _ origin: Origin, gives: [Layer], _ fingerprint: Fingerprint, _ today: String
  ) throws {
    let encoder = RecordFile.encoder()
    var layers: [Layer] = []
    for layer in gives {
      guard let line = try document.line(of: layer, encoder) else { continue }
      layers.append(layer)
      values.append(line)
      document.origins[layer] = origin
    }
    document.date = max(document.date, today)
    stages.append(StageEntry(origin: origin, fingerprint: fingerprint, layers: layers, made: today))
  }
}
