import ColophonNative

/// A prepared page with the copies that were made of it: looked at more than once, made once.
final class PageCopies {
  private let bitmap: Bitmap
  private let page: PreparedPage
  /// Of all the bitmap's pixels, for copies that need more than `page` has.
  private var finer: Finer?
  private let tallest: Int?
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

  private final class Finer {
    let page: PreparedPage
    init(_ page: consuming PreparedPage) { self.page = page }
  }

  /// - Parameters:
  ///   - bitmap: upright.
  ///   - tallest: height of the small letters of the largest copy that is made of most pages, in pixels;
  ///     nil to keep all of the bitmap's pixels.
  init(of bitmap: borrowing Bitmap, tallest: Int?) throws(ImageError) {
    self.bitmap = try bitmap.shared()
    page = try PreparedPage(of: bitmap, tallest: tallest)
    self.tallest = tallest
  }

  var letterHeight: Int? { page.letterHeight }
  var skew: Double { page.skew }
  var steps: [PreparedPage.Step] { page.steps }

  /// The page turned clockwise by quarters and measured anew.
  func turned(by quarters: Int) throws(ImageError) -> PreparedPage { try page.turned(by: quarters) }

  func copy(for recipe: ReadingProfile.Recipe) throws(ImageError) -> Held {
    let key = Key(letterHeight: recipe.letterHeight, mode: recipe.mode)
    if let held = made[key] { return held }
    let held = try Held(made(by: recipe))
    made[key] = held
    return held
  }

  private func made(by recipe: ReadingProfile.Recipe) throws(ImageError) -> PageCopy {
    guard page.isHalved, let tallest, recipe.letterHeight > tallest else {
      return try page.copy(letterHeight: recipe.letterHeight, mode: recipe.mode)
    }
    if let finer { return try finer.page.copy(letterHeight: recipe.letterHeight, mode: recipe.mode) }
    let finer = Finer(try PreparedPage(of: bitmap))
    self.finer = finer
    return try finer.page.copy(letterHeight: recipe.letterHeight, mode: recipe.mode)
  }
}
