import Foundation

extension PrintedPage {
  /// The page stored so that a field Orientation of this value puts it upright again, by the words of TIFF: where the
  /// first row and the first column of the file lie on the page that one sees.
  package func oriented(_ field: Int) -> PrintedPage {
    let isAcross = field > 4
    let storedWidth = isAcross ? height : width
    let storedHeight = isAcross ? width : height
    var stored = [UInt8](repeating: 0, count: grey.count)
    for row in 0..<storedHeight {
      for column in 0..<storedWidth {
        let (x, y) =
          switch field {
          case 2: (width - 1 - column, row)
          case 3: (width - 1 - column, height - 1 - row)
          case 4: (column, height - 1 - row)
          case 5: (row, column)
          case 6: (width - 1 - row, column)
          case 7: (width - 1 - row, height - 1 - column)
          case 8: (row, height - 1 - column)
          default: (column, row)
          }
        stored[row * storedWidth + column] = grey[y * width + x]
      }
    }
    return PrintedPage(width: storedWidth, height: storedHeight, grey: stored)
  }
}

package enum ExifBytes {
  /// A JPEG file with a camera's remark of the way up it lies.
  ///
  /// - Parameter isLittleEndian: in which of the two orders of bytes.
  package static func file(_ jpeg: Data, orientation: Int, isLittleEndian: Bool = false) -> Data {
    func number(_ value: Int, _ bytes: Int) -> [UInt8] {
      let big = (0..<bytes).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
      return isLittleEndian ? big.reversed() : big
    }
    let order: [UInt8] = isLittleEndian ? [0x49, 0x49] : [0x4D, 0x4D]
    // One field: orientation, of type short, one value.
    let field = number(274, 2) + number(3, 2) + number(1, 4) + number(orientation, 2) + [0, 0]
    let tiff = order + number(42, 2) + number(8, 4) + number(1, 2) + field + number(0, 4)
    let exif = Array("Exif".utf8) + [0, 0] + tiff
    return jpeg.prefix(2) + [0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + jpeg.dropFirst(2)
  }
}
