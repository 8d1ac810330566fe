import ColophonDocument
import Foundation

/// Letters of a name as names are compared: small, without accents, umlauts with an e, ligatures in two letters.
///
/// Latin letters become ASCII, so that a byte is a letter; letters of other scripts keep their UTF-8.
enum FoldedName {
  static func letters(of text: some StringProtocol) -> [UInt8] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return text.utf8.compactMap { byte in
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte + 32
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        default: nil
        }
      }
    }
    var result: [UInt8] = []
    for scalar in NormalForm.of(String(text)).lowercased().precomposedStringWithCanonicalMapping
      .unicodeScalars
    {
      if let written = replacements[scalar] {
        result += written.utf8
        continue
      }
      for part in String(scalar).decomposedStringWithCompatibilityMapping.unicodeScalars
      where part.properties.isAlphabetic || part.properties.numericType != nil {
        result += String(part).utf8
      }
    }
    return result
  }

  private static let replacements: [Unicode.Scalar: String] = [
    "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "œ": "oe", "ø": "oe", "å": "aa", "ł": "l",
    "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "ng",
  ]
}

/// The shape of a folded word on which its spellings and many of its misreadings agree, for finding candidates:
/// `Theil` and `Teil`, `Carl` and `Karl`, `Hofmann`, `Hoffmann` and the `Hosmann` of a misread long s.
enum NameSkeleton {
  static func of(_ folded: [UInt8]) -> [UInt8] {
    var letters = folded
    for (from, to) in groups { letters = replacing(from, with: to, in: letters) }
    var result: [UInt8] = []
    for letter in letters {
      let shape = singles[letter] ?? letter
      if result.last != shape { result.append(shape) }
    }
    return result
  }

  /// In this order: `ph` becomes f before f becomes s.
  private static let groups: [([UInt8], UInt8)] = [
    ("rn", "m"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("ph", "f"), ("th", "t"), ("dt", "t"), ("tz", "z"),
    ("ck", "k"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("qu", "k"), ("ks", "x"), ("aa", "a"),
  ].map { from, to in (Array(from.utf8), Array(to.utf8)[0]) }

  private static let singles: [UInt8: UInt8] = {
    let pairs: [(String, String)] = [
      ("y", "i"), ("j", "i"), ("c", "k"), ("w", "v"), ("u", "v"), ("f", "s"), ("d", "t"), ("z", "s"),
    ]
    return Dictionary(
      uniqueKeysWithValues: pairs.compactMap { from, to in
        guard let from = from.utf8.first, let to = to.utf8.first else { return nil }
        return (from, to)
      })
  }()

  private static func replacing(_ from: [UInt8], with to: UInt8, in letters: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(letters.count)
    var index = 0
    while index < letters.count {
      if index + 1 < letters.count, letters[index] == from[0], letters[index + 1] == from[1] {
        result.append(to)
        index += 2
      } else {
        result.append(letters[index])
        index += 1
      }
    }
    return result
  }
}
