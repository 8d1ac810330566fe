import ColophonDocument
import ColophonNative
import ColophonTesting
import Foundation
import Testing

/// Pictures of 8 by 6 pixels: the left half is one colour, the right half another.
@Suite(.enabled(if: JPEG2000Bytes.canBeMade, "opj_compress is missing"))
struct JPEG2000Tests {
  private let folder: TemporaryFolder
  private let width = 8
  private let height = 6

  init() throws { folder = try TemporaryFolder() }

  private func halves(_ left: Int, _ right: Int, step: Int = 1) -> JPEG2000Bytes.Channel {
    let columns = width / step
    let row = (0..<columns).map { $0 < columns / 2 ? left : right }
    return JPEG2000Bytes.Channel((0..<(height / step)).flatMap { _ in row }, step: step)
  }

  private func make(_ channels: [JPEG2000Bytes.Channel], bits: Int = 8) throws -> JPEG2000Bytes {
    try JPEG2000Bytes(channels, width: width, height: height, bits: bits)
  }

  /// A pixel of the left half and one of the right.
  private func colours(_ file: Data) throws -> [[Int]] {
    let bitmap = try Bitmap.load(folder.write(file, to: "page.jpx"))
    #expect(bitmap.width == width)
    #expect(bitmap.height == height)
    let copy = folder.path("copy.png")
    try bitmap.writePNG(to: copy)
    let picture = try Picture(copy)
    return [picture.colour(1, 1), picture.colour(6, 4)]
  }

  @Test func `A bare codestream and files of both parts are read`() throws {
    let made = try make([halves(40, 200)])
    for file in [made.codestream, made.file(.grey, brand: "jp2 "), made.file(.grey)] {
      #expect(try colours(file) == [[40], [200]])
    }
  }

  @Test(arguments: [(4, 15), (12, 4095), (16, 65_535)])
  func `Greys of any depth become 8 bits`(bits: Int, white: Int) throws {
    let found = try colours(make([halves(0, white)], bits: bits).file(.grey))
    #expect(found == [[0], [255]])
  }

  @Test func `Colour stays colour`() throws {
    let file = try make([halves(200, 10), halves(100, 20), halves(50, 30)]).file(.rgb)
    #expect(try colours(file) == [[200, 100, 50], [10, 20, 30]])
  }

  @Test func `Chroma with fewer samples is stretched over the picture`() throws {
    let file = try make([halves(100, 180), halves(128, 128, step: 2), halves(128, 128, step: 2)])
    #expect(try colours(file.file(.ycc)) == [[100, 100, 100], [180, 180, 180]])
    #expect(try colours(file.codestream) == [[100, 100, 100], [180, 180, 180]])
  }

  @Test func `Four inks become colour`() throws {
    let file = try make([halves(0, 255), halves(0, 0), halves(0, 0), halves(255, 0)]).file(.cmyk)
    #expect(try colours(file) == [[0, 0, 0], [0, 255, 255]])
  }

  @Test func `Transparent places are white`() throws {
    let grey = try make([halves(10, 10), halves(255, 0)]).file(.grey, alpha: 1)
    #expect(try colours(grey) == [[10], [255]])
    let colour = try make([halves(9, 9), halves(8, 8), halves(7, 7), halves(0, 255)]).file(.rgb, alpha: 3)
    #expect(try colours(colour) == [[255, 255, 255], [9, 8, 7]])
  }

  @Test func `A palette is resolved`() throws {
    let file = try make([halves(0, 1)]).file(.rgb, palette: [[1, 2, 3], [250, 240, 230]])
    #expect(try colours(file) == [[1, 2, 3], [250, 240, 230]])
  }

  @Test func `Of CIELab the lightness is read`() throws {
    let file = try make([halves(30, 220), halves(128, 128), halves(128, 128)]).file(.lab)
    #expect(try colours(file) == [[30], [220]])
  }

  @Test func `The header tells the size before anything is decoded`() throws {
    let made = try make([halves(1, 2), halves(1, 2), halves(1, 2)])
    let file = try folder.write(made.file(.rgb), to: "page.jpx")
    #expect(
      try ImageHeader.read(file)
        == ImageHeader(format: .jpeg2000, width: width, height: height, samples: 3, bits: 8, frames: 1))
  }

  // MARK: - Damaged and hostile files

  private func error(_ file: Data, _ limits: ImageLimits = ImageLimits()) throws -> ImageError? {
    let url = try folder.write(file, to: "page.jpx")
    do throws(ImageError) {
      _ = try Bitmap.load(url, limits: limits)
      return nil
    } catch {
      return error
    }
  }

  @Test func `A file cut short anywhere is damaged`() throws {
    let whole = try make([halves(0, 255)]).file(.grey)
    for length in stride(from: 12, to: whole.count - 2, by: 5) {
      #expect(try error(whole.prefix(length))?.failure.reason == .unreadableImage, "\(length) bytes")
    }
  }

  @Test func `A changed byte is read or refused, and never more`() throws {
    let whole = try make([halves(0, 255), halves(0, 255), halves(0, 255)]).file(.rgb)
    for place in whole.indices {
      for value in [UInt8(0), 0x7F, 0xFF] {
        var changed = whole
        changed[place] = value
        let found = try error(changed, ImageLimits(samples: 10_000))
        #expect(found == nil || [.unreadableImage, .imageTooLarge].contains(found?.failure.reason))
      }
    }
  }

  /// The codestream with other numbers in its size segment: 0 and 1 are width and height, 4 and 5 those of tiles.
  private func claiming(_ fields: [Int: Int]) throws -> Data {
    var bytes = [UInt8](try make([halves(0, 255)]).codestream)
    for (field, value) in fields {
      let place = 8 + 4 * field
      bytes.replaceSubrange(
        place..<(place + 4), with: (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) })
    }
    return Data(bytes)
  }

  @Test func `A size beyond the limits is refused before anything is decoded`() throws {
    let huge = 30_000_000
    #expect(try error(claiming([0: huge, 4: huge]))?.failure.reason == .imageTooLarge)
    #expect(try error(claiming([0: 0]))?.failure.reason == .unreadableImage)
    #expect(
      try error(claiming([0: 30_000, 1: 30_000, 4: 30_000, 5: 30_000]))?.failure.reason == .imageTooLarge)
  }

  @Test func `A grid of very many tiles is refused`() throws {
    let found = try #require(try error(claiming([0: 30_000, 1: 200, 4: 1])))
    #expect(found.description.contains("tiles"))
  }

  @Test func `More than five channels are refused with advice`() throws {
    let found = try error(make((0..<6).map { _ in halves(0, 255) }).codestream)
    #expect(found?.description.contains("6 channels") == true, "\(String(describing: found))")
  }
}
