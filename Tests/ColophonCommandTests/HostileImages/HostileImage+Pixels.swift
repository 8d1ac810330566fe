import ColophonDocument
import ColophonTesting
import Foundation

extension HostileImage {
  /// Sound files whose pixels are stored in unusual ways. The same page stands in all of them.
  static func pixels(_ page: PrintedPage) throws -> [HostileImage] {
    func tiff(_ colour: TIFFBytes.Colour, _ bits: Int) -> Data {
      TIFFBytes.file([TIFFBytes.image(page, colour, bits: bits)])
    }
    let pngs: [(name: String, bytes: PNGBytes)] = [
      ("grey-1", PNGBytes(page: page, bits: 1)), ("grey-2", PNGBytes(page: page, bits: 2)),
      ("grey-4", PNGBytes(page: page, bits: 4)), ("grey-16", PNGBytes(page: page, bits: 16)),
      ("colour-8", PNGBytes(page: page, kind: .colour)),
      ("colour-16", PNGBytes(page: page, kind: .colour, bits: 16)),
      ("palette-1", PNGBytes(page: page, kind: .palette, bits: 1)),
      ("palette-8", PNGBytes(page: page, kind: .palette)),
      ("glass-grey", PNGBytes(page: page, kind: .greyAlpha)),
      ("glass-colour", PNGBytes(page: page, kind: .colourAlpha)),
      ("interlaced", PNGBytes(page: page, isInterlaced: true)),
    ]
    let tiffs: [(name: String, data: Data)] = [
      ("white-is-zero-1", tiff(.whiteIsZero, 1)), ("grey-2", tiff(.blackIsZero, 2)),
      ("grey-4", tiff(.blackIsZero, 4)), ("grey-16", tiff(.blackIsZero, 16)), ("rgb-8", tiff(.rgb, 8)),
      ("rgb-16", tiff(.rgb, 16)), ("cmyk", tiff(.cmyk, 8)), ("palette-8", tiff(.palette, 8)),
      ("ycbcr", tiff(.ycbcr, 8)),
    ]
    return pngs.map { HostileImage("\($0.name).png", $0.bytes.data, .reads) }
      + tiffs.map { HostileImage("\($0.name).tif", $0.data, .reads) }
      + [HostileImage("cmyk-paper.jpg", JPEGBytes.cmykPaper, .skipped(.blankPage))]
  }
}
