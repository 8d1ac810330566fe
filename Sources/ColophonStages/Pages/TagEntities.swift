import ColophonDocument
import ColophonModels
import ColophonPipeline
import Foundation

/// Finds persons, places, organisations and dates in the text of a page, by rules and word lists.
///
/// It prefers leaving a name out to inventing one. The evidence of each entity is the rule and the entry that spoke
/// for it, so that every answer can be checked by eye.
package struct TagEntities: PageStage {
  package static let manual = Manual(
    kind: .stage, name: "tag_entities",
    summary: "Find names of persons, places and organisations, and dates.", version: 3, needs: [.text],
    gives: [.entities],
    example: "tag_entities: { minimum_confidence: 0.5 }")

  package struct Options: ComponentOptions {
    package let minimumConfidence: Double

    package init(from reader: inout OptionReader) {
      minimumConfidence = reader.value(
        "minimum_confidence", default: 0.0, in: 0...1,
        "Leave out entities found by rules that are right less often than this.")
    }
  }

  package let models: [ModelReference]
  private let options: Options
  private let lists: LazyLists

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
    models = try NameLists.references(models: services.models)
    lists = LazyLists(models: services.models)
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
    let tagger = NameTagger(
      tokens, languages: languages, lists: try await lists.value(),
      breaks: LineBreaks.tokens(tokens, of: text, at: position))
    let names = tagger.names(outside: dates.map { Self.indices(of: $0.range, in: tokens) })
    var entities = dates.map { entity(.date, $0.range, $0.edtf, $0.confidence, $0.rule.rawValue) }
    entities += names.map { name in
      let range =
        tokens[name.tokens.lowerBound].range.lowerBound..<tokens[name.tokens.upperBound - 1].range.upperBound
      return entity(
        name.kind, range, name.normal, name.rule.confidence, "\(name.rule.rawValue): \(name.entry)")
    }
    page.entities = entities.filter { ($0.confidence ?? 0) >= options.minimumConfidence }
      .sorted { $0.start < $1.start }
    return models
  }

  /// The tokens within a range of scalars.
  private static func indices(of range: Range<Int>, in tokens: [Token]) -> Range<Int> {
    let first = tokens.firstIndex { $0.range.upperBound > range.lowerBound } ?? tokens.count
    let end = tokens[first...].firstIndex { $0.range.lowerBound >= range.upperBound } ?? tokens.count
    return first..<end
  }
}

/// The word lists, read at the first page.
private actor LazyLists {
  private let models: URL
  private var loaded: NameLists?

  init(models: URL) { self.models = models }

  func value() throws -> NameLists {
    if let loaded { return loaded }
    let lists = try NameLists(models: models)
    loaded = lists
    return lists
  }
}
