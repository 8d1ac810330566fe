import Foundation

/// A comparison of an output folder with ground truth.
///
/// The ground truth lies in memory, the output is read line by line: it may be a thousand times as large.
package struct Evaluation {
  private let profile: TextProfile
  private let collections: [TrueCollection]
  private let transcriptions: [TranscribedPages]
  private let labels: PageLabels?
  private let leftOut: [String]

  /// Reads the ground truth. Throws an `EvaluationError`.
  ///
  /// - Parameters:
  ///   - truth: Folders or files in any form that `TruthFolder` knows.
  ///   - texts: Folders of which only the plain texts count.
  ///   - labels: A table of document types, columns `image` and `doctype`.
  ///   - leaveOut: Document types whose pages are not measured.
  package init(
    truth: [URL], texts: [URL] = [], profile: TextProfile, labels: URL? = nil, leaveOut: [String] = []
  ) throws {
    self.profile = profile
    var collections: [TrueCollection] = []
    var transcriptions: [TranscribedPages] = []
    for place in truth {
      switch try TruthFolder(place) {
      case .collection(let collection): collections.append(collection)
      case .pages(let pages): transcriptions.append(pages)
      }
    }
    transcriptions += try texts.map { try TruthFolder.texts(in: $0) }
    self.collections = collections
    self.transcriptions = transcriptions
    self.labels = try labels.map { try PageLabels($0) }
    leftOut = leaveOut
    let names = collections.map(\.name) + transcriptions.map(\.name)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw EvaluationError.ambiguous(
        "two folders of ground truth belong to a collection called '\(twice)': give each folder once, "
          + "and name folders after their collections")
    }
  }

  /// Compares the files `pages.jsonl` and `documents.jsonl` of an output folder. Throws an
  /// `EvaluationError`.
  package func report(on output: URL) throws -> EvaluationReport {
    let (pages, transcribed) = try pairedPages(of: output)
    let documents = try pairedDocuments(of: output)
    var builder = ReportBuilder(profile: profile, leaveOut: leftOut)
    for collection in collections {
      let years = collection.years
      builder.begin(collection.name)
      for page in collection.pages {
        let label = label(of: page, in: collection)
        guard builder.takes(label) else { continue }
        let found = pages.record(for: .init(collection: collection.name, item: page.item), number: page.page)
        let traits = PageTraits(language: page.language, year: years[page.item], documentType: label)
        builder.add(PageScore(page, found, collection: collection.name, traits: traits, profile: profile))
      }
      builder.add(
        collection.documents.map { document in
          DocumentScore(
            document, documents.record(for: .init(collection: collection.name, item: document.item)))
        })
    }
    for (texts, found) in zip(transcriptions, transcribed) {
      builder.begin(texts.name)
      for (index, page) in texts.pages.enumerated() {
        let label = labels?.label(of: page.images, in: texts.name) ?? page.kind
        guard builder.takes(label) else { continue }
        let traits = PageTraits(language: page.language, year: page.year, documentType: label)
        builder.add(
          PageScore(
            PageName(collection: texts.name, page: page.name), lines: page.lines, found[index],
            traits: traits,
            profile: profile))
      }
    }
    return builder.report()
  }

  private func label(of page: TruePage, in collection: TrueCollection) -> String? {
    page.image.flatMap { labels?.label(of: [withoutExtension($0)], in: collection.name) } ?? page.documentType
  }

  private func pairedPages(of output: URL) throws -> (Pairing<OutputPage>, [[Int: OutputPage]]) {
    var pairing = Pairing<OutputPage>(
      collections.flatMap { collection in
        collection.pages.map { .init(collection: collection.name, item: $0.item) }
      })
    var transcribed = [[Int: OutputPage]](repeating: [:], count: transcriptions.count)
    try outputFile("pages.jsonl", in: output).forEach(OutputPage.self) { page, _ in
      try pairing.offer(page, of: page.item, number: page.page)
      guard let image = page.image else { return }
      for (number, texts) in transcriptions.enumerated() {
        guard let index = try texts.index(forImage: image) else { continue }
        guard let other = transcribed[number][index] else {
          transcribed[number][index] = page
          continue
        }
        // Two collections of a run may have files of the same name; the items say which is which.
        let isOurs = page.item == texts.name || page.item.hasPrefix(texts.name + "/")
        let isOthersOurs = other.item == texts.name || other.item.hasPrefix(texts.name + "/")
        guard isOurs != isOthersOurs else {
          throw EvaluationError.ambiguous(
            "text '\(texts.pages[index].name)' of \(texts.name) could belong to page \(other.page) of "
              + "'\(other.item)' or page \(page.page) of '\(page.item)': evaluate one collection at a time")
        }
        if isOurs { transcribed[number][index] = page }
      }
    }
    return (pairing, transcribed)
  }

  private func pairedDocuments(of output: URL) throws -> Pairing<OutputDocument> {
    let keys = collections.flatMap { collection in
      collection.documents.map {
        Pairing<OutputDocument>.Key(collection: collection.name, item: $0.item)
      }
    }
    var pairing = Pairing<OutputDocument>(keys)
    if !keys.isEmpty {
      try outputFile("documents.jsonl", in: output).forEach(OutputDocument.self) { document, _ in
        try pairing.offer(document, of: document.item)
      }
    }
    return pairing
  }

  private func outputFile(_ name: String, in output: URL) throws -> JSONLinesFile {
    let file = JSONLinesFile(in: output, name)
    guard FileManager.default.fileExists(atPath: file.url.path) else {
      throw EvaluationError.unreadable(
        file.name, "not found: expected the output folder of a run whose pipeline writes json_lines: {}")
    }
    return file
  }
}
