import Foundation

/// Takes JPEG files apart and puts something else into them.
enum JPEGBytes {
  /// The file with another width and height in its header.
  static func claiming(width: Int, height: Int, in jpeg: Data) -> Data {
    var bytes = [UInt8](jpeg)
    // The frame header: marker, length, bits of a sample, height, width.
    guard let frame = bytes.indices.dropLast(9).first(where: { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
    else { return jpeg }
    bytes.replaceSubrange(
      (frame + 5)..<(frame + 9),
      with: [UInt8(height >> 8), UInt8(height & 0xFF), UInt8(width >> 8), UInt8(width & 0xFF)])
    return Data(bytes)
  }

  /// White paper of 64 by 64 pixels in four inks, the way a press stores it: Adobe's mark, and 255 for no ink.
  static var cmykPaper: Data {
    var file = Data([0xFF, 0xD8])
    func segment(_ marker: UInt8, _ content: [UInt8]) {
      let count = content.count + 2
      file += Data([0xFF, marker, UInt8(count >> 8), UInt8(count & 0xFF)] + content)
    }
    segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 0])
    segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
    segment(0xC0, [8, 0, 64, 0, 64, 4] + (1...4).flatMap { [UInt8($0), 0x11, 0] })
    // Codes of the first coefficient: `0` for no change, `10` for a change of ten bits.
    segment(0xC4, [0x00, 1, 1] + [UInt8](repeating: 0, count: 14) + [0, 10])
    // The only code of the others is `0`: no more in this block.
    segment(0xC4, [0x10, 1] + [UInt8](repeating: 0, count: 15) + [0])
    segment(0xDA, [4] + (1...4).flatMap { [UInt8($0), 0x00] } + [0, 63, 0])
    var row = BitRow()
    for block in 0..<64 {
      for _ in 0..<4 {
        if block == 0 {
          row.append(0b10, bits: 2)
          // A mean of 255 is 127 above the middle; eight times that is the coefficient.
          row.append(127 * 8, bits: 10)
        } else {
          row.append(0, bits: 1)
        }
        row.append(0, bits: 1)
      }
    }
    for byte in row.data { file += byte == 0xFF ? Data([0xFF, 0]) : Data([byte]) }
    return file + Data([0xFF, 0xD9])
  }
}
