import ColophonModels
import Foundation

/// The model card of a class model: Markdown with YAML front matter as model hubs read it.
package struct ClassCard: Sendable {
  /// A file of training data with its licence.
  package struct Source: Sendable {
    package var name: String
    package var licence: String
    /// SHA-256, lower-case hexadecimal.
    package var digest: String

    package init(name: String, licence: String, digest: String) {
      self.name = name
      self.licence = licence
      self.digest = digest
    }
  }

  package var model: LinearModel
  /// SHA-256 of `model.json`.
  package var weightsDigest: String
  /// ISO 639 codes of the languages of the examples.
  package var languages: [String]
  package var sources: [Source]
  /// Number of examples of each class, by the classes' names.
  package var examples: [(label: String, count: Int)]
  /// Share of the cross-validation's answers that were right, from 0 to 1.
  package var accuracy: Double
  /// The measurements in Markdown.
  package var figures: String
  /// What the person who trains says of the data.
  package var about: String?
  /// The command that makes the same model again.
  package var command: String

  package init(
    model: LinearModel, weightsDigest: String, languages: [String], sources: [Source],
    examples: [(label: String, count: Int)], accuracy: Double, figures: String, about: String?,
    command: String
  ) {
    self.model = model
    self.weightsDigest = weightsDigest
    self.languages = languages
    self.sources = sources
    self.examples = examples
    self.accuracy = accuracy
    self.figures = figures
    self.about = about
    self.command = command
  }

  /// The card, `README.md` beside the weights.
  package var text: String {
    let header = model.header
    return """
      ---
      \(frontMatter)
      ---

      # \(header.name)

      A linear model with \(model.features.count) features that tells \(header.labels.count) classes apart: \
      \(header.labels.joined(separator: ", ")). \(whatItReads) `model.json` names every feature with its weight \
      for every class.

      ## Data

      \(about.map { $0 + "\n\n" } ?? "")\(sourceTable)

      \(exampleTable)

      ## How good it is

      \(figures)

      ## Limits

      - The figures are of the examples above. On other collections, languages or decades it may do worse: \
      measure it there with `colophon evaluate classes`.
      - It answers with its own classes only. What belongs to none of them gets the class it resembles, or \
      `unknown` where no class is likely enough.
      - A class with few examples has figures with wide margins.

      ## How to repeat

      ```sh
      \(command)
      ```

      The same examples, settings and seed give the same bytes. The digest of `model.json` is `\(weightsDigest)`, \
      that of the examples as the training saw them `\(header.trainingDigest)`.

      """
  }

  private var frontMatter: String {
    let header = model.header
    var lines = ["license: \(header.licence.lowercased())"]
    if !languages.isEmpty { lines += ["language:"] + languages.map { "- \(quoted($0))" } }
    lines += [
      "library_name: colophon", "pipeline_tag: \(header.reads == .picture ? "image" : "text")-classification",
      "tags:", "- colophon", "- libraries", "model-index:", "- name: \(quoted(header.name))", "  results:",
      "  - task:", "      type: \(header.reads == .picture ? "image" : "text")-classification",
      "    dataset:",
      "      name: \(quoted(sources.map(\.name).joined(separator: ", ")))", "      type: custom",
      "    metrics:", "    - type: accuracy", "      name: cross-validated accuracy",
      "      value: \((accuracy * 10_000).rounded() / 10_000)",
      "colophon:", "  version: \(quoted(header.version))", "  file: \(LinearModelFile.fileName)",
      "  file_sha256: \(weightsDigest)", "  training_sha256: \(header.trainingDigest)",
      "  trainer: \(quoted(header.trainer))", "  cost: \(header.cost)", "  seed: \(header.seed)",
      "  reads: \((header.reads ?? .page).rawValue)",
      "  labels: [\(header.labels.map(quoted).joined(separator: ", "))]", "  data:",
    ]
    for source in sources {
      lines += [
        "  - name: \(quoted(source.name))", "    license: \(quoted(source.licence))",
        "    sha256: \(source.digest)",
      ]
    }
    return lines.joined(separator: "\n")
  }

  /// YAML takes a JSON string as it is; `no` unquoted would be false, not Norwegian.
  private func quoted(_ text: String) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return (try? encoder.encode(text)).map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
  }

  private var whatItReads: String {
    switch model.header.reads ?? .page {
    case .page: "It looks at the layout of a page's text and at a few telling words."
    case .text: "It reads the words of a text and the runs of letters in them."
    case .title: "It reads an item's title and what else its description says, such as the publisher."
    case .picture: "It looks at a page from afar, at the layout of its text and at its words."
    }
  }

  private var sourceTable: String {
    let rows = sources.map { "| \($0.name) | \($0.licence) | `\($0.digest)` |" }
    return (["| data | licence | SHA-256 |", "| --- | --- | --- |"] + rows).joined(separator: "\n")
  }

  private var exampleTable: String {
    let rows = examples.map { "| \($0.label) | \($0.count) |" }
    return (["| class | examples |", "| --- | ---: |"] + rows).joined(separator: "\n")
  }
}
