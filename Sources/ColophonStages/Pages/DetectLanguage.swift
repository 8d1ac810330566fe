import ColophonDocument
import ColophonModels
import ColophonPipeline
import Foundation

/// Says which languages a page is in, and with what shares; then the same for the item.
///
/// The page is read window by window (a few lines each), every window is identified by itself, and the most
/// likely sequence of languages is sought in which a change of language has its price. So a page in two languages
/// gets two, and a noisy line invents none. The shares count letters.
package struct DetectLanguage: PageStage, DocumentStage {
  package static let manual = Manual(
    kind: .stage, name: "detect_language", summary: "Name the languages of pages and items, with shares.",
    version: 3,
    needs: [.text], gives: [.languages], example: "detect_language: { minimum_confidence: 0.6 }")

  package struct Options: ComponentOptions {
    package let minimumConfidence: Double
    package let languages: [String]
    package let maxLanguages: Int

    package init(from reader: inout OptionReader) {
      minimumConfidence = reader.value(
        "minimum_confidence", default: 0.5, in: 0...1,
        "Below this the main language is 'und'; so it is for a text of fewer than 15 letters.")
      languages = reader.value(
        "languages", default: DetectLanguage.usualLanguages,
        "Languages to choose from, as ISO 639-1 codes, or ISO 639-3 where there is none.")
      maxLanguages = reader.value("max_languages", default: 4, in: 1...20, "Most languages told of one page.")
      if languages.isEmpty { reader.reject("languages", "'languages' must name at least one") }
    }

    /// - Parameter languages: to choose from; the usual ones if empty.
    package init(languages: [String], minimumConfidence: Double) {
      self.languages = languages.isEmpty ? DetectLanguage.usualLanguages : languages
      self.minimumConfidence = minimumConfidence
      maxLanguages = 4
    }
  }

  /// What European collections mostly hold. A longer list costs accuracy: near relatives get confused.
  static let usualLanguages = [
    "cs", "da", "de", "el", "en", "es", "fi", "fr", "grc", "hu", "it", "la", "nl", "no", "pl", "pt", "ro",
    "ru",
    "sk", "sl", "sv",
  ]

  /// A text with fewer letters is in no language: a number, a name, a mark.
  static let minimumLetters = 15

  package let models: [ModelReference]
  private let options: Options
  private let judge: LanguageJudge

  package static func shortcomings(_ options: Options, _ services: Services) -> [Shortcoming] {
    let file = LanguageIdentifier.file(in: services.models)
    guard FileManager.default.fileExists(atPath: file.path) else {
      return [
        Shortcoming(.missing, "the language model \(file.path) is not here", remedy: "make models")
      ]
    }
    do {
      _ = try LinearModelFile(folder: LanguageJudge.folder(in: services.models))
      let known = try LanguageIdentifier(contentsOf: file).codes
      return options.languages.filter { !known.contains($0) }.map { code in
        Shortcoming(
          .invalid, option: "languages", "the language model does not know the language '\(code)'",
          remedy: "known: \(known.joined(separator: ", "))")
      }
    } catch {
      return [Shortcoming(.missing, "\(error)", remedy: "make models")]
    }
  }

  package init(_ options: Options, _ services: Services) throws {
    self.options = options
    judge = try LanguageJudge(models: services.models, languages: options.languages)
    models = judge.references
  }

  // MARK: - Pages

  package func process(_ page: inout Page, image: URL) async throws -> [ModelReference] {
    guard let text = page.text else {
      page.languages = Languages(main: "und", shares: [])
      return []
    }
    page.languages = try languages(of: text)
    return page.languages?.shares.isEmpty == false ? models : []
  }

  /// The languages of a single line.
  package func languages(ofLine line: String) throws -> Languages {
    let box = Box(left: 0, top: 0, right: 1, bottom: 1)
    let words = line.split(separator: " ").map { Word(text: String($0), box: box, confidence: nil) }
    return try languages(
      of: PageText(
        width: 1, height: 1,
        regions: [Region(kind: .text, box: box, lines: [Line(box: box, words: words)])]))
  }

  private func languages(of text: PageText) throws -> Languages {
    let windows = textWindows(of: text)
    let letters = windows.reduce(0) { $0 + $1.letters }
    guard letters >= Self.minimumLetters else { return Languages(main: "und", shares: []) }
    let probabilities = try windows.map { try judge.probabilities(of: $0.text) }
    let sequence = LanguageSequence(probabilities, weights: windows.map { Double($0.letters) })
    let path = sequence.languages(atMost: options.maxLanguages)
    var languages = languages(sequence.tallies(of: path))
    var lines = [String](repeating: "und", count: text.lines.count)
    for (window, language) in path.enumerated()
    where probabilities[window][language] >= options.minimumConfidence {
      for line in windows[window].lines where lines.indices.contains(line) {
        lines[line] = judge.codes[language]
      }
    }
    languages.lines = lines
    return languages
  }

  /// The shares of the languages found, and the main one if it is sure enough.
  private func languages(_ tallies: [LanguageSequence.Tally]) -> Languages {
    let shares = tallies.map { tally in
      Languages.Share(
        language: judge.codes[tally.language], share: rounded(tally.share),
        confidence: rounded(tally.confidence))
    }
    return Languages(main: main(of: shares), shares: shares)
  }

  private func main(of shares: [Languages.Share]) -> String {
    guard let first = shares.first, let confidence = first.confidence,
      confidence >= options.minimumConfidence
    else { return "und" }
    return first.language
  }

  // MARK: - Items

  /// The shares of the pages, each page counting by its letters. Pages without text count nothing.
  package func process(_ document: inout Document, pages: any PageSource) async throws -> [ModelReference] {
    var letters = 0.0
    var sums: [String: (letters: Double, confidence: Double)] = [:]
    for index in 0..<pages.count {
      let page = try pages.page(at: index)
      guard let text = page.text, let languages = page.languages else { continue }
      let pageLetters = Double(text.lines.reduce(0) { $0 + letterCount($1.text) })
      letters += pageLetters
      for share in languages.shares {
        let part = share.share * pageLetters
        sums[share.language, default: (0, 0)].letters += part
        sums[share.language, default: (0, 0)].confidence += part * (share.confidence ?? 0)
      }
    }
    let shares = sums.filter { $0.value.letters > 0 }
      .sorted { ($1.value.letters, $0.key) < ($0.value.letters, $1.key) }
      .prefix(options.maxLanguages)
      .map { language, sum in
        Languages.Share(
          language: language, share: rounded(sum.letters / letters),
          confidence: rounded(sum.confidence / sum.letters))
      }
    document.languages = Languages(main: main(of: shares), shares: shares)
    return shares.isEmpty ? [] : models
  }

  /// Three digits: more would be invented, and sums may differ in the last bits from machine to machine.
  private func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}
