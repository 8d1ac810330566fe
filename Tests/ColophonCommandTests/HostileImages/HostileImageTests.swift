import ColophonDocument
import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

private let pipeline = """
  version: 1
  read:
    image_folder:
      path: in
      item_per: file
      extensions: [tif, png, jpg, jp2, j2k, jpx, webp, pnm, gif, bmp, pdf]
  stages:
    - ocr: { models: [eng] }
  write: [json_lines]
  failures: { stop_above: 1 }
  """

/// A line of `pages.jsonl`, as far as these tests ask.
private struct PageLine: Decodable {
  struct Line: Decodable, Equatable {
    var text: String
    var box: [Int]
    var confidence: Double
  }

  var item: String
  var page: Int
  var outcome: String
  var skipReason: String?
  var failureReason: String?
  var failureMessage: String?
  var text: String?
  var lines: [Line]?
}

@Suite("Hostile images")
struct HostileImageTests {
  private func run(in folder: TemporaryFolder) throws -> (ProgramResult, [String: [PageLine]]) {
    try folder.write(pipeline, to: "p.yaml")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    let run = try colophon("run", "p.yaml", "--output", "out", "--json", in: folder.url)
    let lines = try String(contentsOf: folder.path("out/pages.jsonl"), encoding: .utf8).split(separator: "\n")
      .map { try decoder.decode(PageLine.self, from: Data($0.utf8)) }
    return (run, Dictionary(grouping: lines, by: \.item))
  }

  @Test("each file ends as it should, says why, and leaves its neighbours alone")
  func files() throws {
    let images = try HostileImage.files()
    #expect(images.count >= 80)
    try examine(images)
  }

  @Test("pipes, devices, folders and links are told apart from files, and nothing waits for them")
  func places() throws {
    try examine(HostileImage.places(PrintedPage()))
  }

  /// Runs a collection of them, good pages between, and looks at what became of each.
  private func examine(_ images: [HostileImage]) throws {
    let good = PNGBytes(page: try PrintedPage()).data
    let alone = try TemporaryFolder()
    try alone.write(good, to: "in/good.png")
    let (_, single) = try run(in: alone)
    let expected = try #require(single["good"]?.first)
    #expect(expected.text == PrintedPage.lines.joined(separator: "\n"))

    let folder = try TemporaryFolder()
    try folder.write(good, to: "outside.png")
    for (index, image) in images.enumerated() {
      if index.isMultiple(of: 8) { try folder.write(good, to: "in/good-\(index).png") }
      try image.write(to: folder.path("in"))
    }
    let (result, pages) = try run(in: folder)
    #expect(result.status == ExitStatus.quarantined, "\(result.errors)")
    let report = try #require(
      JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let quarantine = try #require(report["quarantine"] as? [[String: Any]])
    for image in images {
      // A stem that several files share does not name an item; then the whole name does.
      let stem = String(image.name.prefix { $0 != "." })
      let found = pages[image.name] ?? pages[stem] ?? []
      let entry = quarantine.first { $0["item"] as? String == image.name && $0["page"] == nil }
      check(image, found.sorted { $0.page < $1.page }, entry)
    }
    for index in stride(from: 0, to: images.count, by: 8) {
      let found = pages["good-\(index)"]?.first
      #expect(found?.text == expected.text && found?.lines == expected.lines, "good-\(index)")
    }
  }

  /// - Parameter entry: what the run's report says of an item without pages.
  private func check(_ image: HostileImage, _ pages: [PageLine], _ entry: [String: Any]?) {
    let name = image.name
    #expect(pages.count == image.expected.count { $0.isPage }, "\(name): \(pages)")
    for (expected, page) in zip(image.expected, pages) {
      switch expected {
      case .reads:
        #expect(page.outcome == "done", "\(name): \(page.failureMessage ?? "")")
        #expect(page.text == PrintedPage.lines.joined(separator: "\n"), "\(name)")
      case .skipped(let reason):
        #expect(page.outcome == "skipped" && page.skipReason == reason.rawValue, "\(name): \(page)")
        #expect(page.text == "", "\(name)")
      case .quarantined(let reason, let words):
        #expect(page.outcome == "quarantined" && page.failureReason == reason.rawValue, "\(name): \(page)")
        #expect(page.failureMessage?.contains(words) == true, "\(name): \(page.failureMessage ?? "")")
      case .brokenItem, .unseen: break
      }
    }
    guard case .brokenItem(let reason, let words) = image.expected.first else { return }
    #expect(entry?["reason"] as? String == reason.rawValue, "\(name): \(String(describing: entry))")
    #expect((entry?["message"] as? String)?.contains(words) == true, "\(name): \(String(describing: entry))")
  }
}
