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

  /// Throws only when the output folder cannot be written; a stage that fails is the item's failure.
  func finish(_ work: ItemInWork) async throws -> Finished {
    let item = work.item
    let record = folder.documentRecord(item.id)
    let old = (try? RecordFile.read(DocumentHeader.self, at: record)) ?? nil
    let (pagesPart, pagesDate) = try readHeaders(item)
    let itemPart = try digest(RecordFile.encoder().encode(item))

    var (header, values, document, failure) = await concluded(
      item, old, pagesPart, itemPart, pagesDate)
    let madeAnew = header.stages != old?.header.stages
    if failure == nil {
      let pages = RecordedPages(item, in: folder)
      let upstream = header.stages.map { ("stage.\($0.origin.stage)", $0.fingerprint.digest) }
      for writer in plan.writers {
        var parts = writer.fixedParts([])
        parts["pages"] = pagesPart
        parts["item"] = itemPart
        parts["date"] = document.date
        for (name, value) in upstream { parts[name] = value }
        let fingerprint = Fingerprint(parts)
        if let entry = old?.header.written.first(where: { $0.fingerprint == fingerprint }),
          entry.files.allSatisfy({
            FileManager.default.fileExists(atPath: folder.url.appending(path: $0).path)
          })
        {
          header.written.append(entry)
          continue
        }
        do {
          let staged = StagedOutput(item: item.id, in: folder)
          try writer.body.write(document, pages: pages, to: staged)
          header.written.append(
            WriterEntry(writer: writer.manual.name, fingerprint: fingerprint, files: try staged.commit()))
        } catch let error as AtomicFile.WriteError {
          throw error
        } catch {
          let unwritten = Failure(.outputFailed, stage: writer.manual.name, "\(error)")
          header.failure = FailureEntry(
            failure: unwritten, fingerprint: fingerprint, attempts: 1, made: today)
          failure = unwritten
          break
        }
      }
    }
    let wrote = header.written != old?.header.written
    if header != old?.header || madeAnew {
      try RecordFile.write(header, values: values, to: record)
    }
    if let failure {
      return Finished(outcome: .quarantined, failure: failure, isWhole: true)
    }
    if let failure = work.failures.first {
      return Finished(outcome: .quarantined, failure: failure)
    }
    let isReused = work.done == 0 && !madeAnew && !wrote
    return Finished(outcome: isReused ? .reused : .done, failure: nil)
  }

  /// Runs the document stages that are out of date and takes the others from the old record.
  private func concluded(
    _ item: Item, _ old: (header: DocumentHeader, values: [Data])?, _ pagesPart: String, _ itemPart: String,
    _ pagesDate: String
  ) async -> (DocumentHeader, [Data], Document, Failure?) {
    let pages = RecordedPages(item, in: folder)
    let encoder = RecordFile.encoder()
    let decoder = JSONDecoder()
    var document = Document(item: item, date: pagesDate)
    var header = DocumentHeader(item: item, date: "", stages: [], written: [], failure: nil)
    var values: [Data] = []
    var oldLines = (old?.values ?? [])[...]
    var oldByStage: [String: (StageEntry, [Data])] = [:]
    for entry in old?.header.stages ?? [] {
      oldByStage[entry.origin.stage] = (entry, Array(oldLines.prefix(entry.layers.count)))
      oldLines = oldLines.dropFirst(entry.layers.count)
    }
    for step in plan.documentStages {
      guard let stage = step.body.document else { continue }
      let name = step.manual.name
      var parts = step.fixedParts(stage.models)
      parts["pages"] = pagesPart
      parts["item"] = itemPart
      for entry in header.stages { parts["stage.\(entry.origin.stage)"] = entry.fingerprint.digest }
      let fingerprint = Fingerprint(parts)
      do {
        if let (entry, lines) = oldByStage[name], entry.fingerprint == fingerprint {
          for (layer, line) in zip(entry.layers, lines) {
            try document.set(layer, from: line, decoder)
            document.origins[layer] = entry.origin
          }
          document.date = max(document.date, entry.made)
          header.stages.append(entry)
          values += lines
          continue
        }
        let models = try await stage.process(&document, pages: pages)
        let origin = Origin(stage: name, version: step.manual.version, models: models)
        var layers: [Layer] = []
        for layer in step.manual.gives {
          guard let line = try document.line(of: layer, encoder) else { continue }
          layers.append(layer)
          values.append(line)
          document.origins[layer] = origin
        }
        document.date = max(document.date, today)
        header.stages.append(
          StageEntry(origin: origin, fingerprint: fingerprint, layers: layers, made: today))
      } catch {
        var failure = error as? Failure ?? Failure(.internalError, "\(error)")
        failure.stage = name
        header.failure = FailureEntry(failure: failure, fingerprint: fingerprint, attempts: 1, made: today)
        header.date = document.date
        return (header, values, document, failure)
      }
    }
    header.date = document.date
    return (header, values, document, nil)
  }

  /// One digest for everything that the pages' records rest on, and the day of the newest statement on them.
  private func readHeaders(_ item: Item) throws -> (digest: String, date: String) {
    var hash = SHA256()
    var newest = ""
    for number in item.pages.indices {
      let header = try RecordFile.header(PageHeader.self, at: folder.pageRecord(item.id, number + 1))
      for stage in header?.stages ?? [] {
        hash.update(data: Data("\(stage.origin.stage)=\(stage.fingerprint.digest);".utf8))
        newest = max(newest, stage.made)
      }
      if let failure = header?.failure {
        hash.update(data: Data("failed \(failure.failure.reason.rawValue) \(failure.failure.message);".utf8))
        newest = max(newest, failure.made)
      }
      hash.update(data: Data("\n".utf8))
    }
    return (hexadecimal(hash.finalize()), newest.isEmpty ? today : newest)
  }

  private func digest(_ data: Data) -> String { hexadecimal(SHA256.hash(data: data)) }
}
