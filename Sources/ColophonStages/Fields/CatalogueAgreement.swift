import ColophonDocument
import Foundation

/// What was read off an item's pages beside what the catalogue says of it: a sidecar file, MODS.
///
/// Neither side is changed. Either may be wrong: the list of disagreements is work for a cataloguer.
package struct CatalogueAgreement: Hashable, Sendable {
  /// Values that both sides have.
  package let checked: Int
  package let disagreements: [CatalogueDisagreement]

  /// Values that are less alike than this disagree. One misread letter in seven still agrees.
  package static let leastLikeness = 0.85

  /// Nil when nothing was read or there is no catalogue record.
  package init?(_ document: Document) {
    guard let fields = document.fields, !document.item.source.entries.isEmpty else { return nil }
    var checked = 0
    var found: [CatalogueDisagreement] = []
    for field in fields {
      let theirs = document.item.source.entries.filter { Self.field(of: $0.key) == field.name }.map(\.value)
      let compared = theirs.map { (value: $0, likeness: Self.likeness(field, $0)) }
      guard let best = compared.max(by: { $0.likeness < $1.likeness }) else { continue }
      checked += 1
      guard best.likeness < Self.leastLikeness else { continue }
      let evidence = field.evidence.first
      found.append(
        CatalogueDisagreement(
          field: field.name, read: field.value, catalogue: best.value,
          likeness: (best.likeness * 100).rounded() / 100, confidence: field.confidence, page: evidence?.page,
          line: evidence?.line, box: evidence?.box))
    }
    self.checked = checked
    disagreements = found
  }

  /// The field that a catalogue's key means; nil for what is not read off pages.
  private static func field(of key: String) -> Field.Name? { Field.Name(rawValue: key) ?? synonyms[key] }

  private static let synonyms: [String: Field.Name] = [
    "author": .creator, "year": .date, "issued": .date, "pages": .extent, "signature": .shelfmark,
    "call_number": .shelfmark, "callnumber": .shelfmark, "subjects": .subject, "place_of_publication": .place,
    "printer": .publisher, "isbn": .identifier,
  ]

  private static func likeness(_ field: Field, _ theirs: String) -> Double {
    switch field.name {
    // A catalogue often has the year where a letter or newspaper has the day.
    case .date:
      let ours = field.normal ?? field.value
      let years = (year(ours), year(theirs))
      return ours == theirs || (years.0 != nil && years.0 == years.1) ? 1 : 0
    // `Lindenau, Ernst` and `Ernst Lindenau` are one person; a title proper is part of a title with its subtitle.
    case .creator, .publisher: return ColophonDocument.likeness(of: sortedKey(field.value), sortedKey(theirs))
    case .title:
      let whole = ColophonDocument.likeness(of: key(field.value), key(theirs))
      let proper = theirs.firstRange(of: ": ").map { String(theirs[..<$0.lowerBound]) }
      return max(whole, proper.map { ColophonDocument.likeness(of: key(field.value), key($0)) } ?? 0)
    default: return ColophonDocument.likeness(of: key(field.value), key(theirs))
    }
  }

  private static func year(_ text: String) -> String? {
    text.split { !$0.isNumber }.first { $0.count == 4 }.map(String.init)
  }

  private static func words(_ text: String) -> [Substring] {
    PrintedText.modern(text).lowercased().split { !$0.isLetter && !$0.isNumber }
  }

  private static func key(_ text: String) -> String { words(text).joined(separator: " ") }

  private static func sortedKey(_ text: String) -> String { words(text).sorted().joined(separator: " ") }
}
