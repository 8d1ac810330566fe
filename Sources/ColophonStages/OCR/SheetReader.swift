import ColophonDocument
import ColophonNative

/// Reads an image: puts it upright, parts a double page if that is wanted, and gives the text with its boxes in the
/// pixels of the image as it is stored.
struct SheetReader {
  let reader: PageReader
  let doublePages: DoublePages
  let unreadable: OCRVerdict.Unreadable

  /// - Parameter image: as it is stored.
  func read(_ image: borrowing Bitmap) throws -> OCREngines.Reading {
    let orientation = image.orientation
    let placement = Placement(width: image.width, height: image.height, orientation: orientation)
    return orientation == .asStored
      ? try sheet(image, placement) : try sheet(image.oriented(orientation), placement)
  }

  private func sheet(_ upright: borrowing Bitmap, _ placement: Placement) throws -> OCREngines.Reading {
    if doublePages == .split, let gutter = try PageGutter.find(in: upright),
      let pages = try halves(of: upright, gutter: gutter, placement)
    {
      return joined(pages)
    }
    let copies = try copies(of: upright)
    switch try reader.read(copies, mayLieTurned: true) {
    case .read(let result): return try page(result, upright, copies, placement)
    case .liesTurned(let turns):
      let turned = try upright.oriented(Orientation(isMirrored: false, quarterTurns: turns))
      let copies = try self.copies(of: turned)
      guard case .read(let result) = try reader.read(copies, mayLieTurned: false) else {
        throw Failure(.internalError, "a page was to be turned twice")
      }
      return try page(result, turned, copies, placement.turned(by: turns))
    }
  }

  private func copies(of upright: borrowing Bitmap) throws(ImageError) -> PageCopies {
    try PageCopies(of: upright, tallest: reader.profile.tallest)
  }

  /// What was read, held against the page, in order, and in its place on the image.
  private func page(
    _ result: PageReader.Result, _ bitmap: borrowing Bitmap, _ copies: PageCopies, _ placement: Placement
  ) throws -> OCREngines.Reading {
    let verdict = try OCRVerdict(
      on: result.text, of: bitmap, copies.copy(for: reader.profile.recipes[0]), quality: reader.quality,
      unreadable: unreadable)
    var text = placement.stored(PageStructure.applied(to: verdict.text))
    text.account?.steps.insert(contentsOf: placement.steps, at: 0)
    return OCREngines.Reading(
      text: text, models: result.models, skipped: verdict.skipped, failure: verdict.failure)
  }

  // MARK: - Double pages

  /// Nil where a half lies on its side: then so does the image, and its gutter was the space between two lines.
  private func halves(
    of upright: borrowing Bitmap, gutter: Int, _ placement: Placement
  ) throws -> [OCREngines.Reading]? {
    let halves = [
      Box(left: 0, top: 0, right: gutter, bottom: upright.height),
      Box(left: gutter, top: 0, right: upright.width, bottom: upright.height),
    ]
    var pages: [OCREngines.Reading] = []
    for half in halves {
      guard let part = upright.cropped(to: half) else { return nil }
      let copies = try copies(of: part)
      guard case .read(let result) = try reader.read(copies, mayLieTurned: true) else { return nil }
      pages.append(try page(result, part, copies, placement.of(half)))
    }
    return pages
  }

  /// The left page, then the right one.
  private func joined(_ pages: [OCREngines.Reading]) -> OCREngines.Reading {
    let texts = pages.map(\.text)
    var text = PageText(
      width: texts.first?.width ?? 0, height: texts.first?.height ?? 0, regions: texts.flatMap(\.regions),
      printedNumber: texts.lazy.compactMap(\.printedNumber).first)
    text.account = ReadingAccount(joining: texts.compactMap(\.account), reader.quality.estimate(text.lines))
    let reasons = pages.compactMap(\.skipped)
    let areAllSkipped = reasons.count == pages.count
    return OCREngines.Reading(
      text: text, models: pages.reduce(into: []) { $0.formUnion($1.models) },
      skipped: areAllSkipped ? (Set(reasons).count == 1 ? reasons.first : .noText) : nil,
      failure: pages.lazy.compactMap(\.failure).first)
  }
}

extension Placement {
  /// How the account of a reading calls what was done.
  fileprivate var steps: [String] {
    (orientation.isMirrored ? ["mirrored"] : []) + (orientation.quarterTurns == 0 ? [] : ["turned"])
  }
}

extension ReadingAccount {
  /// Of several pages on one image.
  fileprivate init(joining pages: [ReadingAccount], _ estimate: ReadingQuality.Estimate) {
    self.init(
      profile: pages.first?.profile ?? "", letterHeight: nil, skew: nil, steps: ["split"], readings: [],
      kept: 0, exchangedLines: pages.reduce(0) { $0 + $1.exchangedLines },
      missedLines: pages.reduce(0) { $0 + $1.missedLines },
      noiseLines: pages.reduce(0) { $0 + $1.noiseLines },
      longSWords: pages.reduce(0) { $0 + $1.longSWords },
      timeSpent: pages.contains(where: \.timeSpent),
      inkWithoutText: pages.compactMap(\.inkWithoutText).max(), expectedErrors: rounded(estimate.errorRate),
      band: estimate.band, pages: pages)
  }
}
