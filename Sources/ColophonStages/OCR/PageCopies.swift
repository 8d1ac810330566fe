import ColophonNative

/// A prepared page with the copies that were made of it: looked at more than once, made once.
final class PageCopies {
  private let page: PreparedPage
  private var made: [Key: Held] = [:]

  private struct Key: Hashable {
    var letterHeight: Int
    var mode: CopyMode
  }

  final class Held {
    let copy: PageCopy
    /// For all that is looked for without reading.
    let small: EvenedPage

    init(_ copy: consuming PageCopy) throws(ImageError) {
      small = try EvenedPage(of: copy)
      self.copy = copy
    }
  }

  init(of page: consuming PreparedPage) { self.page = page }

  var letterHeight: Int? { page.letterHeight }
  var skew: Double { page.skew }
  var steps: [PreparedPage.Step] { page.steps }

  /// The page turned clockwise by quarters and measured anew.
  func turned(by quarters: Int) throws(ImageError) -> PreparedPage { try page.turned(by: quarters) }

  func copy(for recipe: ReadingProfile.Recipe) throws(ImageError) -> Held {
    let key = Key(letterHeight: recipe.letterHeight, mode: recipe.mode)
    if let held = made[key] { return held }
    let held = try Held(page.copy(letterHeight: recipe.letterHeight, mode: recipe.mode))
    made[key] = held
    return held
  }
}
