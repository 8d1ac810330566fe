import ColophonDocument
import ColophonNative
import Foundation

/// A lane of its own on which one stage reads: reading blocks its thread for seconds and must not starve Swift's
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

  private let pool: EnginePool
  private let settings: OCRSettings
  private let lane = ReadingLane()

  init(data: LanguageData, settings: OCRSettings) {
    pool = EnginePool(data: data)
    self.settings = settings
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { lane.asUnownedSerialExecutor() }

  /// Reads one image of a file. What was read before has no influence on the result.
  func read(_ image: URL, frame: Int) throws(Failure) -> Reading {
    let start = ContinuousClock.now
    do {
      let bitmap = try Bitmap.load(image, frame: frame, limits: settings.limits)
      let pages = PageReader(
        pool: pool, choice: settings.choice, profile: settings.profile, quality: settings.quality,
        rereadUntil: start + settings.rereadTime, deadline: start + settings.timeout)
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
