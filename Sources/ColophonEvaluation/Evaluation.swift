import Foundation

/// A comparison of an output folder with ground truth.
///
/// The ground truth lies in memory, the output is read line by line: it may be a thousand times as large.
package struct Evaluation {
  private let profile: TextProfile
  private let collections: [TrueCollection]
  private let texts: [TrueTexts]

  /// Reads the ground truth: folders with `pages.jsonl` and `documents.jsonl`, and folders of text files
  /// named like the images. Throws an `EvaluationError`.
  package init(truth: [URL], texts: [URL], profile: TextProfile) throws {
    self.profile = profile
    collections = try truth.map { try TrueCollection(folder: $0) }
    self.texts = try texts.map { try TrueTexts(folder: $0) }
    let names = collections.map(\.name) + self.texts.map(\.name)
    if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
      throw EvaluationError.ambiguous(
        "two folders of ground truth belong to a collection called '\(twice)': give each folder once, "
          + "and name folders after their collections")
    }
  }

  /// Compares the files `pages.jsonl` and `documents.jsonl` of an output folder. Throws an
  /// `EvaluationError`.
  package func report(on output: URL) throws -> EvaluationReport {
    let (pages, textPages) = try pairedPages(of: output)
    let documents = try pairedDocuments(of: output)
    var parts = collections.map { collection in
      EvaluationReport.Part(
        name: collection.name,
        pages: collection.pages.map { page in
          let found = pages.record(
            for: .init(collection: collection.name, item: page.item), number: page.page)
          return PageScore(page, found, collection: collection.name, profile: profile)
        },
        documents: collection.documents.map { document in
          DocumentScore(
            document, documents.record(for: .init(collection: collection.name, item: document.item)))
        })
    }
    for (texts, found) in zip(texts, textPages) {
      let scores = try texts.pages.indices.map { index in
        PageScore(
          PageName(collection: texts.name, page: texts.pages[index].name),
          text: try texts.text(at: index), found[index], profile: profile)
      }
      parts.append(EvaluationReport.Part(name: texts.name, pages: scores, documents: []))
    }
    return EvaluationReport(profile: profile, parts: parts)
  }

  private func pairedPages(of output: URL) throws -> (Pairing<OutputPage>, [[Int: OutputPage]]) {
    var pairing = Pairing<OutputPage>(
      collections.flatMap { collection in
        collection.pages.map { .init(collection: collection.name, item: $0.item) }
      })
    var textPages = [[Int: OutputPage]](repeating: [:], count: texts.count)
    try outputFile("pages.jsonl", in: output).forEach(OutputPage.self) { page, _ in
      try pairing.offer(page, of: page.item, number: page.page)
      guard let image = page.image else { return }
      for (number, texts) in texts.enumerated() {
        guard let index = try texts.index(forImage: image) else { continue }
        if let other = textPages[number][index] {
          throw EvaluationError.ambiguous(
            "text '\(texts.pages[index].name)' of \(texts.name) could belong to page \(other.page) of "
              + "'\(other.item)' or page \(page.page) of '\(page.item)': evaluate one collection at a time")
        }
        textPages[number][index] = page
      }
    }
    return (pairing, textPages)
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
