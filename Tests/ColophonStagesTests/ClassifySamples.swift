import ColophonDocument
import ColophonPipeline
import ColophonStages
import ColophonTesting
import Foundation
import Logging

/// Lines of a made page: text, left, top, height of the letters.
typealias SampleLine = (text: String, left: Int, top: Int, size: Int)

/// A page with one region, every letter as wide as half its height.
func samplePage(
  width: Int = 1000, height: Int = 620, confidence: Double? = 0.9, _ lines: [SampleLine]
) -> PageText {
  let set = lines.map { line in
    var x = line.left
    let words = line.text.split(separator: " ").map { word in
      let box = Box(
        left: x, top: line.top, right: x + word.count * line.size / 2, bottom: line.top + line.size)
      x = box.right + line.size / 2
      return Word(text: String(word), box: box, confidence: confidence)
    }
    return Line(
      box: Box(left: line.left, top: line.top, right: x, bottom: line.top + line.size), words: words)
  }
  return DividedWords.marked(
    PageText(
      width: width, height: height,
      regions: [Region(kind: .text, box: Box(left: 0, top: 0, right: width, bottom: height), lines: set)]))
}

/// Pages in memory.
struct SamplePages: PageSource {
  var pages: [Page]
  var count: Int { pages.count }
  func page(at index: Int) throws -> Page { pages[index] }

  init(_ pages: [Page]) { self.pages = pages }

  /// Pages of one type each, numbered from 1.
  init(_ texts: [(text: PageText?, type: String?)]) {
    pages = texts.enumerated().map { index, sample in
      var page = Page(number: index + 1, image: PageImage(path: "\(index + 1).png"))
      page.text = sample.text
      page.documentType = sample.type.map {
        Classification(label: $0, confidence: 0.8, candidates: [.init(label: $0, confidence: 0.8)])
      }
      return page
    }
  }
}

func sampleServices(models: URL = Repository.models) -> Services {
  Services(
    logger: Logger(label: "test"), models: models, environment: [:], today: "2026-01-01", version: "0")
}

/// A reader of options written as `key: value`; lists as arrays.
func sampleOptions(_ values: [String: [String]] = [:], scalars: [String: String] = [:]) -> OptionReader {
  let place = Position(source: "test", line: 1, column: 1)
  var entries = values.map { key, list in
    Setting.Entry(
      key: key, keyPosition: place,
      value: Setting(.sequence(list.map { Setting(.scalar($0, isPlain: true), at: place) }), at: place))
  }
  entries += scalars.map { key, value in
    Setting.Entry(
      key: key, keyPosition: place, value: Setting(.scalar(value, isPlain: true), at: place))
  }
  return OptionReader(Setting(.mapping(entries), at: place), folder: URL(fileURLWithPath: "."))
}
