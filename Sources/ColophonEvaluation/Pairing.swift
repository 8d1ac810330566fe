/// Finds for each item of the ground truth the item of the output it speaks of.
///
/// The output of a run over several collections prefixes item ids with the collection (`gazette/issue-1`),
/// so two ids agree when they are equal or when one is the end of the other from a `/` on. An equal id is
/// preferred, then one prefixed with the name of the truth's collection, then any other. Two items that
/// agree equally well are an error: a guess would make the figures worthless.
struct Pairing<Record> {
  struct Key: Hashable {
    var collection: String
    var item: String
  }

  private enum Agreement: Int, Comparable {
    case equal, collectionPrefix, suffix
    static func < (a: Agreement, b: Agreement) -> Bool { a.rawValue < b.rawValue }
  }

  private struct Partner {
    var agreement: Agreement
    var outputItem: String
    /// By number of the page; 0 for the item as a whole.
    var records: [Int: Record]
  }

  private let keysBySuffix: [String: [Key]]
  private var partners: [Key: Partner] = [:]

  init(_ keys: [Key]) {
    var keysBySuffix: [String: [Key]] = [:]
    var seen: Set<Key> = []
    for key in keys where seen.insert(key).inserted {
      for suffix in Self.suffixes(of: key.item) { keysBySuffix[suffix, default: []].append(key) }
    }
    self.keysBySuffix = keysBySuffix
  }

  /// The record of the output that belongs to a page (or with 0 to the item as a whole) of the truth.
  func record(for key: Key, number: Int = 0) -> Record? { partners[key]?.records[number] }

  /// Takes in one record of the output, in any order.
  mutating func offer(_ record: Record, of item: String, number: Int = 0) throws {
    guard let (key, agreement) = try bestKey(for: item) else { return }
    if let partner = partners[key] {
      if partner.agreement < agreement { return }
      if partner.agreement == agreement, partner.outputItem != item {
        throw EvaluationError.ambiguous(
          "item '\(key.item)' of the truth of \(key.collection) could be "
            + "'\(partner.outputItem)' or '\(item)' of the output: evaluate one collection at a time")
      }
      if partner.agreement == agreement {
        guard partner.records[number] == nil else {
          throw EvaluationError.ambiguous(
            "the output has item '\(item)'\(number > 0 ? ", page \(number)," : "") twice: "
              + "is it the output of one run?")
        }
        partners[key]?.records[number] = record
        return
      }
    }
    partners[key] = Partner(agreement: agreement, outputItem: item, records: [number: record])
  }

  private func bestKey(for item: String) throws -> (Key, Agreement)? {
    var best: [Key] = []
    var bestAgreement = Agreement.suffix
    func consider(_ key: Key, _ agreement: Agreement) {
      if best.isEmpty || agreement < bestAgreement {
        best = [key]
        bestAgreement = agreement
      } else if agreement == bestAgreement {
        best.append(key)
      }
    }
    // The truth's id is the longer one, or equal.
    for key in keysBySuffix[item, default: []] { consider(key, key.item == item ? .equal : .suffix) }
    // The output's id is the longer one.
    for suffix in Self.suffixes(of: item).dropFirst() {
      for key in keysBySuffix[suffix, default: []] where key.item == suffix {
        consider(key, item == key.collection + "/" + key.item ? .collectionPrefix : .suffix)
      }
    }
    guard let first = best.first else { return nil }
    guard best.count == 1 else {
      let names = best.map { "'\($0.item)' in \($0.collection)" }.joined(separator: " and ")
      throw EvaluationError.ambiguous(
        "item '\(item)' of the output could be \(names): evaluate one collection at a time, "
          + "or name the readers of the pipeline")
    }
    return (first, bestAgreement)
  }

  /// The id and its ends after each `/`, longest first.
  private static func suffixes(of item: String) -> [String] {
    [item] + item.indices.filter { item[$0] == "/" }.map { String(item[item.index(after: $0)...]) }
  }
}
