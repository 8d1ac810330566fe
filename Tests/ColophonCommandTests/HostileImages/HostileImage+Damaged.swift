import ColophonDocument
import ColophonTesting
import Foundation

extension HostileImage {
  /// Files that were cut short or altered on their way.
  static func damaged(_ page: PrintedPage) throws -> [HostileImage] {
    let broken = Expected.quarantined(.unreadableImage, saying: "copy")
    var all = [
      HostileImage("empty.tif", Data(), .quarantined(.unreadableImage, saying: "empty file")),
      HostileImage("zeros.jpg", Data(count: 5000), .quarantined(.unreadableImage, saying: "zeros")),
      HostileImage("signature.png", Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]), broken),
      HostileImage("signature.tif", Data([0x49, 0x49, 42, 0]), broken),
      HostileImage("signature.jpg", Data([0xFF, 0xD8, 0xFF]), broken),
      HostileImage("wrong-checksum.png", PNGBytes(page: page, hasWrongChecksum: true).data, broken),
      HostileImage("broken-pixels.png", PNGBytes(page: page, hasBrokenPixels: true).data, broken),
    ]
    let whole: [(name: String, data: Data)] = [
      ("tif", try page.encoded(.tiff(.lzw))), ("png", PNGBytes(page: page).data),
      ("jpg", try page.encoded(.jpeg(isProgressive: false))), ("jp2", try page.encoded(.jpeg2000)),
      ("jpx", try extended(page)),
      ("webp", try page.encoded(.webp)), ("pnm", try page.encoded(.pnm)),
    ]
    for (name, data) in whole {
      // Long enough to know the format by.
      all.append(HostileImage("cut-early.\(name)", data.prefix(14), broken))
      all.append(HostileImage("cut-late.\(name)", data.prefix(data.count * 7 / 10), broken))
    }
    return all
  }

  /// A file with the brand of JPEG 2000, part 2.
  private static func extended(_ page: PrintedPage) throws -> Data {
    var file = try page.encoded(.jpeg2000)
    file.replaceSubrange(20..<24, with: Data("jpx ".utf8))
    return file
  }
}
