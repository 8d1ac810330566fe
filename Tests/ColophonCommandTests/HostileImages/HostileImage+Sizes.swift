import ColophonDocument
import ColophonTesting
import Foundation

extension HostileImage {
  /// Absurd sizes and resolutions, and files of several images.
  static func sizes(_ page: PrintedPage) throws -> [HostileImage] {
    func blank(_ width: Int, _ height: Int) -> Data {
      Data("P5\n\(width) \(height)\n255\n".utf8) + Data(repeating: 250, count: width * height)
    }
    let tooLong = Expected.quarantined(.imageTooLarge, saying: "cut or scale the image down")
    var second = TIFFBytes.image(page)
    second.lies = [273: [0x7FFF_FFF0]]
    let resolutions = [0, 1, 65_535, 9600].flatMap { dpi in
      [
        HostileImage("dpi-\(dpi).tif", TIFFBytes.file([TIFFBytes.image(page, dpi: dpi)]), .reads),
        HostileImage("dpi-\(dpi).png", PNGBytes(page: page, pixelsPerMetre: dpi * 5000 / 127).data, .reads),
      ]
    }
    return resolutions + [
      HostileImage("one-pixel.png", blank(1, 1), .skipped(.blankPage)),
      HostileImage("thin-strip.png", blank(3, 900), .skipped(.blankPage)),
      HostileImage("flat-strip.png", blank(30_000, 2), .skipped(.blankPage)),
      HostileImage("too-wide.png", blank(40_000, 10), tooLong),
      HostileImage("too-tall.png", blank(10, 40_000), tooLong),
      HostileImage(
        "turned-by-camera.jpg",
        ExifBytes.file(try page.oriented(6).encoded(.jpeg(isProgressive: false)), orientation: 6), .reads),
      HostileImage(
        "second-broken.tif", TIFFBytes.file([TIFFBytes.image(page), second, TIFFBytes.image(page)]),
        .reads, .quarantined(.unreadableImage, saying: "copy"), .reads),
    ]
  }
}
