import ColophonDocument
import ColophonNative
import Foundation

/// The Tesseract engines of one stage: opened at first use, kept for the next page.
///
/// Reading blocks its thread for seconds. So the engines have a lane of their own and do not starve Swift's
/// shared threads.
actor OCREngines {
  struct Reading: Sendable {
    var text: PageText
    /// The models that made the text.
    var models: [String]
    /// Why there is rightly nothing to read, such as on a blank page.
    var skipped: Reason?
  }

  private let data: LanguageData
  /// Opened at the first page that needs a choice.
  private let openVote: @Sendable () throws -> OCRLanguageVote
  private var vote: OCRLanguageVote?
  private let choice: OCRModels
  private let limits: ImageLimits
  private let timeout: Duration
  private let lane = ReadingLane()
  /// One for each list of models. `OCRModels.mostCandidates` bounds their number.
  private var engines: [[String]: Recognizer] = [:]

  init(
    data: LanguageData, choice: OCRModels, limits: ImageLimits, timeout: Duration,
    openVote: @escaping @Sendable () throws -> OCRLanguageVote
  ) {
    self.data = data
    self.openVote = openVote
    self.choice = choice
    self.limits = limits
    self.timeout = timeout
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { lane.asUnownedSerialExecutor() }

  /// Reads one image of a file. What was read before has no influence on the result.
  func read(_ image: URL, frame: Int) throws(Failure) -> Reading {
    let deadline = ContinuousClock.now + timeout
    do {
      let bitmap = try Bitmap.load(image, frame: frame, limits: limits)
      let models =
        switch choice {
        case .fixed(let names): names
        case .oneOf(let names): try bestModel(of: names, for: bitmap, deadline)
        }
      let text = try engine(models).read(bitmap, deadline: deadline)
      let verdict = try OCRVerdict(on: text, of: bitmap)
      return Reading(text: PageStructure.applied(to: verdict.text), models: models, skipped: verdict.skipped)
    } catch let error as Failure {
      throw error
    } catch let error as ImageError {
      throw error.failure
    } catch let error as TesseractError {
      throw error.failure
    } catch {
      throw Failure(.internalError, "\(error)")
    }
  }

  private func engine(_ models: [String]) throws(TesseractError) -> Recognizer {
    if let engine = engines[models] { return engine }
    let engine = try Recognizer(models: models, data: data)
    engines[models] = engine
    return engine
  }

  /// Lets candidates read pieces of lines of the page, ever fewer candidates ever more pieces.
  ///
  /// A page without lines goes to the first candidate, a tie to the one named earlier.
  private func bestModel(
    of names: [String], for bitmap: borrowing Bitmap, _ deadline: ContinuousClock.Instant
  ) throws -> [String] {
    var contest = ModelContest(names)
    guard contest.isOpen else { return names }
    let lines = try TextLineFinder.lines(of: bitmap, count: ModelContest.pieces)
    while let turn = contest.nextTurn(pieces: lines.count) {
      guard let line = bitmap.cropped(to: lines[turn.piece]) else { continue }
      for name in turn.candidates {
        contest.add(try engine([name]).evidence(in: line, deadline: deadline), for: name)
      }
    }
    let vote = try self.vote ?? openVote()
    self.vote = vote
    return try vote.choice(of: contest.ranking).map { [$0] } ?? []
  }
}

/// A serial executor with a thread to itself while there is work.
private final class ReadingLane: SerialExecutor {
  private let queue = DispatchQueue(label: "colophon.ocr")

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let executor = asUnownedSerialExecutor()
    queue.async { job.runSynchronously(on: executor) }
  }
}
