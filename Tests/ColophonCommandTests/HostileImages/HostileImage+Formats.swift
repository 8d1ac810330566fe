import ColophonDocument
import ColophonTesting
import Foundation

extension HostileImage {
  /// Formats that are read, formats that are not, and names that promise another one.
  static func formats(_ page: PrintedPage) throws -> [HostileImage] {
    func unread(_ words: String) -> Expected { .quarantined(.unreadableImage, saying: words) }
    let jpeg2000 = try page.encoded(.jpeg2000)
    var extended = jpeg2000
    extended.replaceSubrange(20..<24, with: Data("jpx ".utf8))
    return [
      HostileImage("plain.jp2", jpeg2000, .reads),
      HostileImage("extended.jpx", extended, .reads),
      HostileImage("codestream.j2k", try codestream(of: jpeg2000), .reads),
      HostileImage("pieces.jpx", inPieces(jpeg2000), unread("one JP2 file")),
      HostileImage("progressive.jpg", try page.encoded(.jpeg(isProgressive: true)), .reads),
      HostileImage("lossless.webp", try page.encoded(.webp), .reads),
      HostileImage("plain.pnm", try page.encoded(.pnm), .reads),
      HostileImage("group4.tif", try page.encoded(.tiff(.group4)), .reads),
      HostileImage("deflate.tif", try page.encoded(.tiff(.deflate)), .reads),
      HostileImage("jpeg-inside.tif", try page.encoded(.tiff(.jpeg)), .reads),
      HostileImage("big.tif", TIFFBytes.file([TIFFBytes.image(page)], isBig: true), .reads),
      HostileImage("tiled.tif", TIFFBytes.file([TIFFBytes.tiled(page)]), unread("tiffcp -s")),
      HostileImage(
        "planes.tif", TIFFBytes.file([TIFFBytes.image(page, .rgb, hasPlanes: true)]),
        unread("tiffcp -p contig")),
      HostileImage("picture.gif", try page.encoded(.gif), unread("convert it to TIFF or PNG")),
      HostileImage("picture.bmp", try page.encoded(.bmp), unread("convert it to TIFF or PNG")),
      HostileImage("document.pdf", Data("%PDF-1.7\n%%EOF\n".utf8), unread("pdfimages")),
      HostileImage("archive.jpg", Data([0x50, 0x4B, 3, 4]) + Data(count: 200), unread("a ZIP archive")),
      HostileImage(
        "server-error.jpg", Data("<!DOCTYPE html><title>404 Not Found</title>".utf8), unread("error page")),
      HostileImage("png-by-truth.tif", PNGBytes(page: page).data, .reads),
      HostileImage("jpeg-by-truth.png", try page.encoded(.jpeg(isProgressive: false)), .reads),
      HostileImage("tiff-by-truth.jpg", try page.encoded(.tiff(.none)), .reads),
    ]
  }

  /// The file with its picture in pieces that lie elsewhere, for all it says.
  private static func inPieces(_ file: Data) -> Data {
    var file = file
    if let name = file.range(of: Data("jp2c".utf8)) { file.replaceSubrange(name, with: Data("ftbl".utf8)) }
    return file
  }

  /// What lies in the box `jp2c`: the pixels without the file around them.
  private static func codestream(of file: Data) throws -> Data {
    guard let name = file.range(of: Data("jp2c".utf8)) else { throw PrintedPage.Failed() }
    return file[name.upperBound...]
  }
}
