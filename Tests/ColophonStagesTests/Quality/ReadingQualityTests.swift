import ColophonDocument
import ColophonModels
import ColophonStages
import ColophonTesting
import Foundation
import Testing

private func line(_ words: [(String, Double?)]) -> Line {
  Line(
    box: Box(left: 0, top: 0, right: 100, bottom: 10),
    words: words.map {
      Word(text: $0.0, box: Box(left: 0, top: 0, right: 10, bottom: 10), confidence: $0.1)
    })
}

private func line(_ text: String, _ confidence: Double? = 0.9) -> Line {
  line(text.split(separator: " ").map { (String($0), confidence) })
}

@Suite("The quality of a reading")
struct ReadingQualityTests {
  /// Knows Haus, Baum, Bäume, grün, schön, Wasser and some others, see `LexiconTests`.
  private static func lexicons() throws -> [Lexicon] {
    [try Lexicon(contentsOf: Golden.folder.appending(path: "small.lexicon"))]
  }

  private func page(_ lines: [Line]) throws -> [String: Double?] {
    let reading = MeasuredReading(lines, lexicons: try Self.lexicons())
    return Dictionary(
      uniqueKeysWithValues: zip(ReadingFeatures.pageNames, ReadingFeatures.ofPage(reading.page)))
  }

  private func value(_ name: String, _ lines: [Line]) throws -> Double? { try page(lines)[name] ?? nil }

  @Test("features have names of their own, and a line has those of its page too")
  func names() {
    #expect(Set(ReadingFeatures.lineNames).count == ReadingFeatures.lineNames.count)
    #expect(ReadingFeatures.lineNames.starts(with: ReadingFeatures.pageNames))
    #expect(ReadingFeatures.lineNames.contains("page_known"))
  }

  @Test(
    "the known share counts letters of words with three and more",
    arguments: [
      ("Haus Baum", 1), ("Haus xqzw", 0.5), ("Haus ab 1848 .", 1), ("„Bäume,“", 1), ("xqzwv", 0),
    ])
  func knownShare(_ text: String, _ share: Double) throws {
    #expect(try value("known", [line(text)]) == share)
  }

  @Test("halves of words that go on in the next line are not asked for")
  func hyphens() throws {
    #expect(try value("known", [line("Haus xqz-"), line("wvk Baum")]) == 1)
    #expect(try value("known", [line("Haus - Baum"), line("xqzwvkfg")]) == 0.5)
  }

  @Test("characters and confidences are weighed by length")
  func weighing() throws {
    let lines = [line([("Haus", 1), ("a", 0), ("\u{2022}\u{2022}\u{2022}", 0.5), ("B2b", 0.5), ("12", nil)])]
    #expect(try value("confidence", lines).map { abs($0 - 7 / 11) < 1e-9 } == true)
    #expect(try value("odd_signs", lines) == 3 / 13)
    #expect(try value("digits", lines) == 3 / 13)
    #expect(try value("single_characters", lines) == 1 / 13)
    #expect(try value("mixed_words", lines) == 3 / 13)
    #expect(try value("capitals", lines) == 2 / 13)
    #expect(try value("word_length", lines) == 13 / 5)
  }

  @Test("what cannot be measured is nil, not a number", arguments: ["", "12 34", "."])
  func unmeasured(_ text: String) throws {
    let features = try page([line(text, nil)])
    #expect(try #require(features["confidence"]) == nil)
    #expect(try #require(features["known"]) == nil)
    #expect(features.values.allSatisfy { $0?.isFinite ?? true })
  }

  @Test("without lexicons nothing is said about known words, with them an unknown text is unknown")
  func withoutLexicons() throws {
    let none = MeasuredReading([line("Haus xqzwvk")], lexicons: [])
    let features = Dictionary(
      uniqueKeysWithValues: zip(ReadingFeatures.pageNames, ReadingFeatures.ofPage(none.page)))
    for name in ["known", "known_and_sure", "unknown_and_unsure", "plausibility"] {
      #expect(try #require(features[name]) == nil)
    }
    #expect(try value("known", [line("xqzwvk fghjkl")]) == 0)
    #expect(try value("unknown_and_unsure", [line("xqzwvk fghjkl", 0.2)]) == 1)
  }

  @Test("the language is the one that knows most, or none")
  func languages() throws {
    let lexicons = try Self.lexicons()
    #expect(MeasuredReading([line("Haus grün")], lexicons: lexicons).languages == ["xx"])
    #expect(MeasuredReading([line("xqzwvk")], lexicons: lexicons).languages == [])
    #expect(
      MeasuredReading([line("xqzwvk")], lexicons: lexicons, languages: ["xx", "yy"]).languages == ["xx"])
    #expect(MeasuredReading([], lexicons: []).languages == [])
  }

  // MARK: - The shipped model

  @Test("the shipped model asks for nothing that is not measured, and estimates come from it")
  func shippedModel() throws {
    let quality = try ReadingQuality(models: Repository.models)
    #expect(quality.models.contains { $0.name == "reading-quality" })
    let good = quality.estimate([line("Das Wasser der Bäume war grün und schön anzusehen", 0.96)])
    let bad = quality.estimate([line("D4s W~a,fer d r Bä|me w&r gr1n vnd ſ<hö# a", 0.35)])
    #expect(good.errorRate < bad.errorRate)
    #expect(good.lines.count == 1 && good.lines[0] < bad.lines[0])
    #expect(bad.band == .unreadable || bad.band == .doubtful)
  }

  @Test("where nothing was read nothing is good")
  func emptyReading() throws {
    let quality = try ReadingQuality(models: Repository.models)
    let estimate = quality.estimate([line(""), line("")])
    #expect(estimate.errorRate == 1)
    #expect(estimate.band == .unreadable)
    #expect(estimate.lines == [1, 1])
    #expect(quality.estimate([]).band == .unreadable)
  }

  // MARK: - Fitting

  /// Readings whose errors grow as their confidence falls, in several sets.
  private static func samples(_ count: Int) -> [QualitySample] {
    var random = SeededRandom(seed: 11)
    return (0..<count).flatMap { index in
      QualitySample.Extent.allCases.map { extent in
        let names = extent == .line ? ReadingFeatures.lineNames : ReadingFeatures.pageNames
        let confidence = Double.random(in: 0.3...1, using: &random)
        return QualitySample(
          extent: extent, set: "set\(index % 4)", image: "\(index)", reading: "run", box: nil,
          features: names.map { $0 == "confidence" ? confidence : Double.random(in: 0...1, using: &random) },
          errors: Int(400 * (1 - confidence)), characters: 500)
      }
    }
  }

  @Test("a fit finds what errors depend on, and the card is the same every time")
  func fits() throws {
    let samples = Self.samples(200)
    func report() -> QualityReport {
      QualityReport(
        samples, heldOut: ["set3"], plainReading: "run", lexicons: [], version: "1", licence: "CC0-1.0",
        rankCorrelation: { estimates, truth in
          truth.count == 200 ? 0.42 : estimates.count == truth.count ? nil : 0
        })
    }
    let model = report().model
    let low = model.errorRate(model.page, ["confidence": 0.4])
    let high = model.errorRate(model.page, ["confidence": 0.95])
    #expect(high < 0.15 && low > 0.3)
    #expect(
      report().card(weightsDigest: "d", about: "Made.") == report().card(weightsDigest: "d", about: "Made."))
    #expect(try QualityModelFile.bytes(of: model) == QualityModelFile.bytes(of: report().model))
    let figures = report().figures
    #expect(figures.contains("set3, never trained on"))
    #expect(figures.contains("over 200 readings of pages: 0.42 regardless"))
    #expect(figures.contains("| 50 | – |"), "a set whose correlation cannot be told: \(figures)")
  }
}
