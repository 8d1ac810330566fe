import ColophonDocument
import Crypto
import Foundation

/// Runs the page stages on one page after the other, inside a worker process.
struct PageVisitor: Sendable {
  let steps: [Plan.Step<Plan.StageBody>]
  let today: String

  /// Does what of the page's work is not done yet. A page that cannot be done is an answer, not an error.
  ///
  /// - Parameter begin: told the name of each stage before it works on the page.
  func visit(_ task: PageTask, begin: (String) -> Void) async -> Visit {
    let file = task.root.appending(path: task.image.path)
    let old = task.earlierRecord
    var header = PageHeader(
      item: task.item, page: task.page, image: task.image, file: nil, stages: [], failure: nil)
    do {
      header.file = try fileState(file, recorded: old?.header.file)
    } catch {
      return failed(header, error, at: nil, steps.isEmpty ? Fingerprint([:]) : firstFingerprint(""))
    }
    let digest = header.file?.sha256 ?? ""
    let judgement = PageJudgement(
      header: old?.header, imageDigest: digest, frame: task.image.frame, steps: steps)

    // Each line of the old record by its stage, so that fresh results pass through untouched.
    let keptLines = old?.linesByStage ?? [:]
    var page = Page(number: task.page, image: task.image)
    page.imageDigest = digest

    var values: [Data] = []
    let encoder = RecordFile.encoder()
    let decoder = JSONDecoder()
    for (index, step) in steps.enumerated() {
      let name = step.manual.name
      do {
        if !judgement.stale.contains(index),
          let entry = old?.header.stages.first(where: { $0.origin.stage == name }),
          let lines = keptLines[name]
        {
          for (layer, line) in zip(entry.layers, lines) {
            try page.set(layer, from: line, decoder)
            page.origins[layer] = entry.origin
          }
          header.stages.append(entry)
          page.skipped = page.skipped ?? entry.skipped
          values += lines
          continue
        }
        guard let stage = step.body.page else { continue }
        begin(name)
        let skippedBefore = page.skipped
        let models = try await stage.process(&page, image: file)
        let origin = Origin(stage: name, version: step.manual.version, models: models)
        var layers: [Layer] = []
        for layer in step.manual.gives {
          guard let line = try page.line(of: layer, encoder) else { continue }
          layers.append(layer)
          values.append(line)
          page.origins[layer] = origin
        }
        header.stages.append(
          StageEntry(
            origin: origin, fingerprint: judgement.expected[index], layers: layers, made: today,
            skipped: skippedBefore == nil ? page.skipped : nil))
      } catch {
        var visit = failed(header, error, at: name, judgement.fingerprintOfFailure(at: index, steps))
        visit.values = values
        return visit
      }
    }
    return Visit(header: header, values: values)
  }

  private func failed(
    _ header: PageHeader, _ error: any Error, at stage: String?, _ print: Fingerprint
  ) -> Visit {
    var failure = error as? Failure ?? Failure(.internalError, "\(error)")
    failure.stage = stage ?? steps.first?.manual.name
    var header = header
    header.failure = FailureEntry(failure: failure, fingerprint: print, attempts: 1, made: today)
    return Visit(header: header, values: [])
  }

  private func firstFingerprint(_ digest: String) -> Fingerprint {
    PageJudgement(header: nil, imageDigest: digest, frame: 0, steps: Array(steps.prefix(1))).expected[0]
  }

  private func fileState(_ file: URL, recorded: FileState?) throws -> FileState {
    guard var state = FileState(of: file) else {
      throw Failure(.missingImage, "there is no file \(file.lastPathComponent)")
    }
    if let recorded, recorded.looksLike(state), !recorded.sha256.isEmpty {
      state.sha256 = recorded.sha256
      return state
    }
    state.sha256 = try Self.digest(of: file)
    return state
  }

  /// SHA-256 of a file, read in pieces. Throws a `Failure` when it is no plain file or cannot be opened.
  static func digest(of file: URL) throws -> String {
    // Opening a pipe that nobody writes to would wait for ever.
    let descriptor = open(file.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else {
      let cause = String(cString: strerror(errno))
      throw Failure(.unreadableImage, "the file \(file.lastPathComponent) cannot be opened: \(cause)")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(
        .unreadableImage,
        "expected a plain file, found a folder, device, socket or pipe: \(file.lastPathComponent)")
    }
    var hash = SHA256()
    do {
      while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(data: chunk) }
    } catch {
      throw Failure(
        .unreadableImage, "the file \(file.lastPathComponent) cannot be read to its end: \(error)")
    }
    return hexadecimal(hash.finalize())
  }
}

extension PageTask {
  /// The page's record of an earlier run, if it can be read and is of the same image: after a page was taken out
  /// or put in, the record of that number tells of another one.
  var earlierRecord: Record<PageHeader>? {
    guard let record, let earlier = try? RecordFile.read(PageHeader.self, at: record) else { return nil }
    return earlier.header.image.isSameImage(as: image) ? earlier : nil
  }
}

extension PageImage {
  /// Whether both are the same frame of the same file; labels may differ.
  func isSameImage(as other: PageImage) -> Bool { path == other.path && frame == other.frame }
}
