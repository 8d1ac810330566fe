import ColophonDocument

/// The identifiers of a page's parts. They are made of numbers only, so that they are valid names and unique in
/// the document whatever the item is called.
struct TEINames {
  var page: String

  init(page number: Int) { page = "p\(number)" }

  /// - Parameter index: of the region on the page, from 0
  func region(_ index: Int) -> String { "\(page)_r\(index + 1)" }

  /// - Parameter index: of the line on the page in reading order, from 0
  func line(_ index: Int) -> String { "\(page)_l\(index + 1)" }

  func word(_ index: Int, line: Int) -> String { "\(self.line(line))_w\(index + 1)" }

  /// - Parameter part: from 1, for an entity that had to be cut in parts
  func entity(_ index: Int, part: Int?) -> String {
    "\(page)_e\(index + 1)" + (part.map { "_\($0)" } ?? "")
  }
}

/// Gives out identifiers made of names that come from data: each a valid XML name, none twice.
struct TEIUniqueNames {
  private var used: Set<String> = []

  /// - Parameter prefix: a valid beginning of a name, such as `model_`
  mutating func name(_ prefix: String, _ text: String) -> String {
    let base = prefix + nameCharacters(text)
    var candidate = base
    var number = 2
    while !used.insert(candidate).inserted {
      candidate = "\(base)_\(number)"
      number += 1
    }
    return candidate
  }
}

/// The text with everything that is not an ASCII letter, a digit, `-` or `_` replaced by `_`.
func nameCharacters(_ text: String) -> String {
  String(text.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "_" })
}

/// A language code as `xml:lang` takes it; nil for `und` and for what is no language code.
func languageTag(_ code: String) -> String? {
  let subtags = code.split(separator: "-", omittingEmptySubsequences: false)
  guard code != "und", let first = subtags.first, first.allSatisfy(\.isLetter),
    subtags.allSatisfy({ subtag in
      (1...8).contains(subtag.count) && subtag.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber) }
    })
  else { return nil }
  return code
}
