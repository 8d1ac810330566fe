import ColophonDocument
import ColophonModels
import Foundation

/// The trained taggers of a models folder, one for each language and one for all others.
package struct EntityTaggers: Sendable {
  private let taggers: [String: EntityTagger]
  private let rest: SequenceModel?
  private let lexicons: [String: Lexicon]
  /// The models as origins name them, in the order of their names.
  package let references: [ModelReference]

  package static func folder(in models: URL) -> URL { models.appending(path: "entities") }

  /// The files of a folder in the order of their names; none if there is no such folder.
  package static func files(in folder: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".tagger") }.sorted().map { folder.appending(path: $0) }
  }

  /// Opens the taggers without reading them whole. A model that was trained on other features is refused.
  ///
  /// - Parameter folder: where the taggers lie, if not in the models folder.
  package init(models: URL, folder: URL? = nil) throws {
    var lexicons: [String: Lexicon] = [:]
    for lexicon in try Lexicon.all(in: models) { lexicons[lexicon.language] = lexicon }
    var taggers: [String: EntityTagger] = [:]
    var rest: SequenceModel?
    var references: [ModelReference] = []
    for file in Self.files(in: folder ?? Self.folder(in: models)) {
      let model = try SequenceModel(contentsOf: file)
      guard model.header.features == TagFeatures.version else {
        throw SequenceModelError.damaged(
          path: file.path,
          "it was trained on version \(model.header.features) of the features, this program has \(TagFeatures.version)"
        )
      }
      references.append(model.reference())
      if model.header.language == Self.others {
        rest = model
      } else {
        taggers[model.header.language] = EntityTagger(
          model: model, lexicon: lexicons[model.header.language])
      }
    }
    self.taggers = taggers
    self.rest = rest
    self.lexicons = lexicons
    self.references = references.sorted { $0.name < $1.name }
  }

  /// The language of the model for all languages without one of their own.
  package static let others = "mul"

  package var languages: [String] { taggers.keys.sorted() }

  /// The tagger for a language; nil where there is none and none for the rest.
  func tagger(for language: String?) -> EntityTagger? {
    if let language, let tagger = taggers[language] { return tagger }
    return rest.map { EntityTagger(model: $0, lexicon: language.flatMap { lexicons[$0] }) }
  }

  /// The name of the model that is asked about a language; nil for none.
  func name(for language: String?) -> String? { tagger(for: language)?.model.header.name }

  /// The names in a range of a page's tokens; none runs over a break.
  func names(in tokens: [Token], range: Range<Int>, breaks: Set<Int>, language: String?) -> [FoundName] {
    guard let tagger = tagger(for: language), !range.isEmpty else { return [] }
    let shifted = Set(breaks.filter { range.contains($0) }.map { $0 - range.lowerBound })
    return tagger.spans(in: Array(tokens[range]), breaks: shifted).compactMap { span in
      FoundName(
        kind: tagger.model.tags.kinds[span.kind],
        tokens: (span.tokens.lowerBound + range.lowerBound)..<(span.tokens.upperBound + range.lowerBound),
        confidence: span.confidence, model: tagger.model.header.name)
    }
  }

  /// The names in a labelled text, as ranges of its words.
  package func names(in text: TaggedText) -> [(name: TaggedText.Name, confidence: Double)] {
    let tokens = TrainingTokens(text)
    guard let tagger = tagger(for: text.language), !tokens.tokens.isEmpty else { return [] }
    return tagger.spans(in: tokens.tokens).map { span in
      (
        TaggedText.Name(kind: tagger.model.tags.kinds[span.kind], words: tokens.words(of: span.tokens)),
        span.confidence
      )
    }
  }
}
