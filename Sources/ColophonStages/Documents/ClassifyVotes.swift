import ColophonDocument

/// How the types of the pages make the type of an item.
///
/// Every page that has a type and is not blank gives one vote; blank pages count only when there are no
/// others. The type with most votes wins, with equal votes the one that came first. The confidence of a type
/// is the sum of its pages' confidences divided by all votes: the share of its pages, each as far as it is
/// sure itself. So a book is a `text_page` item with a low candidate `title_page`, and a card of one page
/// has the confidence of its page.
struct PageVotes: Sendable {
  private struct Count {
    var label: String
    var votes = 0
    var confidence = 0.0
  }

  private var counts: [Count] = []

  mutating func add(_ page: Classification?) {
    guard let page else { return }
    let index =
      counts.firstIndex { $0.label == page.label }
      ?? {
        counts.append(Count(label: page.label))
        return counts.count - 1
      }()
    counts[index].votes += 1
    counts[index].confidence += page.confidence ?? 0
  }

  /// Nil when no page has a type.
  var result: Classification? {
    let blank = DocumentType.blank.rawValue
    let legible = counts.filter { $0.label != blank }
    let counted = legible.isEmpty ? counts : legible
    let votes = counted.reduce(0) { $0 + $1.votes }
    let order = counted.enumerated().sorted {
      (-$0.element.votes, $0.offset) < (-$1.element.votes, $1.offset)
    }
    let candidates = order.prefix(3).map { _, count in
      let confidence = count.confidence / Double(votes)
      return Classification.Candidate(
        label: count.label, confidence: rounded(confidence))
    }
    guard let best = candidates.first else { return nil }
    // The contract wants the most confident candidate first; the label stays the one with most pages.
    let sorted = candidates.enumerated().sorted {
      (-$0.element.confidence, $0.offset) < (-$1.element.confidence, $1.offset)
    }
    return Classification(
      label: best.label, confidence: best.confidence, candidates: sorted.map(\.element))
  }
}
