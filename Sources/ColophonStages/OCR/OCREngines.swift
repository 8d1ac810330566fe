import ColophonDocument
import ColophonModels
import ColophonNative
import Foundation

/// The Tesseract engines of one stage: opened at first use, kept for the next page.
///
/// Reading blocks its thread for seconds. So the engines have a lane of their own and do not starve Swift's
/// shared threads.
actor OCREngines {
  struct Reading: Sendable {
    var text: PageText
    /// Tesseract's models that had a part in the text.
    var models: Set<String>
    /// Why there is rightly nothing to read, such as on a blank page.
    var skipped: Reason?
    /// Why the text is withheld.
    var failure: Failure?
  }

  private let data: LanguageData
  private let settings: OCRSettings
  private let lane = ReadingLane()
  /// Opened with the first page.
  private var reader: Reader?

  private struct Reader {
    var pool: EnginePool
    var lexicons: [Lexicon]
    var quality: ReadingQuality
  }

  init(data: LanguageData, settings: OCRSettings) {
    self.data = data
    self.settings = settings
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { lane.asUnownedSerialExecutor() }

  /// Reads one image of a file. What was read before has no influence on the result.
  func read(_ image: URL, frame: Int) throws(Failure) -> Reading {
    let start = ContinuousClock.now
    do {
      let bitmap = try Bitmap.load(image, frame: frame, limits: settings.limits)
      let reader = try opened()
      let pages = PageReader(
        pool: reader.pool, choice: settings.choice, profile: settings.profile, lexicons: reader.lexicons,
        quality: reader.quality, rereadUntil: start + settings.rereadTime,
        deadline: start + settings.timeout
      )
      return try SheetReader(
        reader: pages, doublePages: settings.doublePages, unreadable: settings.unreadable
      ).read(bitmap)
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

  private func opened() throws -> Reader {
    if let reader { return reader }
    let opened = Reader(
      pool: EnginePool(data: data), lexicons: try Lexicon.all(in: settings.models),
      quality: try ReadingQuality(models: settings.models))
    reader = opened
    return opened
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
