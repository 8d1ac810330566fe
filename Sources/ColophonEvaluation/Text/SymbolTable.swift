/// Numbers for the characters of one page, from 0 without gaps, so that comparing two is comparing integers.
struct SymbolTable {
  private let unit: TextProfile.Unit
  private var ascii = [Int](repeating: -1, count: 128)
  private var others: [Character: Int] = [:]
  private(set) var characters: [Character] = []

  init(unit: TextProfile.Unit) { self.unit = unit }

  var count: Int { characters.count }

  /// The characters of a text as the profile counts them.
  mutating func encode(_ text: String) -> [Int] {
    switch unit {
    case .scalars: text.unicodeScalars.map { number(of: $0) }
    case .graphemes: text.map { number(of: $0) }
    }
  }

  func text(_ symbols: some Sequence<Int>) -> String {
    var text = String.UnicodeScalarView()
    for symbol in symbols { text.append(contentsOf: characters[symbol].unicodeScalars) }
    return String(text)
  }

  private mutating func number(of scalar: Unicode.Scalar) -> Int {
    guard scalar.isASCII else { return number(ofOther: Character(scalar)) }
    let value = Int(scalar.value)
    if ascii[value] < 0 { ascii[value] = add(Character(scalar)) }
    return ascii[value]
  }

  private mutating func number(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    if scalars.count == 1, let scalar = scalars.first { return number(of: scalar) }
    return number(ofOther: character)
  }

  private mutating func number(ofOther character: Character) -> Int {
    if let number = others[character] { return number }
    let number = add(character)
    others[character] = number
    return number
  }

  private mutating func add(_ character: Character) -> Int {
    characters.append(character)
    return characters.count - 1
  }
}
