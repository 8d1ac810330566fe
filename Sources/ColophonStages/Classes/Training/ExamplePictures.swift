import ColophonDocument
import ColophonPipeline
import Foundation

/// Makes examples of pictures: reads their text, unless a run has read it already, and looks at them from afar.
package struct ExamplePictures: Sendable {
  /// Extensions of files that are taken for pictures.
  package static let extensions: Set<String> = ["tif", "tiff", "png", "jpg", "jpeg", "jp2", "j2k", "jpx"]

  /// Texts by the path of their image within a collection.
  private let texts: [String: PageText]
  private let ocr: OCR?

  /// - Parameters:
  ///   - texts: what a run has read, by the image's path in its collection.
  ///   - reads: whether a picture without such a text is read; else it is known by its looks alone.
  package init(texts: [String: PageText], reads: Bool, _ services: Services) throws {
    self.texts = texts
    ocr = reads ? try Self.engine(services) : nil
  }

  /// The words, layout and looks of a picture. Throws when it cannot be opened.
  func input(of picture: URL) async throws -> ClassInput {
    var input = ClassInput()
    try input.add(picture: picture)
    if let text = try await text(of: picture) { input.add(page: text) }
    return input
  }

  private func text(of picture: URL) async throws -> PageText? {
    let path = picture.standardizedFileURL.path
    // A collection's path of an image is the end of its path on this machine.
    var parts = path.split(separator: "/")[...]
    while !parts.isEmpty {
      if let text = texts[parts.joined(separator: "/")] { return text }
      parts = parts.dropFirst()
    }
    guard let ocr else { return nil }
    var page = Page(number: 1, image: PageImage(path: picture.lastPathComponent))
    _ = try await ocr.process(&page, image: picture)
    return page.text
  }

  /// Pages for a training are read once and fast; a page that nobody could use is still an example of its class.
  private static func engine(_ services: Services) throws -> OCR {
    let place = Position(source: "training", line: 1, column: 1)
    let entries = [
      ("profile", "fast"), ("unreadable", "keep"), ("page_timeout_secs", "600"),
    ].map { key, value in
      Setting.Entry(key: key, keyPosition: place, value: Setting(.scalar(value, isPlain: true), at: place))
    }
    var reader = OptionReader(Setting(.mapping(entries), at: place), folder: URL(fileURLWithPath: "."))
    return try OCR.ready(OCR.Options(from: &reader), services)
  }
}
