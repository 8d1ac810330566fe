import ColophonDocument
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

/// Damaged bytes of every kind that the readers open: whatever they make of them, they go on.
@Suite("readers: damaged files") struct ReaderDamageTests {
  /// Copies of some bytes, each cut or with some bytes changed; the same ones in every run.
  static func damaged(_ data: Data, count: Int) -> [Data] {
    var state: UInt64 = 42
    func random(_ limit: Int) -> Int {
      // Knuth's MMIX generator; its upper bits are good enough to choose places.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    return (0..<count).map { round in
      var bytes = [UInt8](data)
      if round.isMultiple(of: 4) { bytes.removeLast(random(bytes.count)) }
      for _ in 0..<(1 + random(4)) where !bytes.isEmpty { bytes[random(bytes.count)] = UInt8(random(256)) }
      return Data(bytes)
    }
  }

  @Test func aDamagedMETSFileGivesOneItemGoodOrBroken() throws {
    let folder = try TemporaryFolder()
    var sample = METSSample()
    sample.mods =
      "<mods:identifier type=\"urn\">u</mods:identifier><mods:titleInfo><mods:title>T</mods:title></mods:titleInfo>"
    for data in Self.damaged(Data(sample.text.utf8), count: 400) {
      try folder.write(data, to: "c/mets.xml")
      let answer = try read(METSReader.self, "{path: c}", in: folder.url)
      #expect(answer.items.count + answer.broken.count == 1)
      #expect(answer.items.allSatisfy { item in item.pages.allSatisfy { !$0.path.hasPrefix("/") } })
    }
  }

  @Test func aDamagedTIFFFileHasAtLeastOnePage() throws {
    let folder = try TemporaryFolder()
    for (big, order) in [(false, false), (true, true)] {
      for data in Self.damaged(ImageFolderTIFFTests.tiff([0, 1, 2], bigEndian: order, big: big), count: 400) {
        let file = try folder.write(data, to: "a.tif")
        #expect(!TIFFFrames.pages(of: file.path).isEmpty)
      }
    }
  }

  @Test func aDamagedSidecarNeverLosesTheItem() throws {
    let folder = try ImageFolderTests.collection("a/1.png", "b/1.png")
    let table = Data("item,title,date\r\na,\"A \"\"x\"\"\",1848\r\nb,B,\r\n".utf8)
    let file = Data("title: A\ncreator: [X, 'Y']\n".utf8)
    for (table, file) in zip(Self.damaged(table, count: 200), Self.damaged(file, count: 200)) {
      try folder.write(table, to: "c/items.csv")
      try folder.write(file, to: "c/a/item.yaml")
      #expect(try ImageFolderTests.read(folder).summary == ["a: a/1.png", "b: b/1.png"])
    }
  }

  @Test func aPipeInThePlaceOfAFileIsNeverOpened() throws {
    let folder = try ImageFolderTests.collection("a/1.png")
    for path in ["c/items.csv", "c/a/item.yaml"] { #expect(mkfifo(folder.path(path).path, 0o600) == 0) }
    let answer = try ImageFolderTests.read(folder)
    #expect(answer.summary == ["a: a/1.png"])
    #expect(answer.log.count { $0.contains("expected a file, found a folder, device, socket or pipe") } == 2)

    // A page that the METS file names is listed; whoever opens it says what is wrong with it.
    var sample = METSSample()
    sample.hrefs = ["1.tif", "2.tif"]
    try folder.write(sample.text, to: "m/mets.xml")
    for name in ["1.tif", "2.tif"] { #expect(mkfifo(folder.path("m/\(name)").path, 0o600) == 0) }
    #expect(try read(METSReader.self, "{path: m}", in: folder.url).summary == ["obj-1: 1.tif 2.tif"])
  }
}
