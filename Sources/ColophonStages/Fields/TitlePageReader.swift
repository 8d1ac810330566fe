import ColophonDocument
import Foundation

/// Reads title pages: the title from the top, the author after `von`, `by`, `par`, `auctore`, the imprint at
/// the foot.
struct TitlePageReader: Sendable {
  let page: FieldPage

  func read() -> [Field] {
    let lines = page.topDown
    guard lines.count > 1 else { return [] }
    let imprint = TitlePageImprint(page)
    let above = lines[..<imprint.start]
    let author = findAuthor(in: above)
    // The title ends at the author, or at the imprint when nobody is named.
    let titleEnd = author.map(\.cue) ?? above.endIndex
    let leading = author == nil ? leadingAuthor(above) : nil
    let beginning = leading?.lines ?? 0
    let whole = above[beginning..<max(titleEnd, beginning)]
    let titleLines = titleLines(whole)
    var fields: [Field] = []
    for (name, lines, rule) in [
      (Field.Name.title, titleLines, FieldRule.title),
      (.subtitle, whole[titleLines.endIndex...], .subtitle),
    ] {
      let joined = JoinedLines(lines)
      guard joined.text.count(where: \.isLetter) > 3 else { continue }
      let value = PrintedText.trimmed(joined.text)
      fields += [page.field(name, value, rule: rule, lines: lines.map(\.index))].compactMap { $0 }
    }
    if let author {
      fields += [page.field(.creator, author.name, rule: .authorAfterCue, lines: author.lines)].compactMap {
        $0
      }
    } else if let leading {
      fields += [page.field(.creator, leading.name, rule: .authorBeforeTitle, lines: [above[0].index])]
        .compactMap { $0 }
    }
    return fields + imprint.fields + bookNumbers
  }

  // MARK: - Author

  private struct Author {
    var name: String
    /// Position of the line with `von`, `by` in the readable lines.
    var cue: Int
    /// Indices into `PageText.lines`.
    var lines: [Int]
  }

  private static let authorCues: Set<String> = [
    "von", "vom", "durch", "by", "par", "auctore", "authore", "autore", "door", "av", "af", "di", "por",
  ]

  /// `quam scripsit`: the author's name follows.
  private static let latinVerbs: Set<String> = ["scripsit", "conscripsit", "edidit", "composuit"]

  /// A line that is only `von`, or `von` and a name. The name ends at the first line that ends in a full stop
  /// or is not written like a name.
  private func findAuthor(in lines: ArraySlice<ReadableLine>) -> Author? {
    for (position, line) in zip(lines.indices, lines) where position > lines.startIndex {
      guard let first = line.words.first, let last = line.words.last else { continue }
      let isLatinVerb = line.words.count <= 2 && Self.latinVerbs.contains(FieldLists.fold(last.text))
      guard isLatinVerb || Self.authorCues.contains(FieldLists.fold(first.text)) else { continue }
      var name = isLatinVerb ? "" : line.words.dropFirst().map(\.text).joined(separator: " ")
      var indices = [line.index]
      if name.isEmpty {
        guard let next = lines[(position + 1)...].first else { continue }
        name = next.text
        indices.append(next.index)
      }
      let words = name.split(separator: " ")
      let capitals = words.count { $0.first?.isUppercase == true }
      // `von den Deutschen Reimen` belongs to the title: a name is short and written in capitals throughout,
      // but for particles.
      guard (1...7).contains(words.count), words[0].first?.isUppercase == true,
        words.count - capitals <= 2, !Self.startsLikeTitle(words[0]),
        words.last?.first?.isUppercase == true, !words.contains(where: { $0.hasSuffix("-") })
      else { continue }
      name = Self.withoutOffice(name)
      return Author(name: PrintedText.trimmed(name), cue: position, lines: indices)
    }
    return nil
  }

  private static func startsLikeTitle(_ word: Substring) -> Bool {
    ["Der", "Die", "Das", "Dem", "Den", "The", "La", "Le", "Les", "Order", "Einem", "Einer"].contains(
      String(word))
  }

  /// The name before a comma that begins an office: `Thomas Ashgrove, M.A.`
  private static func withoutOffice(_ name: String) -> String {
    name.split(separator: ",").first.map(String.init) ?? name
  }

  /// A first line of its own that is a name: it begins with a known given name, is short, and smaller than the
  /// title below. A line with the author's office may follow: `Rect. Gymn. Martisb.`
  ///
  /// - Returns: the name and how many lines it takes.
  private func leadingAuthor(_ lines: ArraySlice<ReadableLine>) -> (name: String, lines: Int)? {
    guard let first = lines.first, lines.count > 1,
      let tallest = lines.map(\.height).max(), first.height < tallest
    else { return nil }
    var words = first.words.map(\.text)
    while let word = words.first, word.count <= 3, word.hasSuffix(".") { words.removeFirst() }
    guard (2...4).contains(words.count), words.allSatisfy({ $0.first?.isUppercase == true }),
      page.lists.givenNames.contains(FieldLists.fold(words[0]))
    else { return nil }
    let next = lines[lines.startIndex + 1]
    let shortened = next.words.count { $0.text.hasSuffix(".") && $0.text.count > 2 }
    let isOffice = lines.count > 2 && shortened * 2 > next.words.count && next.height < tallest
    return (PrintedText.trimmed(words.joined(separator: " ")), isOffice ? 2 : 1)
  }

  // MARK: - Title

  /// From the first line to where the title proper ends: before a line that begins a subtitle or names the
  /// part or edition, or after a line that ends in a full stop, but never before the largest line.
  private func titleLines(_ lines: ArraySlice<ReadableLine>) -> ArraySlice<ReadableLine> {
    guard let tallest = lines.indices.max(by: { (lines[$0].height, -$0) < (lines[$1].height, -$1) }) else {
      return lines
    }
    var end = lines.startIndex
    while end < lines.endIndex {
      let text = FieldLists.fold(lines[end].text)
      if end > tallest, Self.subtitleStarts.contains(where: { text == $0 || text.hasPrefix($0 + " ") }) {
        break
      }
      end += 1
      let printed = lines[end - 1].text
      // `M.` and `D.` end no title.
      if end > tallest, printed.hasSuffix("."), printed.count > 4 { break }
    }
    return lines[..<end]
  }

  private static let subtitleStarts = [
    "oder", "das ist", "samt", "nebst", "mit", "aus", "worinnen", "darinnen", "erster", "zweiter", "dritter",
    "erste", "zweite", "or", "with", "being", "containing", "vol", "volume", "ou", "avec", "tome", "seu",
    "sive", "cum", "edited", "translated", "illustrated",
  ]

  // MARK: - Numbers

  /// ISBN and the numbers of the German national bibliographies of early prints (VD 16, VD 17, VD 18).
  private var bookNumbers: [Field] {
    page.readable.compactMap { line in
      if let match = line.text.firstMatch(of: /ISBN(?:-1[03])?:?\s*(?<number>[\d][\d\s-]{8,16}[\dXx])/) {
        return page.field(.identifier, "ISBN \(match.output.number)", rule: .bookNumber, lines: [line.index])
      }
      if let match = line.text.firstMatch(of: /VD\s?1[678]\s?:?\s?[\d]{1,3}:?[\dA-Z: -]{3,12}/) {
        return page.field(.identifier, String(match.output), rule: .bookNumber, lines: [line.index])
      }
      return nil
    }
  }
}
