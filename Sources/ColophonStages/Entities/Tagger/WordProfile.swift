import ColophonModels

/// What is seen of a word by itself: its letters, its shape, its beginnings and endings, the lists it stands on.
struct WordProfile: Sendable {
  /// Hash of the word as printed.
  let printed: UInt64
  /// Hash of the word in small letters; what the model's own entries are looked up by.
  let small: UInt64
  /// Hash of the word with letters that engines take for each other made one.
  let tolerant: UInt64
  /// Hash of the pattern of large and small letters, digits and marks, runs as one.
  let shape: UInt64
  /// Hashes of the first one to five letters, zero where the word is not longer.
  let prefixes: SIMD8<UInt64>
  /// Hashes of the last one to five letters, zero where the word is not longer.
  let suffixes: SIMD8<UInt64>
  /// What lists, lexicon and capitals say, in one number.
  let standing: UInt64
  let cluster: UInt64
  let isCapitalised: Bool

  /// - Parameters:
  ///   - entry: what the model has on a hash of small letters.
  ///   - isCommon: whether a lexicon of the language has the word.
  init(_ text: String, entry: (UInt64) -> SequenceModel.WordEntry?, isCommon: (String) -> Bool) {
    var letters: [UInt32] = []
    var small: [UInt32] = []
    var shape: [UInt32] = []
    var tolerant: [UInt32] = []
    var capitals = 0
    var smalls = 0
    for scalar in text.unicodeScalars {
      letters.append(scalar.value)
      let lower = Self.lowered(scalar)
      small.append(lower.value)
      let kind = Self.shape(of: scalar, isLower: lower == scalar)
      if kind == Self.capital { capitals += 1 }
      if kind == Self.smallLetter { smalls += 1 }
      if shape.last != kind { shape.append(kind) }
      let like = Self.likeness(of: lower)
      if like != 0, tolerant.last != like { tolerant.append(like) }
    }
    printed = FeatureHash.of(letters)
    self.small = FeatureHash.of(small)
    // One, two or more letters: an initial is no name in capitals.
    self.shape = FeatureHash.of(shape + [UInt32(min(letters.count, 4)) + 0x20_0000])
    self.tolerant = FeatureHash.of(tolerant)
    var prefixes = SIMD8<UInt64>.zero
    var suffixes = SIMD8<UInt64>.zero
    for length in 1...Self.longestPart where small.count > length {
      prefixes[length - 1] = FeatureHash.of(small.prefix(length))
      suffixes[length - 1] = FeatureHash.of(small.suffix(length))
    }
    self.prefixes = prefixes
    self.suffixes = suffixes
    isCapitalised = letters.first.map { $0 != small[0] } ?? false
    let known = entry(self.small)
    cluster = UInt64(known?.cluster ?? 0)
    let isWord = capitals + smalls > 1
    let common: UInt64 = isWord && isCommon(text) ? 1 : 0
    let manner: UInt64 =
      !isWord ? (capitals == 1 ? 1 : 0) : smalls == 0 ? 2 : isCapitalised ? 3 : capitals > 0 ? 4 : 5
    standing = UInt64(known?.lists ?? 0) << 8 | manner << 1 | common
  }

  /// Letters of the longest beginning or ending.
  static let longestPart = 5

  private static let capital: UInt32 = 0x41
  private static let smallLetter: UInt32 = 0x61
  private static let digit: UInt32 = 0x30

  private static func shape(of scalar: Unicode.Scalar, isLower: Bool) -> UInt32 {
    if scalar.isASCII {
      switch scalar.value {
      case 0x41...0x5A: return capital
      case 0x61...0x7A: return smallLetter
      case 0x30...0x39: return digit
      default: return scalar.value
      }
    }
    if !isLower { return capital }
    return scalar.properties.isAlphabetic ? smallLetter : scalar.value
  }

  private static func lowered(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.isASCII {
      return (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar
    }
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping[mapping.startIndex] : scalar
  }

  /// The letter that stands for all that an engine may read in its place; zero for marks, which it invents.
  private static func likeness(of scalar: Unicode.Scalar) -> UInt32 {
    let letter: Unicode.Scalar
    switch scalar {
    case "c", "e", "o", "0", "ö", "é", "è", "ê", "ë", "ó", "ô", "ç": letter = "e"
    case "n", "u", "ü", "v", "r", "m", "w", "ñ", "ù", "û": letter = "n"
    case "i", "l", "j", "1", "t", "!", "|", "ï", "î", "í": letter = "i"
    case "s", "f", "5", "ß", "ſ": letter = "s"
    case "b", "h", "6", "8", "k": letter = "b"
    case "a", "ä", "à", "â", "á", "å", "d": letter = "a"
    case "g", "q", "y", "p", "9": letter = "g"
    default:
      if scalar.isASCII {
        letter = (0x61...0x7A).contains(scalar.value) || (0x30...0x39).contains(scalar.value) ? scalar : "\0"
      } else {
        letter = scalar.properties.isAlphabetic ? scalar : "\0"
      }
    }
    return letter.value
  }
}
