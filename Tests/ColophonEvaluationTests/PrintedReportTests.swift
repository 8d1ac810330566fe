import ColophonDocument
import ColophonEvaluation
import ColophonNative
import ColophonTesting
import Foundation
import Testing

@Suite("A report is printed as Markdown, with pictures of the worst lines")
struct PrintedReportTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func report() throws -> EvaluationReport {
    try folder.write(
      "x0\ty0\tx1\ty1\ttext\n10\t20\t60\t30\tein | *guter* Tag_1\n", to: "prints/1.lines.tsv")
    try folder.write(
      #"{"item":"prints/a","page":1,"image":"scans/1.pgm","text":"ein | *gutcr* <Tag_1"}"#,
      to: "out/pages.jsonl")
    return try Evaluation(truth: [folder.path("prints")], profile: .folded).report(on: folder.path("out"))
  }

  @Test("signs of the page's text are no Markdown and no HTML")
  func markdown() throws {
    let text = try report().markdown()
    #expect(text.hasPrefix("# Evaluation\n\nprofile folded"))
    #expect(text.contains("| prints | 1 | 10.5 | – |"))
    #expect(text.contains(#"- found: ein \| \*gutcr\* &lt;Tag\_1"#))
  }

  @Test("pictures are cut out of the collection's images, with the report beside them")
  func pictures() throws {
    var image = Data("P5 100 50 255\n".utf8)
    image.append(Data(repeating: 200, count: 5000))
    for root in ["all/prints", "alone"] {
      try folder.write(image, to: "\(root)/scans/1.pgm")
      var report = try report()
      let images = folder.path(root == "alone" ? root : "all")
      try LinePictures(images: [images], folder: folder.path("pictures")).write(&report)
      #expect(report.worstLines.map(\.picture) == ["line-1.png"])
      let picture = try Bitmap.load(folder.path("pictures/line-1.png"))
      // The line's box with the margin, as far as the image goes.
      #expect(picture.width == 72 && picture.height == 34)
      let text = try String(contentsOf: folder.path("pictures/report.md"), encoding: .utf8)
      #expect(text.contains("](line-1.png)"))
      try FileManager.default.removeItem(at: folder.path("pictures"))
    }
  }

  @Test("an image that is not there leaves the line without a picture; one that is broken is an error")
  func brokenImages() throws {
    var report = try report()
    try LinePictures(images: [folder.path("all")], folder: folder.path("pictures")).write(&report)
    #expect(report.worstLines.map(\.picture) == [nil])
    try folder.write("no image", to: "all/scans/1.pgm")
    let error = #expect(throws: EvaluationError.self) {
      try LinePictures(images: [folder.path("all")], folder: folder.path("pictures")).write(&report)
    }
    #expect(try #require(error).description.contains("scans/1.pgm: expected a"))
    try folder.write("a file", to: "taken")
    #expect(throws: EvaluationError.self) {
      try LinePictures(images: [], folder: folder.path("taken")).write(&report)
    }
  }

  @Test("intervals are the same from run to run and hold the rate")
  func intervals() throws {
    var counts: [EditCount] = []
    for page in 0..<40 { counts.append(EditCount(errors: page % 7, length: 50 + page)) }
    let rate = ErrorRate(counts)
    let interval = try #require(rate.interval)
    #expect(interval == ErrorRate(counts).interval)
    #expect(interval.contains(try #require(rate.micro)))
    #expect(interval.upperBound - interval.lowerBound < 0.04)
    #expect(ErrorRate([EditCount(errors: 1, length: 2)]).interval == nil)
  }
}
