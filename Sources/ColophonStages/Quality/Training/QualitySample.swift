import ColophonDocument
import ColophonModels

/// A line or a page of a reading with its features and the errors it really has.
package struct QualitySample: Sendable {
  package enum Extent: String, Sendable, CaseIterable {
    case line, page
  }

  package var extent: Extent
  /// The data set: left out as a whole when the model is tested.
  package var set: String
  package var image: String
  /// Which of several readings of the image.
  package var reading: String
  package var box: Box?
  /// In the order of the names that `ReadingFeatures` has for the extent.
  package var features: [Double?]
  /// Wrong and, for a page, missing characters over `characters`, at most 1; the order of lines does not matter.
  package var errorRate: Double
  /// For a page the character error rate in reading order, at most 1.
  package var orderedErrorRate: Double
  /// Characters: of the truth for a page, of the reading for a line.
  package var characters: Int

  package init(
    extent: Extent, set: String, image: String, reading: String, box: Box?, features: [Double?],
    errors: Int, orderedErrors: Int? = nil, characters: Int
  ) {
    self.extent = extent
    self.set = set
    self.image = image
    self.reading = reading
    self.box = box
    self.features = features
    func rate(_ errors: Int) -> Double { characters > 0 ? min(1, Double(errors) / Double(characters)) : 1 }
    errorRate = rate(errors)
    orderedErrorRate = rate(orderedErrors ?? errors)
    self.characters = characters
  }

  /// A row of a table for other tools; the columns are those of `tableHeader`.
  package var tableRow: String {
    let place = box.map { "\($0.left),\($0.top),\($0.right),\($0.bottom)" } ?? ""
    let values = features.map { $0.map { String($0) } ?? "" }
    return
      ([extent.rawValue, set, image, reading, place, "\(characters)", "\(errorRate)", "\(orderedErrorRate)"]
      + values)
      .joined(separator: "\t")
  }

  package static var tableHeader: String {
    (["extent", "set", "image", "reading", "box", "characters_counted", "cer", "cer_in_order"]
      + ReadingFeatures.lineNames)
      .joined(separator: "\t")
  }
}
