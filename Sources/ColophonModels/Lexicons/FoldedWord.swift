import ColophonDocument
import Foundation

/// A word in the form that lexicons hold: small letters, in modern shape, without what stands around them.
///
/// `Models/lexicons/FORMAT.md` describes the folding; `Models/lexicons/words.py` does the same to the lists.
package struct FoldedWord: Hashable, Sendable {
  /// NFC; letters and combining marks only.
  package let text: String
  /// Number of Unicode scalars.
  package let length: Int

  fileprivate init(_ scalars: some Sequence<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    length = view.count
    text = String(view)
  }

  /// The words in a text: its runs of letters with at least two, so that `l'homme` has one and `1848` none.
  package static func words(in text: String) -> [FoldedWord] {
    var words: [FoldedWord] = []
    var run: [Unicode.Scalar] = []
    func end() {
      if run.count >= shortest { words.append(FoldedWord(run)) }
      run.removeAll(keepingCapacity: true)
    }
    for scalar in folded(text) {
      if scalar.isLetter || (!run.isEmpty && scalar.properties.generalCategory == .nonspacingMark) {
        run.append(scalar)
      } else {
        end()
      }
    }
    end()
    return words
  }

  private static let shortest = 2

  private static func folded(_ text: String) -> [Unicode.Scalar] {
    var folded: [Unicode.Scalar] = []
    var needsComposing = false
    for scalar in needsNormalising(text)
      ? Array(text.precomposedStringWithCanonicalMapping.unicodeScalars)
      : Array(text.unicodeScalars)
    {
      if scalar.isASCII {
        let value = scalar.value
        folded.append((0x41...0x5A).contains(value) ? Unicode.Scalar(UInt8(value) + 32) : scalar)
        continue
      }
      needsComposing = true
      // Only letters change here: a hyphen, the soft one too, parts words in the lists.
      guard let modern = NormalForm.letters(for: scalar) else {
        folded += scalar.properties.lowercaseMapping.unicodeScalars
        continue
      }
      folded += modern.unicodeScalars
    }
    guard needsComposing else { return folded }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: folded.map { $0 == "\u{3C2}" ? "\u{3C3}" : $0 })
    let joined = String(view)
    return Array(
      (needsNormalising(joined) ? joined.precomposedStringWithCanonicalMapping : joined).unicodeScalars)
  }

  /// Below U+0300 every text is in NFC.
  private static func needsNormalising(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.value >= 0x300 }
  }
}

extension Unicode.Scalar {
  fileprivate var isLetter: Bool {
    if isASCII { return (0x61...0x7A).contains(value) || (0x41...0x5A).contains(value) }
    return switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
    default: false
    }
  }
}
