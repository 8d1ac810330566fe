import ColophonEvaluation
import ColophonTesting
import Foundation
import Testing

/// What `make test` installs; see `requirements.txt` beside this file.
private let python = Repository.root.appending(path: ".build-python/bin/python")

/// Under CI both must be there.
private var isInstalled: Bool {
  Repository.hasShared
    && (FileManager.default.isExecutableFile(atPath: python.path)
      || ProcessInfo.processInfo.environment["CI"] == "true")
}

/// The readings in `Tests/Goldens/readings` are what Colophon with Tesseract 5.3.0 made of the sets' images on
/// 2026-11-21, models chosen by `auto`: real misreadings, lost lines and wrong order.
@Suite("Figures agree with those of dinglehopper")
struct DinglehopperTests {
  private struct Reading: Decodable {
    var item: String
    var image: String
    var text: String?
  }

  private struct Pair: Encodable {
    var truth: String
    var found: String
  }

  private struct Rates: Decodable {
    var cer: Double?
    var wer: Double?
  }

  /// Pages with a region that their reading order does not name. dinglehopper leaves such regions out, we put them
  /// last, as the sets' plain texts do; so it gets those.
  private static let outsideReadingOrder: Set<String> = [
    "clauren_mimil_1815_0023.xml", "clauren_mimil_1815_0040.xml",
  ]

  @Test(
    "on real readings of whole sets, page by page to a tenth of a point",
    .enabled(if: isInstalled, "needs .build-python (make test) and the shared data"),
    arguments: ["ocr-nubis", "ocr-ocrd"])
  func agreement(_ set: String) throws {
    let truth = Repository.shared.appending(path: "data/\(set)")
    let readings = Repository.root.appending(path: "Tests/Goldens/readings")
    let report = try Evaluation(truth: [truth], profile: .dinglehopper).report(on: readings)
    let theirs = try rates(of: set, truth, readings)

    var compared = 0
    for page in report.pages {
      let rates = try #require(theirs[page.page.page])
      guard let cer = page.characters.rate, let wer = page.words.rate else {
        // dinglehopper calls the rate of two empty texts 0; there is none.
        #expect(rates.cer == nil || rates.cer == 0, "\(page.page)")
        continue
      }
      #expect(abs(try #require(rates.cer) - cer) <= 0.001, "CER of \(page.page)")
      #expect(abs(try #require(rates.wer) - wer) <= 0.001, "WER of \(page.page)")
      compared += 1
    }
    #expect(compared >= 11)
  }

  /// dinglehopper's figures by the image's name without extension.
  private func rates(of set: String, _ truth: URL, _ readings: URL) throws -> [String: Rates] {
    let scratch = try TemporaryFolder()
    let manifest = try String(contentsOf: truth.appending(path: "manifest.tsv"), encoding: .utf8)
    var truths: [String: String] = [:]
    for row in manifest.split(separator: "\n").dropFirst() {
      let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      let file = Self.outsideReadingOrder.contains(cells[1]) ? cells[2] : cells[1]
      truths[cells[0]] = truth.appending(path: file).path
    }
    var names: [String] = []
    var pairs = ""
    for line in try String(contentsOf: readings.appending(path: "pages.jsonl"), encoding: .utf8)
      .split(separator: "\n")
    {
      let reading = try JSONDecoder().decode(Reading.self, from: Data(line.utf8))
      guard reading.item.hasPrefix(set + "/"), let truth = truths[reading.image] else { continue }
      let found = try scratch.write(reading.text ?? "", to: "\(names.count).txt")
      names.append(URL(fileURLWithPath: reading.image).deletingPathExtension().lastPathComponent)
      pairs +=
        String(
          decoding: try JSONEncoder().encode(Pair(truth: truth, found: found.path)), as: UTF8.self) + "\n"
    }
    let input = try scratch.write(pairs, to: "pairs.jsonl")
    let script = Repository.root.appending(path: "Tests/ColophonEvaluationTests/dinglehopper_figures.py")
    let result = try runProgram(
      URL(fileURLWithPath: "/bin/sh"),
      ["-c", "exec \"$0\" -W ignore \"$1\" < \"$2\"", python.path, script.path, input.path])
    #expect(result.status == 0, "\(result.errors)")
    let lines = try result.output.split(separator: "\n").map {
      try JSONDecoder().decode(Rates.self, from: Data($0.utf8))
    }
    #expect(lines.count == names.count)
    return Dictionary(uniqueKeysWithValues: zip(names, lines))
  }
}
