import ColophonDocument
import Foundation

/// A page whose type is known.
package struct TrainingPage: Sendable {
  /// What the page is called in reports, such as the image's path.
  package var name: String
  package let text: PageText
  package var type: DocumentType
  /// Pages of one group, such as one book, are never divided between training and testing.
  package var group: String
  /// The values of `PageFeatures`, in the order of its names.
  let features: [Double]

  package init(name: String, text: PageText, type: DocumentType, group: String) {
    self.name = name
    self.text = text
    self.type = type
    self.group = group
    features = PageFeatures(text).all.map(\.value)
  }

  /// The first folder of the name: the collection or data set.
  var set: String { name.split(separator: "/").first.map(String.init) ?? name }
}

/// A table of labels: image path, tab, label; further columns are ignored, and so is a heading line that
/// begins with `image`.
package struct LabelTable: Sendable {
  /// Image path to label as written.
  package let labels: [String: String]

  package init(_ text: String, name: String) throws(TrainingDataError) {
    var labels: [String: String] = [:]
    for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      if line.isEmpty || line.hasPrefix("#") || (number == 0 && line.hasPrefix("image\t")) { continue }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard columns.count >= 2, !columns[0].isEmpty, !columns[1].isEmpty else {
        throw TrainingDataError("\(name):\(number + 1): expected an image path, a tab and a label")
      }
      guard labels.updateValue(String(columns[1]), forKey: String(columns[0])) == nil else {
        throw TrainingDataError("\(name):\(number + 1): '\(columns[0])' has a label already")
      }
    }
    self.labels = labels
  }
}

/// The labelled pages of a table, those held out for testing, and what was left aside.
package struct TrainingSet: Sendable {
  package var training: [TrainingPage]
  package var heldOut: [TrainingPage]
  /// Labels that mean none of the types, with the number of their pages, in alphabetical order.
  package var unknownLabels: [(label: String, count: Int)]
  /// Labelled images without a text, in alphabetical order.
  package var missing: [String]

  /// Joins texts and labels, in the order of the image paths.
  ///
  /// The group of a page is the folder of its image. Where all pages of a type lie in one folder, such as
  /// the cards of one catalogue, that type could never be tested by leaving out folders: there every page is
  /// a group of its own.
  ///
  /// - Parameter heldOutPrefixes: pages whose image path begins with one of these are for testing only.
  package init(
    pages: [(image: String, text: PageText)], labels: LabelTable, heldOutPrefixes: [String]
  ) {
    let texts = Dictionary(pages.map { ($0.image, $0.text) }, uniquingKeysWith: { first, _ in first })
    var found: [TrainingPage] = []
    var unknown: [String: Int] = [:]
    var missing: [String] = []
    for (image, label) in labels.labels.sorted(by: { $0.key < $1.key }) {
      guard let type = DocumentType(tableLabel: label) else {
        unknown[label, default: 0] += 1
        continue
      }
      guard let text = texts[image] else {
        missing.append(image)
        continue
      }
      let folder = image.split(separator: "/").dropLast().joined(separator: "/")
      found.append(TrainingPage(name: image, text: text, type: type, group: folder))
    }
    let folders = Dictionary(grouping: found, by: \.type).mapValues { Set($0.map(\.group)).count }
    for index in found.indices where folders[found[index].type] == 1 {
      found[index].group = found[index].name
    }
    training = found.filter { page in !heldOutPrefixes.contains { page.name.hasPrefix($0) } }
    heldOut = found.filter { page in heldOutPrefixes.contains { page.name.hasPrefix($0) } }
    unknownLabels = unknown.sorted { $0.key < $1.key }.map { (label: $0.key, count: $0.value) }
    self.missing = missing
  }
}

/// Training data that cannot be used.
package struct TrainingDataError: Error, Hashable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) { self.description = description }
}
