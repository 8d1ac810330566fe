import ColophonDocument
import ColophonNative

/// Reads an image: puts it upright, parts a double page if that is wanted, and gives the text with its boxes in the
/// pixels of the image as it is stored.
struct SheetReader {
  let reader: PageReader
  let doublePages: DoublePages

  /// - Parameter image: as it is stored.
  func read(_ image: borrowing Bitmap) throws -> OCREngines.Reading {
    let orientation = image.orientation
    let placement = Placement(width: image.width, height: image.height, orientation: orientation)
    return orientation == .asStored
      ? try sheet(image, placement) : try sheet(image.oriented(orientation), placement)
  }

  private func sheet(_ upright: borrowing Bitmap, _ placement: Placement) throws -> OCREngines.Reading {
    guard doublePages == .split, let gutter = try PageGutter.find(in: upright) else {
      return try page(upright, placement, mayLieTurned: true)
    }
    let halves = [
      Box(left: 0, top: 0, right: gutter, bottom: upright.height),
      Box(left: gutter, top: 0, right: upright.width, bottom: upright.height),
    ]
    var pages: [OCREngines.Reading] = []
    for half in halves {
      guard let part = upright.cropped(to: half) else { continue }
      // The gutter was found between level lines.
      pages.append(try page(part, placement.of(half), mayLieTurned: false))
    }
    return joined(pages)
  }

  private func page(
    _ bitmap: borrowing Bitmap, _ placement: Placement, mayLieTurned: Bool
  ) throws -> OCREngines.Reading {
    switch try reader.read(PageCopies(of: PreparedPage(of: bitmap)), mayLieTurned: mayLieTurned) {
    case .liesTurned(let turns):
      let turned = try bitmap.oriented(Orientation(isMirrored: false, quarterTurns: turns))
      return try page(turned, placement.turned(by: turns), mayLieTurned: false)
    case .read(let result):
      let verdict = try OCRVerdict(on: result.text, of: bitmap)
      var text = placement.stored(PageStructure.applied(to: verdict.text))
      text.account?.steps.insert(contentsOf: placement.steps, at: 0)
      return OCREngines.Reading(text: text, models: result.models, skipped: verdict.skipped)
    }
  }

  // MARK: - Double pages

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
      skipped: areAllSkipped ? (Set(reasons).count == 1 ? reasons.first : .noText) : nil)
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
      timeSpent: pages.contains(where: \.timeSpent), expectedErrors: rounded(estimate.errorRate),
      band: estimate.band, pages: pages)
  }
}
