/// A page on its way: its image and what was concluded about it so far.
package struct Page: Hashable, Sendable {
  /// Position within the item, from 1.
  package var number: Int
  package var image: PageImage
  /// SHA-256 of the image file, lower-case hexadecimal; nil while the file has not been read.
  package var imageDigest: String?
  package var text: PageText?
  package var languages: Languages?
  package var entities: [Entity]?
  package var documentType: Classification?
  /// Classes by further models, in the order of the models asked.
  package var classes: [NamedClassification]?
  /// Who made each layer that is there.
  package var origins: [Layer: Origin]
  /// Why the page rightly has nothing to read, such as `blank_page`; set by the stage that saw it.
  package var skipped: Reason?
  /// Why the page has no (complete) result; nil for a page that went well.
  package var failure: Failure?

  package init(number: Int, image: PageImage) {
    self.number = number
    self.image = image
    origins = [:]
  }

  /// Whether the page was not read, or its text was withheld because it is of no use.
  package var lacksText: Bool {
    guard let failure else { return false }
    return text == nil || failure.stage == origins[.text]?.stage
  }

  /// `done`, `skipped` or `quarantined`; whether it was reused is a matter of the run.
  package var outcome: Outcome { failure != nil ? .quarantined : skipped != nil ? .skipped : .done }
}

/// Reads the pages of one item, one at a time, so that a thick volume never lies in memory whole.
package protocol PageSource: Sendable {
  var count: Int { get }
  /// The page at an index from 0. Throws when its record cannot be read.
  func page(at index: Int) throws -> Page
}

extension PageSource {
  /// Calls the closure for each page in order.
  package func forEachPage(_ body: (Page) throws -> Void) throws {
    for index in 0..<count { try body(page(at: index)) }
  }
}
