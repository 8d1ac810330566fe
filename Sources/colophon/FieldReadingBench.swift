import ColophonDocument
import ColophonEvaluation
import ColophonPipeline
import ColophonStages
import Foundation

/// The stages that fields need, run on single pictures and pages without a pipeline: for training and for measuring
/// on labelled data.
struct FieldReadingBench {
  private let services: Services

  init(_ services: Services) { self.services = services }

  /// The text of each picture, by the picture's name without its ending; one without lines where the reading is
  /// withheld as unreadable, as in a run.
  ///
  /// Progress goes to stderr. Throws a `MissingRequirement` when the recognition lacks something here.
  func texts(of pictures: [String: URL]) async throws -> [String: PageText] {
    var reader = Self.noOptions()
    let stage = try OCR.ready(OCR.Options(from: &reader), services)
    var texts: [String: PageText] = [:]
    for (count, (name, file)) in pictures.sorted(by: { $0.key < $1.key }).enumerated() {
      Terminal.showStatus("reading pictures: \(count + 1) of \(pictures.count)")
      var page = Page(number: 1, image: PageImage(path: file.lastPathComponent))
      do {
        _ = try await stage.process(&page, image: file)
      } catch let failure as Failure {
        Terminal.printError("warning: \(file.lastPathComponent): \(failure.message); it counts as unread")
      }
      texts[name] = page.text
    }
    return texts
  }

  /// The texts that a run has read, by item; items of several pages give their first.
  func texts(recordedIn output: String) throws -> [String: PageText] {
    var texts: [String: PageText] = [:]
    try OutputFolder(records: output).forEachRecordedPage { item, page in
      if page.number == 1, let text = page.text { texts[item] = text }
    }
    return texts
  }

  /// The fields that `extract_metadata` with its defaults reads off pages.
  ///
  /// - Parameter type: what the pages are known to be; nil lets the classifier say.
  func fields(of pages: [PageText], type: DocumentType?) async throws -> [Field] {
    var reader = Self.noOptions()
    let stage = try ExtractMetadata(ExtractMetadata.Options(from: &reader), services)
    var document = Document(item: Item(id: "", pages: []), date: services.today)
    _ = try await stage.process(&document, pages: LoosePages(pages, type))
    return document.fields ?? []
  }

  /// The options of a stage that the user gave none.
  private static func noOptions() -> OptionReader {
    let place = Position(source: "defaults", line: 1, column: 1)
    return OptionReader(Setting(.mapping([]), at: place), folder: URL(fileURLWithPath: "."))
  }
}

/// Pages that belong to no run.
private struct LoosePages: PageSource {
  private let pages: [Page]

  init(_ texts: [PageText], _ type: DocumentType?) {
    pages = texts.enumerated().map { index, text in
      var page = Page(number: index + 1, image: PageImage(path: "\(index + 1)"))
      page.text = text
      page.documentType = type.map { Classification(label: $0.rawValue, confidence: nil, candidates: []) }
      return page
    }
  }

  var count: Int { pages.count }
  func page(at index: Int) throws -> Page { pages[index] }
}

extension [String: PageText] {
  /// Whether there is anything to read fields from.
  func isRead(_ item: String) -> Bool { self[item].map { !$0.lines.isEmpty } ?? false }
}
