import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite("image_folder: frames of TIFF files") struct ImageFolderTIFFTests {
  /// A TIFF file with nothing but directories, one for each NewSubfileType given.
  static func tiff(
    _ types: [UInt32], bigEndian: Bool = false, big: Bool = false, next: [Int: UInt64] = [:]
  )
    -> Data
  {
    var data = Data()
    func put(_ value: UInt64, _ width: Int) {
      let bytes = (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * UInt64($0))) }
      data.append(contentsOf: bigEndian ? bytes.reversed() : bytes)
    }
    data.append(contentsOf: bigEndian ? [0x4D, 0x4D] : [0x49, 0x49])
    put(big ? 43 : 42, 2)
    if big {
      put(8, 2)
      put(0, 2)
    }
    let header = big ? 16 : 8
    let size = big ? 8 + 20 + 8 : 2 + 12 + 4
    put(UInt64(header), big ? 8 : 4)
    for (index, type) in types.enumerated() {
      put(1, big ? 8 : 2)
      put(254, 2)
      put(4, 2)
      put(1, big ? 8 : 4)
      put(UInt64(type), 4)
      if big { put(0, 4) }
      let following = index + 1 < types.count ? UInt64(header + (index + 1) * size) : 0
      put(next[index] ?? following, big ? 8 : 4)
    }
    return data
  }

  static func pages(_ data: Data) throws -> [Int] {
    let folder = try TemporaryFolder()
    return TIFFFrames.pages(of: try folder.write(data, to: "a.tif").path)
  }

  @Test(arguments: [false, true], [false, true])
  func countsThePagesInEveryFlavour(_ bigEndian: Bool, _ big: Bool) throws {
    #expect(try Self.pages(Self.tiff([2, 2, 2], bigEndian: bigEndian, big: big)) == [0, 1, 2])
  }

  @Test func leavesOutPreviewsPyramidLevelsAndMasks() throws {
    #expect(try Self.pages(Self.tiff([0, 1, 0, 4, 1])) == [0, 2])
    #expect(try Self.pages(Self.tiff([1, 1])) == [0])
  }

  @Test func endsAChainThatLeadsBackOrNowhere() throws {
    #expect(try Self.pages(Self.tiff([0, 0, 0], next: [2: 8])) == [0, 1, 2])
    #expect(try Self.pages(Self.tiff([0, 0], next: [1: 0xFFFF_FFF0])) == [0, 1])
    #expect(try Self.pages(Self.tiff([0], big: true, next: [0: UInt64.max])) == [0])
  }

  @Test(arguments: [
    Data(), Data("II".utf8), Data("no image at all".utf8), Data([0x49, 0x49, 42, 0, 0, 0, 0, 0]),
  ])
  func aBrokenFileIsStillOnePage(_ data: Data) throws {
    #expect(try Self.pages(data) == [0])
    #expect(TIFFFrames.pages(of: "/nowhere/a.tif") == [0])
  }

  @Test func everyFrameOfAFileBecomesAPage() throws {
    let folder = try ImageFolderTests.collection("a/2.png")
    try folder.write(Self.tiff([2, 2]), to: "c/a/1.tif")
    #expect(try ImageFolderTests.read(folder).summary == ["a: a/1.tif a/1.tif#1 a/2.png"])
  }

  @Test(
    .enabled(if: Repository.hasShared, Comment(rawValue: Repository.withoutShared)),
    .enabled(if: findProgram("tiffcp") != nil, "needs tiffcp of libtiff"))
  func countsWhatLibtiffWrites() throws {
    let folder = try TemporaryFolder()
    let file = folder.path("real.tif")
    let page = Repository.shared.appending(path: "data/ocr-ocrd/kant_aufklaerung_1784_0017.tif").path
    let copy = try #require(findProgram("tiffcp"))
    for (options, pages) in [
      ([page], [0]), ([page, page, page], [0, 1, 2]), (["-8", "-B", page, page], [0, 1]),
    ] {
      #expect(try runProgram(copy, options + [file.path]).status == 0)
      #expect(TIFFFrames.pages(of: file.path) == pages)
    }
  }
}
