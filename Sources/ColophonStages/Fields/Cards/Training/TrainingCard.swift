import ColophonDocument
import ColophonModels
import Foundation

/// An index card whose record is known.
package struct TrainingCard: Sendable {
  package var item: String
  package var text: PageText
  /// What the record says; a creator as `Surname, Given names`. A field that is not there is not on the card.
  package var record: [Field.Name: String]

  package init(item: String, text: PageText, record: [Field.Name: String]) {
    self.item = item
    self.text = text
    self.record = record
  }

  /// Cards of one group are never divided between training and testing: cards of one surname may tell of one work
  /// or of one author.
  var group: String { record[.creator]?.split(separator: ",").first.map(String.init) ?? item }

  /// SHA-256 over names, texts and records, in the order given.
  static func digest(of cards: [TrainingCard]) -> String {
    var data = Data()
    for card in cards {
      data += Data("\(card.item)\n\(card.text.plain)\n".utf8)
      for (field, value) in card.record.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
        data += Data("\(field.rawValue)\t\(value)\n".utf8)
      }
    }
    return sha256(of: data)
  }
}
