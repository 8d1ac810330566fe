import ColophonDocument
import ColophonTesting
import Foundation

extension HostileImage {
  /// Files whose headers do not tell the truth, by accident or to do harm.
  static func lying(_ page: PrintedPage) throws -> [HostileImage] {
    let broken = Expected.quarantined(.unreadableImage, saying: "copy")
    let tooLarge = Expected.quarantined(.imageTooLarge, saying: "scale the image down")
    func tiff(_ lies: [Int: [Int]]) -> Data {
      var image = TIFFBytes.image(page)
      image.lies = lies
      return TIFFBytes.file([image])
    }
    var manyStrips = TIFFBytes.image(page)
    manyStrips.claimedCounts = [273: 0xFFFF_FFF0, 279: 0xFFFF_FFF0]
    let jpeg = try page.encoded(.jpeg(isProgressive: false))
    var bomb = TIFFBytes.image(page, .whiteIsZero, bits: 1)
    bomb.lies = [256: [32_000], 257: [32_000], 278: [32_000], 259: [4]]
    let jpeg2000 = try page.encoded(.jpeg2000)
    return [
      HostileImage(
        "bomb.jp2", claiming(width: 30_000, height: 30_000, tile: 30_000, in: jpeg2000), tooLarge),
      HostileImage(
        "many-tiles.jp2", claiming(width: 15_000, height: 15_000, tile: 2, in: jpeg2000),
        .quarantined(.unreadableImage, saying: "larger tiles")),
      HostileImage(
        "wider-than-data.jp2", claiming(width: 3000, height: 120, tile: 3000, in: jpeg2000), broken),
      HostileImage("wider-than-data.tif", tiff([256: [9000]]), broken),
      HostileImage("taller-than-data.tif", tiff([257: [9000], 278: [9000]]), broken),
      HostileImage("taller-than-data.png", PNGBytes(page: page, claimedHeight: 400).data, broken),
      HostileImage("taller-than-data.pnm", Data("P5\n660 9000\n255\n".utf8) + Data(page.grey), broken),
      HostileImage("no-width.tif", tiff([256: [0]]), broken),
      HostileImage("no-width.png", PNGBytes(page: page, claimedWidth: 0).data, broken),
      HostileImage("negative-width.png", PNGBytes(page: page, claimedWidth: -1).data, broken),
      HostileImage("negative-width.pnm", Data("P5\n-660 120\n255\n".utf8) + Data(page.grey), broken),
      HostileImage("endless-width.pnm", Data("P5\n99999999999 9\n255\n".utf8) + Data(page.grey), broken),
      HostileImage("far-strips.tif", tiff([273: [0x7FFF_FFF0]]), broken),
      HostileImage("many-strips.tif", TIFFBytes.file([manyStrips]), broken),
      HostileImage("looping-directories.tif", TIFFBytes.file([TIFFBytes.image(page)], loops: true), .reads),
      HostileImage("strange-depth.tif", tiff([258: [7]]), broken),
      HostileImage("unknown-compression.tif", tiff([259: [4711]]), broken),
      HostileImage(
        "bomb.png", PNGBytes(page: page, claimedWidth: 30_000, claimedHeight: 30_000).data, tooLarge),
      HostileImage("bomb.tif", TIFFBytes.file([bomb]), tooLarge),
      HostileImage(
        "bomb.jpg", JPEGBytes.claiming(width: 65_500, height: 65_500, in: jpeg),
        .quarantined(.imageTooLarge, saying: "cut or scale the image down")),
    ]
  }
  /// A JPEG 2000 file with other numbers in the segment that tells the size of its codestream.
  private static func claiming(width: Int, height: Int, tile: Int, in file: Data) -> Data {
    guard let start = file.range(of: Data([0xFF, 0x4F, 0xFF, 0x51]))?.upperBound else { return file }
    var file = file
    for (place, value) in [(4, width), (8, height), (20, tile), (24, tile)] {
      let bytes = (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) }
      file.replaceSubrange((start + place)..<(start + place + 4), with: bytes)
    }
    return file
  }
}
