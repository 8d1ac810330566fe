import ColophonDocument

/// How the classes of the pages make the class of an item.
///
/// Every page that has a class gives one vote, to its most likely class even where it was too unsure to be told;
/// blank pages count only when there are no others. The class with most votes wins, with equal votes the one that
/// came first. The confidence of a class is the sum of its pages' confidences divided by all votes: the share of
/// its pages, each as far as it is sure itself. So a book is a `text_page` item with a low candidate `title_page`,
/// and a card of one page has the confidence of its page. An item is `unknown` when its pages are, on the whole:
/// when those of the winning class are too unsure on average.
struct PageVotes: Sendable {
  private struct Count {
    var label: String
    var votes = 0
    var confidence = 0.0
  }

  /// A class that counts only when no page has another.
  private let leastAmongOthers: String?
  private var counts: [Count] = []
  /// Reasons of the first page of each class, which stand for the item's.
  private var reasons: [String: [Classification.Reason]] = [:]

  init(leastAmongOthers: String?) { self.leastAmongOthers = leastAmongOthers }

  mutating func add(_ page: Classification?) {
    guard let page else { return }
    let label = page.candidates.first?.label ?? page.label
    let index =
      counts.firstIndex { $0.label == label }
      ?? {
        counts.append(Count(label: label))
        return counts.count - 1
      }()
    counts[index].votes += 1
    counts[index].confidence += page.confidence ?? 0
    if reasons[label] == nil { reasons[label] = page.reasons }
  }

  /// Nil when no page has a class.
  func result(minimumConfidence: Double) -> Classification? {
    let others = counts.filter { $0.label != leastAmongOthers }
    let counted = others.isEmpty ? counts : others
    let votes = counted.reduce(0) { $0 + $1.votes }
    let order = counted.enumerated().sorted {
      (-$0.element.votes, $0.offset) < (-$1.element.votes, $1.offset)
    }
    let candidates = order.prefix(3).map { _, count in
      Classification.Candidate(
        label: count.label, confidence: rounded(count.confidence / Double(votes)))
    }
    guard let best = candidates.first, let winner = order.first?.element else { return nil }
    // The contract wants the most confident candidate first; the label stays the one with most pages.
    let sorted = candidates.enumerated().sorted {
      (-$0.element.confidence, $0.offset) < (-$1.element.confidence, $1.offset)
    }
    let isSure = winner.confidence / Double(winner.votes) >= minimumConfidence
    return Classification(
      label: isSure ? best.label : ClassModel.unknown, confidence: best.confidence,
      candidates: sorted.map(\.element), reasons: reasons[best.label])
  }
}
