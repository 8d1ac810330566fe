import ColophonDocument
import ColophonModels
import ColophonNative
import Foundation

/// What a class model is told of a page, an item or a text: its words, and numbers with names.
package struct ClassInput: Sendable {
  /// Counts of `TextFeatures`.
  private(set) var counts: [String: Int] = [:]
  /// Numbers that are not counts, such as `sheet.landscape`.
  private(set) var values: [(name: String, value: Double)] = []

  package init() {}

  /// Adds words, and those of a part such as `publisher` as words of their own kind.
  package mutating func add(text: String, part: String? = nil) {
    counts.merge(TextFeatures.ofTexts.counts(in: text, part: part)) { $0 + $1 }
  }

  /// Adds the words and the layout of a page.
  package mutating func add(page: PageText) {
    add(text: page.plain)
    values += PageFeatures(page).all.map { ($0.name, $0.value) }
  }

  /// Adds what a picture looks like from afar. Throws an `ImageError` when it cannot be read.
  package mutating func add(picture: URL, frame: Int = 0) throws {
    values += try PictureMeasure(of: Bitmap.load(picture, frame: frame)).values
  }

  /// All values that some model wants to know.
  func values(where isWanted: (String) -> Bool) -> [(name: String, value: Double)] {
    TextFeatures.values(of: counts, where: isWanted) + values.filter { isWanted($0.name) }
  }

  /// Whether there is anything to go by.
  var isEmpty: Bool { counts.isEmpty && values.isEmpty }
}
