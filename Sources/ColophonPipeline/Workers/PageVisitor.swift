import ColophonDocument
import Crypto
import Foundation

/// Runs the page stages on one page after the other, inside a worker process.
struct PageVisitor: Sendable {
  let steps: [Plan.Step<Plan.StageBody>]
  let hello: WorkerHello

  /// Does what of the page's work is not done yet and tells of it. A page that cannot be done is an answer, not
  /// an error.
  ///
  /// - Parameter say: takes a message and the lines that follow it.
  func visit(_ task: PageTask, say: (WorkerMessage, [Data]) throws -> Void) async throws {
    var news = News(task: task.number)
    do {
      try await work(on: task, &news, say)
    } catch let gone as RunnerGone {
      throw gone
    } catch {
      var failure = error as? Failure ?? Failure(.internalError, "\(error)")
      failure.stage = news.stage ?? steps.first?.manual.name
      news.failure = failure
    }
    try news.tell(say, answers: true)
  }

  /// The runner does not listen any more.
  struct RunnerGone: Error {}

  /// What there is to tell with the next message.
  private struct News {
    let task: Int
    var opened: FileState?
    var finished: [StageEntry] = []
    var lines: [Data] = []
    var stage: String?
    var failure: Failure?
    var band: ReadingAccount.Band?

    init(task: Int) { self.task = task }

    mutating func tell(_ say: (WorkerMessage, [Data]) throws -> Void, answers: Bool = false) throws {
      try say(
        WorkerMessage(
          task: task, opened: opened, finished: finished, begins: answers ? nil : stage,
          answer: answers
            ? WorkerMessage.Answer(
              failure: failure, band: band, residentBytes: ProcessLimits.residentBytes) : nil),
        lines)
      opened = nil
      finished = []
      lines = []
    }
  }

  private func work(
    on task: PageTask, _ news: inout News, _ say: (WorkerMessage, [Data]) throws -> Void
  ) async throws {
    let old = task.earlierRecord
    let state = try fileState(task, recorded: old?.header.file)
    news.opened = state
    let judgement = PageJudgement(
      header: old?.header, imageDigest: state.sha256, frame: task.image.frame, steps: steps)
    // Each line of the old record by its stage, so that fresh results pass through untouched.
    let keptLines = old?.linesByStage ?? [:]
    var page = Page(number: task.page, image: task.image)
    page.imageDigest = state.sha256
    let image = URL(fileURLWithPath: task.file)
    let encoder = RecordFile.encoder()
    let decoder = JSONDecoder()
    defer { news.band = page.text?.account?.band }
    for (index, step) in steps.enumerated() {
      let name = step.manual.name
      if !judgement.stale.contains(index),
        let entry = old?.header.stages.first(where: { $0.origin.stage == name }), let lines = keptLines[name]
      {
        for (layer, line) in zip(entry.layers, lines) {
          try page.set(layer, from: line, decoder)
          page.origins[layer] = entry.origin
        }
        page.skipped = page.skipped ?? entry.skipped
        news.finished.append(entry)
        news.lines += lines
        continue
      }
      guard let stage = step.body.page else { continue }
      news.stage = name
      try news.tell(say)
      let skippedBefore = page.skipped
      let models = try await stage.process(&page, image: image)
      try checkWords(page)
      let origin = Origin(stage: name, version: step.manual.version, models: models)
      var layers: [Layer] = []
      for layer in step.manual.gives {
        guard let line = try page.line(of: layer, encoder) else { continue }
        layers.append(layer)
        news.lines.append(line)
        page.origins[layer] = origin
      }
      news.finished.append(
        StageEntry(
          origin: origin, fingerprint: judgement.expected[index], layers: layers, made: hello.today,
          run: hello.run, skipped: skippedBefore == nil ? page.skipped : nil))
      if let failure = page.failure { throw failure }
    }
  }

  private func checkWords(_ page: Page) throws {
    let words = page.text?.lines.reduce(0) { $0 + $1.words.count } ?? 0
    guard words <= hello.wordsPerPage else {
      throw Failure(
        .tooManyWords,
        "expected at most \(hello.wordsPerPage) words on a page, found \(words): look at the page; raise limits.words_per_page if they are real"
      )
    }
  }

  private func fileState(_ task: PageTask, recorded: FileState?) throws -> FileState {
    guard let stamp = FileStamp(task.file) else {
      let isThere = access(task.file, F_OK) == 0
      throw Failure(
        isThere ? .unreadableImage : .missingImage,
        isThere
          ? "expected a plain file, found a folder, device, socket or pipe: \(task.image.path)"
          : "there is no file \(task.image.path)")
    }
    guard stamp.bytes <= hello.fileBytes else {
      throw Failure(
        .imageTooLarge,
        "expected a file of at most \(hello.fileBytes) bytes, found \(stamp.bytes): make a smaller copy, or raise limits.file_mb"
      )
    }
    if !task.verifies, let recorded, recorded.stamp == stamp, !recorded.sha256.isEmpty { return recorded }
    return FileState(stamp: stamp, sha256: try Self.digest(of: task.file))
  }

  /// SHA-256 of a file, read in pieces. Throws a `Failure` when it cannot be opened.
  static func digest(of file: String) throws -> String {
    // Without blocking: what was a plain file a moment ago may be a pipe by now.
    let descriptor = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw Failure(.unreadableImage, "the file cannot be opened: \(String(cString: strerror(errno)))")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
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
