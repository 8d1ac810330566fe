import Foundation

/// Tells formats apart by the first bytes of a file.
enum ImageSignature {
  /// The format, if it is one that is read. Throws with the best guess at what the file is instead.
  static func format(of head: [UInt8]) throws(ImageError) -> ImageHeader.Format {
    func starts(_ bytes: [UInt8], at offset: Int = 0) -> Bool {
      head.dropFirst(offset).starts(with: bytes)
    }
    func starts(_ text: String, at offset: Int = 0) -> Bool { starts(Array(text.utf8), at: offset) }

    if starts([0x49, 0x49, 42, 0]) || starts([0x4D, 0x4D, 0, 42]) { return .tiff }
    // BigTIFF.
    if starts([0x49, 0x49, 43, 0]) || starts([0x4D, 0x4D, 0, 43]) { return .tiff }
    if starts([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return .png }
    if starts([0xFF, 0xD8, 0xFF]) { return .jpeg }
    if starts("RIFF"), starts("WEBP", at: 8) { return .webp }
    if starts([0, 0, 0, 12]), starts("jP  ", at: 4) { return .jpeg2000 }
    // A bare codestream.
    if starts([0xFF, 0x4F, 0xFF, 0x51]) { return .jpeg2000 }
    if head.count > 2, head[0] == UInt8(ascii: "P"), (0x31...0x37).contains(head[1]),
      [0x09, 0x0A, 0x0D, 0x20].contains(head[2])
    {
      return .pnm
    }
    if starts("%PDF") {
      throw .unsupported(
        format: "a PDF", remedy: "extract its page images first, such as with pdfimages -all")
    }
    for name in ["GIF", "BM"] where starts(name) {
      let format = name == "BM" ? "BMP" : name
      throw .unsupported(format: "a \(format) image", remedy: "convert it to TIFF or PNG first")
    }
    throw .notAnImage(looksLike: guess(head))
  }

  private static func guess(_ head: [UInt8]) -> String {
    if head.starts(with: [0x50, 0x4B, 3, 4]) { return "a ZIP archive" }
    if head.starts(with: [0x1F, 0x8B]) { return "a gzip file" }
    if head.allSatisfy({ $0 == 0 }) { return "a file that begins with zeros, as a broken copy leaves it" }
    let isText = head.allSatisfy { $0 >= 0x20 || [0x09, 0x0A, 0x0D].contains($0) }
    if isText {
      let first = head.first { $0 > 0x20 }
      return first == UInt8(ascii: "<") ? "HTML or XML, perhaps a server's error page" : "text"
    }
    return "bytes of no known image format"
  }
}
