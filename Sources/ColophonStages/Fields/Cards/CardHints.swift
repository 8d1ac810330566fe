import ColophonDocument

/// What the rules of `CardReader` say of a card's tokens: they know the forms of several catalogues, the learned
/// labels only those that were trained on. The training weighs how far the rules can be believed.
struct CardHints: Sendable {
  /// For each token the field that the rules read from it.
  let fields: [Field.Name?]

  init(_ sheet: CardSheet) {
    var fields = [Field.Name?](repeating: nil, count: sheet.tokens.count)
    let keys = sheet.tokens.map { Self.key($0.text) }
    for field in CardReader(page: sheet.page).read() {
      let lines = Set(field.evidence.map(\.line))
      let candidates = sheet.tokens.indices.filter { lines.contains(sheet.tokens[$0].line) }
      guard let range = Self.range(of: Self.key(field.value), keys, candidates) else { continue }
      for index in range { fields[index] = field.name }
    }
    self.fields = fields
  }

  /// The tokens in a row that have just these letters and digits between them.
  private static func range(of wanted: String, _ keys: [String], _ candidates: [Int]) -> Range<Int>? {
    guard !wanted.isEmpty else { return nil }
    for start in candidates where !keys[start].isEmpty && wanted.hasPrefix(keys[start]) {
      var found = ""
      for index in start..<keys.count {
        found += keys[index]
        if found == wanted { return start..<(index + 1) }
        guard wanted.hasPrefix(found) else { break }
      }
    }
    return nil
  }

  private static func key(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
