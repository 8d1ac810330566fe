import ColophonDocument
import ColophonPipeline
import Foundation

extension Catalog {
  /// Components for testing the runner: a reader of text files, an engine that fails on demand, a document stage
  /// and a writer.
  package static let doubles = Catalog(
    readers: [SimulatedCollection.self, TextFolder.self],
    stages: [CountWords.self, FaultyEngine.self, LateStage.self, NoOp.self, Trouble.self],
    writers: [PlainWriter.self])
}

/// Lists the folders below a path as items and the files in each as pages.
package struct TextFolder: Reader {
  package static let manual = Manual(
    kind: .reader, name: "text_folder", summary: "Folders of text files.",
    example: "text_folder: { path: in }")

  package struct Options: ComponentOptions {
    let path: URL
    let reversed: Bool

    package init(from reader: inout OptionReader) {
      path = reader.path("path", "The collection.")
      reversed = reader.value("reversed", default: false, "List backwards.")
    }
  }

  package let root: URL
  private let reversed: Bool

  package init(_ options: Options, _ services: Services) {
    root = options.path
    reversed = options.reversed
  }

  package func makeItems() throws -> any ItemIterator {
    let names = try FileManager.default.contentsOfDirectory(atPath: root.path).sorted()
    return Iterator(root: root, names: (reversed ? names.reversed() : names)[...])
  }

  private struct Iterator: ItemIterator {
    let root: URL
    var names: ArraySlice<String>

    mutating func next() throws -> ListedItem? {
      guard let name = names.popFirst() else { return nil }
      if name.hasPrefix("broken") { return .broken(id: name, Failure(.invalidSourceRecord, "it says so")) }
      let pages = try FileManager.default.contentsOfDirectory(atPath: root.appending(path: name).path)
        .sorted()
      return .item(Item(id: name, pages: pages.map { PageImage(path: "\(name)/\($0)") }))
    }
  }
}

/// Takes a text file for a page image. A file whose text begins with a command misbehaves:
/// `crash`, `crash-once`, `hang`, `garbage`, `fail`, `noise`, `slow`. A text that begins with the name of a band was
/// read so well.
package struct FaultyEngine: PageStage {
  package static let manual = Manual(
    kind: .stage, name: "faulty_engine", summary: "Reads text files.", gives: [.text],
    example: "faulty_engine: {}")
  package static let neutralOptions = ["page_timeout_secs"]

  package struct Options: ComponentOptions {
    let pageTimeoutSecs: Int
    let shout: Bool

    package init(from reader: inout OptionReader) {
      pageTimeoutSecs = reader.value("page_timeout_secs", default: 60, in: -9...600, "Time limit.")
      shout = reader.value("shout", default: false, "In capitals.")
    }
  }

  private let options: Options
  package let models = [ModelReference(name: "double", version: "1", digest: "00", licence: "CC0-1.0")]

  package init(_ options: Options, _ services: Services) { self.options = options }

  package var pageTimeoutSecs: Int { options.pageTimeoutSecs }

  package func process(_ page: inout Page, image: URL) async throws -> [ModelReference] {
    let text = String(decoding: try Data(contentsOf: image), as: UTF8.self)
    switch text.split(separator: " ").first {
    case "crash": abort()
    case "crash-once":
      let mark = image.deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathExtension("marks-\(image.lastPathComponent)")
      if !FileManager.default.fileExists(atPath: mark.path) {
        try Data().write(to: mark)
        raise(SIGKILL)
      }
    case "hang": while true { sleep(1) }
    case "exit": exit(0)
    case "slow": usleep(300_000)
    case "tally": try note(in: image)
    case "greedy": return try await waste()
    case "stderr": FileHandle.standardError.write(Data("native words\n".utf8))
    case "blank": page.skipped = .blankPage
    case "fail": throw Failure(.unreadableImage, "the page says so")
    case "noise":
      // What native libraries print must not reach the channel.
      FileHandle.standardOutput.write(Data("Warning: noise on standard output\n".utf8))
    default: break
    }
    let words = text.split(whereSeparator: \.isWhitespace).enumerated().map { index, word in
      Word(
        text: options.shout ? word.uppercased() : String(word),
        box: Box(left: index * 10, top: 0, right: index * 10 + 9, bottom: 9), confidence: 0.5)
    }
    let box = Box(left: 0, top: 0, right: 100, bottom: 10)
    page.text = PageText(
      width: 100, height: 10,
      regions: [Region(kind: .text, box: box, lines: [Line(box: box, words: words, startsParagraph: true)])])
    page.text?.account = account(of: text)
    return models
  }
}

extension FaultyEngine {
  private func account(of text: String) -> ReadingAccount? {
    guard let word = text.split(whereSeparator: \.isWhitespace).first,
      let band = ReadingAccount.Band(rawValue: String(word))
    else { return nil }
    return ReadingAccount(
      profile: "double", letterHeight: nil, skew: nil, steps: [], readings: [], kept: 0, exchangedLines: 0,
      missedLines: 0, longSWords: 0, timeSpent: false, expectedErrors: 0, band: band)
  }

  /// Adds a line to a file beside the collection each time the page is read.
  private func note(in image: URL) throws {
    let item = image.deletingLastPathComponent()
    let mark = item.deletingLastPathComponent().appendingPathExtension("tally-\(item.lastPathComponent)")
    let old = (try? Data(contentsOf: mark)) ?? Data()
    try (old + Data("read\n".utf8)).write(to: mark)
  }

  /// Takes memory until there is none, or more than any limit of a test allows.
  private func waste() async throws -> [ModelReference] {
    var hoard: [UnsafeMutableRawPointer] = []
    while hoard.count < 64 {
      let piece = UnsafeMutableRawPointer.allocate(byteCount: 64 << 20, alignment: 16)
      piece.storeBytes(of: 1, as: UInt8.self)
      hoard.append(piece)
    }
    throw Failure(.internalError, "nobody stopped the page from taking 4 GB")
  }
}

/// States the number of words as the item's document type.
///
/// A count of texts with the word `unsettled` is provisional, as one that rests on a service that does not answer.
package struct CountWords: DocumentStage {
  package static let manual = Manual(
    kind: .stage, name: "count_words", summary: "Count words.", needs: [.text], gives: [.documentType],
    example: "count_words: {}")

  package typealias Options = NoOptions
  package let models: [ModelReference] = []

  package init(_ options: NoOptions, _ services: Services) {}

  package func process(_ document: inout Document, pages: any PageSource) async throws -> [ModelReference] {
    var count = 0
    try pages.forEachPage { page in
      count += page.text?.lines.reduce(0) { $0 + $1.words.count } ?? 0
      if page.text?.plain.contains("unsettled") == true {
        document.provisional[.documentType] = "the counter did not answer"
      }
    }
    document.documentType = Classification(label: "\(count)", confidence: nil, candidates: [])
    return []
  }
}

/// Writes `text/ITEM.txt` and a line of `all.txt` for each item.
package struct PlainWriter: Writer {
  package static let manual = Manual(
    kind: .writer, name: "plain", summary: "Write plain text.", needs: [.text], example: "plain: {}")

  package struct Options: ComponentOptions {
    let folder: String

    package init(from reader: inout OptionReader) {
      folder = reader.value("folder", default: "text", "Where to.")
    }
  }

  private let options: Options
  package var outputs: [String] { ["\(options.folder)/", "all.txt"] }

  package init(_ options: Options, _ services: Services) { self.options = options }

  package func write(_ document: Document, pages: any PageSource, to output: any ItemOutput) throws {
    let file = try output.file(in: options.folder, extension: "txt")
    let part = try output.part(of: "all.txt")
    try part.write(Data("\(document.item.id) \(document.documentType?.label ?? "-") \(document.date)\n".utf8))
    try pages.forEachPage { page in
      try file.write(Data("\(page.number) \(page.failure?.reason.rawValue ?? page.text?.plain ?? "")\n".utf8))
    }
  }
}
