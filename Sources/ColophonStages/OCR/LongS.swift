import ColophonDocument
import ColophonModels

/// Gives back the long s that a model read as f.
///
/// Most models have never seen a long s. A word that no list has as it was read, but with f read as long s, was
/// printed with one. This is done on pages where such words are many: one alone may be a misprint or a name.
struct LongS {
  /// Fewer words on a page prove nothing.
  private static let fewestWords = 4
  /// So many of the unknown words with an f must become known ones.
  private static let leastShare = 0.4
  /// More places in a word make too many forms.
  private static let mostPlaces = 6

  let lexicons: [Lexicon]

  /// - Parameter languages: codes of the languages that the page is in.
  /// - Returns: the number of words that were changed.
  func restore(in text: inout PageText, languages: [String]) -> Int {
    let spoken = lexicons.filter { languages.contains($0.language) }
    var unknown = 0
    var restored: [(region: Int, line: Int, word: Int, text: String)] = []
    for (region, block) in text.regions.enumerated() {
      for (line, words) in block.lines.enumerated() {
        for (index, word) in words.words.enumerated() where word.text.contains("f") {
          guard !isKnown(word.text, spoken) else { continue }
          unknown += 1
          if let form = form(of: word.text, spoken) { restored.append((region, line, index, form)) }
        }
      }
    }
    guard restored.count >= Self.fewestWords, Double(restored.count) >= Self.leastShare * Double(unknown)
    else { return 0 }
    for change in restored {
      text.regions[change.region].lines[change.line].words[change.word].text = change.text
    }
    return restored.count
  }

  private func isKnown(_ text: String, _ lexicons: [Lexicon]) -> Bool {
    let parts = FoldedWord.words(in: text)
    return !parts.isEmpty && parts.allSatisfy { part in lexicons.contains { $0.contains(part) } }
  }

  /// The known form with the most long s; nil where none is known.
  private func form(of text: String, _ lexicons: [Lexicon]) -> String? {
    let scalars = Array(text.unicodeScalars)
    let places = scalars.indices.filter { scalars[$0] == "f" && isWithin($0, scalars) }
    guard !places.isEmpty, places.count <= Self.mostPlaces else { return nil }
    for choice in (1..<(1 << places.count)).sorted(by: { $0.nonzeroBitCount > $1.nonzeroBitCount }) {
      var form = scalars
      for (bit, place) in places.enumerated() where choice >> bit & 1 == 1 { form[place] = "\u{17F}" }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: form)
      let candidate = String(view)
      if isKnown(candidate, lexicons) { return candidate }
    }
    return nil
  }

  /// Long s never ends a word.
  private func isWithin(_ place: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    place + 1 < scalars.count && scalars[place + 1].properties.isAlphabetic
  }
}
