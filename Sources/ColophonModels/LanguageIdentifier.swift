import Foundation

/// Names the language of a text: the py3langid model, a naive Bayes classifier over byte n-grams.
///
/// The file is mapped into memory, not read: a process touches only the pages its texts need, and the worker
/// processes of one machine share them. `Models/py3langid/FORMAT.md` has the computation; the answers agree
/// with py3langid itself on every line of `Tests/Goldens/py3langid.jsonl`.
package struct LanguageIdentifier: Sendable {
  /// A language with its probability among those that were to choose from.
  package struct Candidate: Hashable, Sendable {
    /// ISO 639-1 where there is one, else ISO 639-3; `zxx` is text that is no language.
    package var language: String
    package var probability: Double
  }

  /// A choice of languages, made once and used for many texts.
  package struct Selection: Sendable {
    /// The codes in the order of the file, each once.
    package let codes: [String]
    /// For each class of the model that takes part, in the order of the file, its index into `codes`.
    fileprivate let slots: [(model: Int, code: Int)]
  }

  /// The codes of the model in the order of the file, each once.
  package var codes: [String] { everything.codes }

  private let weights: LanguageWeights
  /// The code of each class; two classes may share one.
  private let classCodes: [String]
  private let everything: Selection

  /// Opens the file without reading it whole. Throws a `LanguageModelError` when it is missing, cut short or
  /// something else.
  package init(contentsOf file: URL) throws {
    weights = try LanguageWeights(contentsOf: file)
    classCodes = weights.codes
    everything = Selection(classCodes) { _ in true }
  }

  /// The classes of some languages. Throws `LanguageModelError.unknownLanguage` for a code the model has not.
  package func selection(of languages: [String]) throws -> Selection {
    for language in languages where !classCodes.contains(language) {
      throw LanguageModelError.unknownLanguage(language)
    }
    let wanted = Set(languages)
    return Selection(classCodes) { wanted.contains($0) }
  }

  /// The languages of a selection (all of the model when it is nil) with the probability that the text is in
  /// them, best first; between equals the first of the file. The probabilities sum to 1.
  ///
  /// A text without any known n-gram gives every class the same probability. Throws only for a damaged file.
  package func identify(_ text: String, among selection: Selection? = nil) throws -> [Candidate] {
    let selection = selection ?? everything
    let probabilities = try probabilities(of: text, among: selection)
    return zip(selection.codes, probabilities).enumerated()
      .sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }
      .map { Candidate(language: $0.element.0, probability: $0.element.1) }
  }

  /// The probability of each language of a selection, in the order of its codes.
  package func probabilities(of text: String, among selection: Selection) throws -> [Double] {
    let bytes = Array(preparedForIdentification(text).utf8)
    let scores = try weights.scores(of: bytes, classes: selection.slots.map { $0.model })
    guard let best = scores.max() else { return [] }
    // The root of the length keeps the probabilities of long texts away from 0 and 1.
    let temperature = Double(max(1, bytes.count)).squareRoot()
    let parts = scores.map { exp(($0 - best) / temperature) }
    let sum = parts.reduce(0, +)
    var probabilities = [Double](repeating: 0, count: selection.codes.count)
    for (slot, part) in zip(selection.slots, parts) { probabilities[slot.code] += part / sum }
    return probabilities
  }
}

extension LanguageIdentifier.Selection {
  fileprivate init(_ classCodes: [String], where isWanted: (String) -> Bool) {
    var codes: [String] = []
    var slots: [(model: Int, code: Int)] = []
    for (index, code) in classCodes.enumerated() where isWanted(code) {
      let known = codes.firstIndex(of: code)
      slots.append((index, known ?? codes.count))
      if known == nil { codes.append(code) }
    }
    self.codes = codes
    self.slots = slots
  }
}

/// Why the language model cannot be used.
package enum LanguageModelError: Error, Hashable, CustomStringConvertible {
  case unreadable(path: String)
  case notAModel(path: String)
  /// The sections the header announces do not add up to the size of the file, in bytes.
  case wrongSize(path: String, expected: Int, found: Int)
  /// An index points out of its section.
  case damaged(path: String)
  case unknownLanguage(String)

  package var description: String {
    switch self {
    case .unreadable(let path): "the language model \(path) cannot be read: run make models"
    case .notAModel(let path):
      "\(path) is not a language model, it does not begin with CLPHLID1 and a header: run make models"
    case .wrongSize(let path, let expected, let found):
      "the language model \(path) should have \(expected) bytes and has \(found): run make models"
    case .damaged(let path): "the language model \(path) is damaged: run make models"
    case .unknownLanguage(let code):
      "the language model does not know the language '\(code)': use ISO 639-1 codes, or ISO 639-3 where there is none"
    }
  }
}
