import ColophonDocument
import Foundation

/// Names the language of a text by two models: py3langid, which knows modern texts of many languages, and our own
/// linear model of runs of letters, which knows old spellings and misread letters.
///
/// The logarithms of their probabilities are added, ours with a weight. A language that our model does not know is
/// left to py3langid.
package struct LanguageJudge: Sendable {
  /// What our model says counts so much against py3langid. Chosen by cross-validation on old lines, and on modern
  /// lines of languages of which there are no old ones: more would help the former and harm the latter.
  private static let weight = 0.75
  /// Makes the sums probabilities again; fitted by the same cross-validation.
  private static let slope = 0.8
  /// What our model holds for impossible is only unlikely: it has not seen everything.
  private static let leastLogarithm = -8.0
  /// What our model is taken to say of a language it does not know: neither for it nor much against it.
  private static let unknownLogarithm = log(0.5)

  package let references: [ModelReference]
  private let identifier: LanguageIdentifier
  private let selection: LanguageIdentifier.Selection
  private let classifier: LinearClassifier
  /// For each label of our model its index in the selection's codes.
  private let places: [Int?]

  /// Codes of the languages to choose from.
  package var codes: [String] { selection.codes }

  /// - Parameter models: the folder `Models`.
  package init(models: URL, languages: [String]) throws {
    let file = LanguageIdentifier.file(in: models)
    // Opening maps the file into memory and reads its header only.
    identifier = try LanguageIdentifier(contentsOf: file)
    selection = try identifier.selection(of: languages)
    let own = try LinearModelFile(folder: Self.folder(in: models))
    classifier = LinearClassifier(own.model)
    let codes = selection.codes
    places = own.model.labels.map { codes.firstIndex(of: $0) }
    references = [own.reference, try LanguageIdentifier.reference(of: file)].sorted { $0.name < $1.name }
  }

  /// Where our own model lies below `Models`.
  package static func folder(in models: URL) -> URL { models.appending(path: "languages") }

  /// The probability of each language, in the order of `codes`; they sum to 1.
  package func probabilities(of text: String) throws -> [Double] {
    let first = try identifier.probabilities(of: text, among: selection)
    let counts = TextFeatures.ofLanguages.counts(in: text)
    let values = TextFeatures.values(of: counts, where: classifier.knows)
    // Without a known run of letters our model has nothing to say.
    guard !values.isEmpty else { return first }
    let second = logarithms(classifier.model.probabilities(ofScores: classifier.scores(of: values)))
    let sums = zip(first, second).map {
      Self.slope * (log(max($0, 1e-300)) + Self.weight * max($1, Self.leastLogarithm))
    }
    let best = sums.max() ?? 0
    let parts = sums.map { exp($0 - best) }
    let sum = parts.reduce(0, +)
    return parts.map { $0 / sum }
  }

  /// What our model says of the languages to choose from, in their order.
  private func logarithms(_ own: [Double]) -> [Double] {
    var logarithms = [Double](repeating: Self.unknownLogarithm, count: selection.codes.count)
    let chosen = zip(places, own).compactMap { place, probability in place.map { ($0, probability) } }
    let whole = chosen.reduce(0) { $0 + $1.1 }
    guard whole > 0 else { return logarithms }
    for (place, probability) in chosen { logarithms[place] = log(max(probability / whole, 1e-300)) }
    return logarithms
  }
}
