import Foundation

/// What a run said of pages whose language or type is known, for `LabelReport`.
package struct PageAnswers: Sendable {
  /// Which statement about pages is compared.
  package enum Kind: Sendable {
    /// The main language.
    case language
    /// The document type.
    case documentType
    /// The class by a further model.
    case classes(model: String)
  }

  /// What is known of a page.
  private struct Truth {
    var labels: [String] = []
    var traits: [(kind: String, value: String)] = []
  }

  /// One answer for each page that has a true label, in the order of the paths.
  package let answers: [LabelAnswer]
  /// Pages with a true label that the run does not have, by their paths.
  package let absent: [String]

  /// - Parameters:
  ///   - output: output folder of a run.
  ///   - manifests: tables with the columns image, and lang or language, and date; the folder's name may stand before
  ///     an image's path. Where a page has two languages, as in `fr/la`, either is right.
  ///   - labels: table with the columns image and doctype.
  package init(
    _ kind: Kind, of output: URL, manifests: [URL], labels: URL?, sameLabel: (String) -> String = { $0 }
  ) throws {
    var truths: [String: Truth] = [:]
    for file in manifests {
      let table = try TabbedTable(file)
      try table.require("image")
      let set = file.deletingLastPathComponent().standardizedFileURL.lastPathComponent
      for row in table.rows {
        guard let image = row["image"] else { continue }
        var truth = Truth()
        let languages = row["lang", "language"]
        if case .language = kind { truth.labels = (languages ?? "").split(separator: "/").map(String.init) }
        truth.traits = [
          ("language", languages ?? "not told"), ("decade", Self.decade(row["date", "year"])), ("set", set),
        ]
        truths[set + "/" + image] = truth
      }
    }
    if let labels {
      let table = try TabbedTable(labels)
      try table.require("image")
      try table.require("doctype", "document_type", "label")
      for row in table.rows {
        guard let image = row["image"], let label = row["doctype", "document_type", "label"] else { continue }
        truths[image, default: Truth()].traits.append(("document type", label))
        if case .language = kind { continue }
        truths[image, default: Truth()].labels = [sameLabel(label)]
      }
    }
    let known = truths.filter { !$0.value.labels.isEmpty }
    guard !known.isEmpty else {
      throw EvaluationError.unreadable(
        (labels ?? manifests.first ?? output).relativePath, "it has no label of a page to compare with")
    }
    var found: [String: OutputPage] = [:]
    let places = Places(known.keys)
    let file = output.appending(path: "pages.jsonl")
    try JSONLinesFile(url: file, name: file.relativePath).forEach(OutputPage.self) { page, _ in
      if let image = page.image, let path = places.path(of: image) { found[path] = page }
    }
    absent = known.keys.filter { found[$0] == nil }.sorted()
    answers = known.sorted { $0.key < $1.key }.map { path, truth in
      let answer = found[path]?.answer(kind)
      let isOneOf = answer.map { truth.labels.contains($0.label) } ?? false
      let isGiven = answer.map { !["und", "unknown"].contains($0.label) } ?? false
      return LabelAnswer(
        name: path, expected: isOneOf ? answer?.label ?? "" : truth.labels[0],
        found: isGiven ? answer?.label : nil, confidence: answer?.confidence, traits: truth.traits)
    }
  }

  private static func decade(_ date: String?) -> String {
    guard let date, let year = date.range(of: #"1[0-9]\d\d|20\d\d"#, options: .regularExpression) else {
      return "not told"
    }
    return date[year].prefix(3) + "0s"
  }

  /// Finds the path of the truth that an image of the run has: one of them may begin with more folders.
  private struct Places {
    private var paths: [String: String] = [:]

    init(_ paths: some Sequence<String>) {
      for path in paths {
        for end in Self.ends(of: path) { self.paths[end] = self.paths[end] == nil ? path : "" }
      }
    }

    func path(of image: String) -> String? {
      Self.ends(of: image).lazy.compactMap { paths[$0] }.first { !$0.isEmpty }
    }

    /// The path, and what is left of it without its first folders, the longest first.
    private static func ends(of path: String) -> [String] {
      let parts = path.split(separator: "/")
      return parts.indices.map { parts[$0...].joined(separator: "/") }
    }
  }
}

extension OutputPage {
  fileprivate func answer(_ kind: PageAnswers.Kind) -> (label: String, confidence: Double?)? {
    switch kind {
    case .language:
      language.map { main in (main, languages?.first { $0.language == main }?.confidence) }
    case .documentType: documentType.map { ($0, documentTypeConfidence) }
    case .classes(let model): classes?.first { $0.model == model }.map { ($0.label, $0.confidence) }
    }
  }
}
