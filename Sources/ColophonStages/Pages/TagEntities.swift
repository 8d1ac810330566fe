import ColophonDocument
import ColophonModels
import ColophonPipeline
import Foundation

/// Finds persons, places, organisations, works and dates in the text of a page, by rules and word lists and by the
/// trained tagger of its language.
///
/// The evidence of each entity is the rule and the entry that spoke for it, or the model, so that every answer can be
/// checked by eye.
package struct TagEntities: PageStage {
  package static let manual = Manual(
    kind: .stage, name: "tag_entities",
    summary: "Find names of persons, places, organisations and works, and dates.", version: 7, needs: [.text],
    gives: [.entities],
    example: "tag_entities: { minimum_confidence: 0.5 }")

  package struct Options: ComponentOptions {
    package let minimumConfidence: Double
    package let names: NameSource

    package init(from reader: inout OptionReader) {
      minimumConfidence = reader.value(
        "minimum_confidence", default: 0.0, in: 0...1,
        "Leave out entities that are right less often than this.")
      names = reader.value(
        "names", default: NameSource.both,
        "Who finds names: the rules, the trained model of the language, or both; of two that overlap the surer stays."
      )
    }
  }

  package let models: [ModelReference]
  private let options: Options
  private let sources: LazySources

  package static func shortcomings(_ options: Options, _ services: Services) -> [Shortcoming] {
    NameLists.names.compactMap { name in
      let file = WordList.file(name, in: services.models)
      guard !FileManager.default.fileExists(atPath: file.path) else { return nil }
      return Shortcoming(
        .missing, "the word list \(file.path) is not here", remedy: "restore the folder Models/word-lists")
    }
  }

  package init(_ options: Options, _ services: Services) throws {
    self.options = options
    let lists = try NameLists.references(models: services.models)
    let taggers = options.names == .rules ? nil : try EntityTaggers(models: services.models)
    models = (lists + (taggers?.references ?? [])).sorted { $0.name < $1.name }
    sources = LazySources(models: services.models, taggers: taggers)
  }

  package func process(_ page: inout Page, image: URL) async throws -> [ModelReference] {
    guard let text = page.text else {
      page.entities = []
      return []
    }
    let position = TextPosition(text)
    let scalars = Array(text.plain.unicodeScalars)
    let tokens = Tokeniser.tokens(of: NormalisedText(text))
    func entity(
      _ kind: Entity.Kind, _ range: Range<Int>, _ normal: String?, _ confidence: Double, _ evidence: String
    )
      -> Entity
    {
      var words = String.UnicodeScalarView()
      words.append(contentsOf: scalars[range])
      return Entity(
        kind: kind, text: String(words), start: range.lowerBound, end: range.upperBound,
        boxes: position.boxes(in: range), normal: normal, confidence: confidence, evidence: evidence)
    }
    let dates = LineBreaks.flows(tokens, of: text, at: position).flatMap { DateExpression.find(in: $0) }
    let languages = page.languages?.main == "und" ? [] : page.languages?.shares.map(\.language) ?? []
    let taken = dates.map { Self.indices(of: $0.range, in: tokens) }
    let breaks = LineBreaks.tokens(tokens, of: text, at: position)
    var ruled: [FoundName] = []
    if options.names != .model {
      let rules = NameTagger(
        tokens, languages: languages, lists: try await sources.lists(), breaks: breaks)
      ruled = rules.names(outside: taken).map(FoundName.init)
    }
    let (tagged, asked) = try await taggedNames(tokens, breaks: breaks, languages: languages)
    let free = tagged.filter { name in !taken.contains { $0.overlaps(name.tokens) } }
    let names =
      options.names == .model ? free : FoundName.joined(rules: ruled, tagger: free, tokens: tokens.count)
    var entities = dates.map { entity(.date, $0.range, $0.edtf, $0.confidence, $0.rule.rawValue) }
    entities += names.map { name in
      let range =
        tokens[name.tokens.lowerBound].range.lowerBound..<tokens[name.tokens.upperBound - 1].range.upperBound
      return entity(name.kind, range, name.normal, name.confidence, name.evidence)
    }
    page.entities = entities.filter { ($0.confidence ?? 0) >= options.minimumConfidence }
      .sorted { $0.start < $1.start }
    // Of the taggers only those that were asked.
    return models.filter { !$0.name.hasPrefix("entities/") || asked.contains($0.name) }
  }

  /// The names that the trained taggers find, and the models that were asked for them; each piece of the page is read
  /// by that of its language.
  private func taggedNames(
    _ tokens: [Token], breaks: Set<Int>, languages: [String]
  ) async throws -> (names: [FoundName], models: Set<String>) {
    guard let taggers = sources.taggers else { return ([], []) }
    let identifier = languages.count > 1 ? await sources.identifier() : nil
    let known = Set(identifier?.codes ?? [])
    let selection = try identifier?.selection(of: languages.filter(known.contains))
    let pieces = try LanguagePieces.of(tokens, breaks: breaks, languages: languages) { text in
      guard let identifier, let selection else { return nil }
      return try identifier.identify(text, among: selection).first.map { ($0.language, $0.probability) }
    }
    let names = pieces.flatMap {
      taggers.names(in: tokens, range: $0.tokens, breaks: breaks, language: $0.language)
    }
    return (names, Set(pieces.compactMap { taggers.name(for: $0.language) }))
  }

  /// The tokens within a range of scalars.
  private static func indices(of range: Range<Int>, in tokens: [Token]) -> Range<Int> {
    let first = tokens.firstIndex { $0.range.upperBound > range.lowerBound } ?? tokens.count
    let end = tokens[first...].firstIndex { $0.range.lowerBound >= range.upperBound } ?? tokens.count
    return first..<end
  }
}

/// Who finds the names of a page.
package enum NameSource: String, CaseIterable, Sendable {
  case rules, model, both
}

/// What names are found by; the word lists are read at the first page.
private actor LazySources {
  nonisolated let taggers: EntityTaggers?
  private let models: URL
  private var loaded: NameLists?
  private var known: LanguageIdentifier?

  init(models: URL, taggers: EntityTaggers?) {
    self.models = models
    self.taggers = taggers
  }

  /// Tells the languages of a page apart; nil where its model is not installed.
  func identifier() -> LanguageIdentifier? {
    if let known { return known }
    known = try? LanguageIdentifier(contentsOf: LanguageIdentifier.file(in: models))
    return known
  }

  func lists() throws -> NameLists {
    if let loaded { return loaded }
    let lists = try NameLists(models: models)
    loaded = lists
    return lists
  }
}
