import ColophonDocument
import ColophonNative
import ColophonTesting
import Foundation
import Testing

/// A page of 90 by 60 pixels with one black mark near its top left corner.
@Suite struct OrientationTests {
  private let folder: TemporaryFolder
  private let mark = Box(left: 10, top: 5, right: 40, bottom: 15)
  private let page: PrintedPage

  init() throws {
    folder = try TemporaryFolder()
    let mark = mark
    page = try PrintedPage([], width: 90, height: 60).mapped { x, y, grey in
      (mark.left..<mark.right).contains(x) && (mark.top..<mark.bottom).contains(y) ? 0 : Int(grey)
    }
  }

  /// Where the mark is in a picture.
  private func found(in bitmap: borrowing Bitmap) throws -> Box? {
    let copy = folder.path("copy.png")
    try bitmap.writePNG(to: copy)
    let picture = try Picture(copy)
    var box: Box?
    for y in 0..<picture.height {
      for x in 0..<picture.width where picture.colour(x, y)[0] < 128 {
        let pixel = Box(left: x, top: y, right: x + 1, bottom: y + 1)
        box = box?.union(pixel) ?? pixel
      }
    }
    return box
  }

  @Test(arguments: 1...8, ["jpg", "exif-little", "tif", "group4"])
  func `Pixels stay as stored, and the field puts them upright`(field: Int, kind: String) throws {
    let stored = page.oriented(field)
    let data =
      switch kind {
      case "tif": try OrientedTIFF.file(stored.encoded(.tiff(.none)), orientation: field)
      case "group4": try OrientedTIFF.file(stored.encoded(.tiff(.group4)), orientation: field)
      default:
        ExifBytes.file(
          try stored.encoded(.jpeg(isProgressive: false)), orientation: field,
          isLittleEndian: kind == "exif-little")
      }
    let bitmap = try Bitmap.load(folder.write(data, to: "page"))
    #expect(bitmap.width == stored.width)
    #expect(bitmap.height == stored.height)
    #expect(bitmap.orientation == Orientation(field: field))
    let upright = try bitmap.oriented(bitmap.orientation)
    #expect(try found(in: upright) == mark)
    let placement = Placement(width: bitmap.width, height: bitmap.height, orientation: bitmap.orientation)
    #expect(try found(in: bitmap) == placement.stored(mark))
    #expect(
      bitmap.orientation.applied(to: placement.stored(mark), width: bitmap.width, height: bitmap.height)
        == mark)
  }

  @Test(arguments: [0, 9, 200, 65_535])
  func `A value that means nothing is no orientation`(field: Int) throws {
    let data = ExifBytes.file(try page.encoded(.jpeg(isProgressive: false)), orientation: field)
    #expect(try Bitmap.load(folder.write(data, to: "page")).orientation == .asStored)
    let tiff = try OrientedTIFF.file(page.encoded(.tiff(.none)), orientation: field)
    let bitmap = try Bitmap.load(folder.write(tiff, to: "page"))
    #expect(bitmap.orientation == .asStored)
    #expect(try found(in: bitmap) == mark)
  }

  @Test func `Any byte of the EXIF data may be wrong`() throws {
    let jpeg = try page.encoded(.jpeg(isProgressive: false))
    let whole = ExifBytes.file(jpeg, orientation: 6)
    for place in 2..<40 {
      for value in [UInt8(0), 0x7F, 0xFF] {
        var changed = whole
        changed[place] = value
        // The picture behind it is read or refused; the field, which comes after it, never fails.
        let file = try folder.write(changed, to: "page")
        if let bitmap = try? Bitmap.load(file) { #expect(bitmap.width == page.width) }
      }
    }
  }

  @Test func `A part of a turned image lies where it was found`() {
    let placement = Placement(width: 100, height: 200, orientation: Orientation(field: 6))
    // Upright it is 200 wide and 100 high; its right half is the upper half of what is stored.
    let half = placement.of(Box(left: 100, top: 0, right: 200, bottom: 100))
    #expect(
      half.stored(Box(left: 0, top: 0, right: 100, bottom: 100))
        == Box(left: 0, top: 0, right: 100, bottom: 100))
    #expect(
      half.stored(Box(left: 90, top: 10, right: 100, bottom: 20))
        == Box(left: 10, top: 0, right: 20, bottom: 10))
  }
}

/// Puts the field Orientation into a TIFF file that has none.
enum OrientedTIFF {
  /// The directory, which stands at the end of a file by libtiff, is written anew behind it with one field more.
  static func file(_ tiff: Data, orientation: Int) throws -> Data {
    var bytes = [UInt8](tiff)
    func number(_ place: Int, _ count: Int) -> Int {
      (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }
    guard bytes.starts(with: [0x49, 0x49, 42, 0]) else { throw PrintedPage.Failed() }
    let directory = number(4, 4)
    let count = number(directory, 2)
    var entries = (0..<count).map { Array(bytes[(directory + 2 + 12 * $0)..<(directory + 14 + 12 * $0)]) }
      .filter { $0[0] != 0x12 || $0[1] != 0x01 }
    entries.append([0x12, 0x01, 3, 0, 1, 0, 0, 0, UInt8(orientation & 0xFF), UInt8(orientation >> 8), 0, 0])
    entries.sort { (Int($0[1]) << 8 | Int($0[0])) < (Int($1[1]) << 8 | Int($1[0])) }
    if bytes.count % 2 == 1 { bytes.append(0) }
    let place = bytes.count
    bytes.replaceSubrange(4..<8, with: (0..<4).map { UInt8(truncatingIfNeeded: place >> (8 * $0)) })
    bytes += [UInt8(entries.count), 0] + entries.flatMap(\.self) + [0, 0, 0, 0]
    return Data(bytes)
  }
}
