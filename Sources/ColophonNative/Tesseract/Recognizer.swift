import CLeptonica
import CTesseract
import ColophonDocument
import Foundation

/// One Tesseract engine with the models it has opened. Reads one image at a time, on one thread at a time.
///
/// Only the neural networks are used: with them a result does not depend on what was read before. Tesseract's
/// parallel regions run on the calling thread (`CSerialOpenMP`): threads of its own make a page seven times dearer.
package final class Recognizer {
  /// As asked for; the first one leads.
  package let models: [String]
  private let engine: OpaquePointer

  /// Opens the engine and loads the models; takes 20 to 200 ms and 13 to 100 MB.
  package init(models: [String], data: LanguageData) throws(TesseractError) {
    guard !models.isEmpty else { throw .engineRefused(models: models) }
    for name in models where data.model(named: name) == nil { throw .missingModel(name) }
    Self.silence
    guard let engine = TessBaseAPICreate() else { throw .engineRefused(models: models) }
    let status = TessBaseAPIInit2(engine, data.folder.path, models.joined(separator: "+"), OEM_LSTM_ONLY)
    guard status == 0 else {
      TessBaseAPIDelete(engine)
      throw .engineRefused(models: models)
    }
    // Reading doubtful lines once more in negative loses: on 22 measured pages the character error rate is
    // 16.2 % with it and 16.1 % without, and with the wrong model it costs a good deal of time.
    TessBaseAPISetVariable(engine, "tessedit_do_invert", "0")
    self.models = models
    self.engine = engine
  }

  deinit {
    TessBaseAPIEnd(engine)
    TessBaseAPIDelete(engine)
  }

  /// How the lines of a page are looked for.
  package enum Layout: String, Codable, Sendable {
    /// Columns, blocks, pictures, tables.
    case automatic
    /// One block of text, line below line.
    case block

    fileprivate var mode: TessPageSegMode {
      switch self {
      case .automatic: PSM_AUTO
      case .block: PSM_SINGLE_BLOCK
      }
    }
  }

  /// Reads a copy of a page: layout, lines, words. Boxes are in pixels of the page itself.
  ///
  /// A blank page gives no regions. The deadline is looked at after each line; layout analysis before the
  /// first line cannot be interrupted.
  package func read(
    _ copy: borrowing PageCopy, layout: Layout = .automatic, deadline: ContinuousClock.Instant? = nil
  ) throws(TesseractError) -> PageText {
    try recognise(copy.bitmap, layout.mode, deadline)
    defer { TessBaseAPIClear(engine) }
    return assembled(copy.geometry)
  }

  /// Reads a page as it is.
  package func read(
    _ bitmap: borrowing Bitmap, deadline: ContinuousClock.Instant? = nil
  ) throws(TesseractError) -> PageText {
    try recognise(bitmap, PSM_AUTO, deadline)
    defer { TessBaseAPIClear(engine) }
    return assembled(PageGeometry(width: bitmap.width, height: bitmap.height))
  }

  private func assembled(_ geometry: PageGeometry) -> PageText {
    var assembly = PageAssembly(geometry)
    forEachWord { assembly.add($0) }
    return assembly.finish()
  }

  /// A word with what the model itself has to say of it.
  package struct TriedWord: Hashable, Sendable {
    package var word: Word
    /// Whether the model's own dictionary has it.
    package var isInDictionary: Bool
  }

  /// Reads a piece of a page that holds one line of text. Boxes are in pixels of the page.
  package func read(
    line: borrowing PageCopy, deadline: ContinuousClock.Instant? = nil
  ) throws(TesseractError) -> [TriedWord] {
    try recognise(line.bitmap, PSM_SINGLE_LINE, deadline)
    defer { TessBaseAPIClear(engine) }
    let geometry = line.geometry
    var words: [TriedWord] = []
    forEachWord { word in
      guard let text = word.text(), let box = word.box(RIL_WORD) else { return }
      words.append(
        TriedWord(
          word: Word(text: text, box: geometry.original(box), confidence: word.confidence),
          isInDictionary: word.isInDictionary))
    }
    return words
  }

  private func recognise(
    _ bitmap: borrowing Bitmap, _ mode: TessPageSegMode, _ deadline: ContinuousClock.Instant?
  ) throws(TesseractError) {
    guard let monitor = TessMonitorCreate() else { throw .recognitionFailed(code: -1) }
    defer { TessMonitorDelete(monitor) }
    if let deadline {
      let left = ContinuousClock.now.duration(to: deadline) / .milliseconds(1)
      guard left >= 1 else { throw .deadlinePassed }
      TessMonitorSetDeadlineMSecs(monitor, Int32(min(left, Double(Int32.max))))
    }
    TessBaseAPISetPageSegMode(engine, mode)
    TessBaseAPISetImage2(engine, bitmap.pix)
    TessBaseAPISetSourceResolution(engine, Int32(bitmap.resolution))
    let code = TessBaseAPIRecognize(engine, monitor)
    guard code == 0 else {
      // After a stop the engine still hands out words; they are blanks.
      TessBaseAPIClear(engine)
      if let deadline, ContinuousClock.now >= deadline { throw .deadlinePassed }
      throw .recognitionFailed(code: Int(code))
    }
  }

  /// One walk over everything that was found, blocks without text included.
  private func forEachWord(_ body: (RecognizedWord) -> Void) {
    guard let iterator = TessBaseAPIGetIterator(engine) else { return }
    defer { TessResultIteratorDelete(iterator) }
    repeat { body(RecognizedWord(iterator: iterator)) } while TessResultIteratorNext(iterator, RIL_WORD) != 0
  }

  /// Sends Tesseract's own messages nowhere, once: the setting belongs to the whole process.
  private static let silence: Void = {
    guard let engine = TessBaseAPICreate() else { return }
    TessBaseAPISetVariable(engine, "debug_file", "/dev/null")
    TessBaseAPIDelete(engine)
  }()
}
