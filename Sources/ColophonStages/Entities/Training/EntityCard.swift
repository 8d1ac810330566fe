import ColophonDocument
import ColophonModels
import Foundation

/// The model card of a folder of taggers: Markdown with YAML front matter, as model hubs read it.
package struct EntityCard: Sendable {
  package struct Model: Sendable {
    package var outcome: TaggerTraining.Outcome
    package var digest: String
    /// Strict and fuzzy F1 of each data set, in cross-validation.
    package var figures: [(set: String, strict: Double, fuzzy: Double)]

    package init(
      outcome: TaggerTraining.Outcome, digest: String, figures: [(set: String, strict: Double, fuzzy: Double)]
    ) {
      self.outcome = outcome
      self.digest = digest
      self.figures = figures
    }
  }

  private let models: [Model]
  private let sources: [DataSource]
  private let lexicons: [ModelReference]
  private let tables: String
  private let settings: TaggerTraining.Settings
  private let command: String
  private let about: String

  /// - Parameters:
  ///   - lexicons: those that told which words are common.
  ///   - tables: the figures of the evaluation, in Markdown.
  ///   - about: what a person has to say of data and limits; from ABOUT.md.
  package init(
    _ models: [Model], sources: [DataSource], lexicons: [ModelReference], tables: String,
    settings: TaggerTraining.Settings, command: String,
    about: String
  ) {
    self.models = models
    self.sources = sources
    self.lexicons = lexicons
    self.tables = tables
    self.settings = settings
    self.command = command
    self.about = about
  }

  package var text: String { frontMatter + body }

  private var frontMatter: String {
    let languages = models.map(\.outcome.language)
    var text = "---\nlanguage:\n" + languages.map { "- \($0)\n" }.joined()
    text += "license: \(settings.licence.lowercased())\n"
    text += "library_name: colophon\npipeline_tag: token-classification\n"
    text += "tags:\n- named-entity-recognition\n- historical\n- ocr\n- conditional-random-field\n"
    text += "datasets:\n" + Set(sources.map(\.name)).sorted().map { "- \($0)\n" }.joined()
    text += "metrics:\n- f1\n- precision\n- recall\n"
    text += "model-index:\n"
    for model in models {
      text += "- name: entities/\(model.outcome.language)\n  results:\n"
      for figure in model.figures {
        text +=
          "  - task:\n      type: token-classification\n    dataset:\n      name: \(figure.set)\n"
          + "      type: \(figure.set)\n    metrics:\n    - type: f1\n      name: strict micro F1, cross-validated\n"
          + "      value: \(Self.three(figure.strict))\n    - type: f1\n"
          + "      name: fuzzy micro F1, cross-validated\n      value: \(Self.three(figure.fuzzy))\n"
      }
    }
    return text + "---\n\n"
  }

  private var body: String {
    var text = "# Taggers of names\n\n\(about)\n\n## Files\n\n"
    text += "| file | bytes | tokens | names | features | left out | least chance | SHA-256 |\n"
    text += "| --- | ---: | ---: | --- | ---: | ---: | ---: | --- |\n"
    for model in models {
      let outcome = model.outcome
      let names = outcome.names.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        .joined(separator: ", ")
      text +=
        "| \(outcome.language).tagger | \(outcome.bytes.count) | \(outcome.tokens) | \(names) "
        + "| \(outcome.features) | \(outcome.leftOut) | \(outcome.header.leastChance) | `\(model.digest)` |\n"
    }
    text +=
      "\n`mul` serves the languages that have no model of their own. Left out are texts in which the model finds "
      + "three times the names that were written down: to learn from them is to learn to miss names. They are part "
      + "of the figures below.\n\n## Data\n\n"
    text += "| set | licence | source |\n| --- | --- | --- |\n"
    var seen: Set<String> = []
    for source in sources where seen.insert(source.name).inserted {
      text += "| \(source.name) | \(source.licence) | \(source.source) |\n"
    }
    text += "\nSHA-256 of the files:\n\n"
    for source in sources {
      for (file, digest) in source.files.sorted(by: { $0.key < $1.key }) {
        text += "- `\(source.name)/\(file)`: `\(digest)`\n"
      }
    }
    if !lexicons.isEmpty {
      text += "\nWhether a word is common was asked of the lexicons that `make models` makes:\n\n"
      for lexicon in lexicons {
        text += "- \(lexicon.name), \(lexicon.version): `\(lexicon.digest)`\n"
      }
    }
    text += "\n## How good they are\n\n"
    text +=
      "Cross-validation in \(settings.folds) parts of neighbouring texts: each text was tagged by a model that had "
      + "not seen its part. Strict means the same words and the same kind, fuzzy the same kind and a word in common, "
      + "as the HIPE scorer counts. Only the kinds that a set labels are counted there. The word clusters were made "
      + "from the words of all parts, without their labels.\n\n\(tables)\n"
    text += "## How to repeat\n\n```sh\n\(command)\n```\n\n"
    text +=
      "The same data, seed \(settings.seed) and program give the same bytes; `SHA256SUMS` has their digests.\n"
    return text
  }

  private static func three(_ value: Double) -> String {
    String(format: "%.3f", locale: Locale(identifier: "en_US_POSIX"), value)
  }
}
