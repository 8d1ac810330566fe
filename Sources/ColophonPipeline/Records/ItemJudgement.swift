import ColophonDocument
import Crypto
import Foundation

/// What the results of an item rest on besides the components.
struct ItemBasis: Sendable {
  /// Digest over the pages' results.
  var pages: String
  /// Digest of the item as the reader listed it.
  var item: String
  /// Day of the newest statement on the pages; empty when there is none.
  var date: String

  /// - Parameter header: gives the header of a page's record, by the page's number; nil when there is none.
  init(_ item: Item, stages: Set<String>, header: (Int) throws -> PageHeader?) rethrows {
    var hash = SHA256()
    date = ""
    for number in 1...max(1, item.pages.count) {
      let header = try header(number)
      for stage in header?.stages ?? [] where stages.contains(stage.origin.stage) {
        hash.update(data: Data("\(stage.origin.stage)=\(stage.fingerprint.digest);".utf8))
        date = max(date, stage.made)
      }
      if let failure = header?.failure {
        hash.update(data: Data("failed \(failure.failure.reason.rawValue) \(failure.failure.message);".utf8))
        if let released = failure.released { hash.update(data: Data("released \(released);".utf8)) }
        date = max(date, failure.made)
      }
      hash.update(data: Data("\n".utf8))
    }
    pages = hexadecimal(hash.finalize())
    self.item = item.listingDigest
  }
}

/// Which of an item's results and outputs still hold, and why the others do not.
package struct ItemJudgement: Sendable {
  package struct Part: Sendable {
    /// Name of the document stage or writer.
    package var name: String
    var expected: Fingerprint
    package var isStale: Bool
    /// In words; empty for a part that holds.
    package var reasons: [String]
  }

  package private(set) var stages: [Part] = []
  package private(set) var writers: [Part] = []

  package var isSettled: Bool { stages.allSatisfy { !$0.isStale } && writers.allSatisfy { !$0.isStale } }

  /// Compares an item's record with the plan.
  init(_ plan: Plan, _ basis: ItemBasis, old: DocumentHeader?, folder: OutputFolder) {
    var upstream: [String: String] = ["pages": basis.pages, "item": basis.item]
    var date = basis.date
    for step in plan.documentStages {
      let name = step.manual.name
      let entry = old?.stages.first { $0.origin.stage == name }
      let expected = Fingerprint(
        step.fixedParts(step.body.document?.models ?? []).merging(upstream) { $1 })
      let part = Self.part(name, expected, entry?.fingerprint, isNew: old == nil)
      stages.append(part)
      upstream["stage.\(name)"] = expected.digest
      if let entry, !part.isStale { date = max(date, entry.made) }
    }
    for step in plan.writers {
      let name = step.manual.name
      let expected = Self.expected(step, upstream, date: date)
      // Two writers of one kind may stand side by side.
      let entry =
        old?.written.first { $0.fingerprint == expected } ?? old?.written.first { $0.writer == name }
      var part = Self.part(name, expected, entry?.fingerprint, isNew: old == nil)
      if let gone = entry?.files.first(where: { !folder.isFile($0) }) {
        part.isStale = true
        part.reasons.append("\(gone) is gone")
      }
      writers.append(part)
    }
  }

  /// The fingerprint of what a writer makes, once the document's date is known.
  static func expected(
    _ step: Plan.Step<any Writer>, _ upstream: [String: String], date: String
  ) -> Fingerprint {
    Fingerprint(step.fixedParts([]).merging(upstream) { $1 }.merging(["date": date]) { $1 })
  }

  private static func part(
    _ name: String, _ expected: Fingerprint, _ recorded: Fingerprint?, isNew: Bool
  ) -> Part {
    guard let recorded else {
      return Part(
        name: name, expected: expected, isStale: true, reasons: [isNew ? "not made yet" : "\(name) is new"])
    }
    guard recorded != expected else {
      return Part(name: name, expected: expected, isStale: false, reasons: [])
    }
    // What follows from another stage's change, and with it the date, is told there already.
    var reasons = expected.changes(since: recorded).filter { !$0.hasPrefix("stage ") && $0 != "date changed" }
    if reasons.isEmpty { reasons = ["what it rests on changed"] }
    return Part(name: name, expected: expected, isStale: true, reasons: reasons)
  }
}
