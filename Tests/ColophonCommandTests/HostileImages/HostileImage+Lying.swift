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
    return [
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
}
