import ColophonDocument
import ColophonPipeline
import ColophonStages
import ColophonTesting
import Foundation
import Logging
import Testing

/// How good the rules are on annotated newspapers and novels. The floors lie a little below what was measured.
@Suite(
  "tag_entities on annotated texts", .enabled(if: Repository.hasShared, "needs ../shared"),
  .enabled(if: TagEntitiesTests.hasLists, TagEntitiesTests.withoutLists))
struct TagEntitiesFiguresTests {
  /// A name in an annotated text, in scalars.
  struct Name: Hashable {
    var kind: Entity.Kind
    var range: Range<Int>
  }

  struct Sample {
    var text: String
    var names: [Name]
  }

  /// Counts for one kind. A name is found fuzzily when one of the same kind overlaps it.
  struct Figures {
    var annotated = 0
    var found = 0
    var strict = 0
    var fuzzyAnnotated = 0
    var fuzzyFound = 0

    var precision: Double { Double(fuzzyFound) / Double(max(found, 1)) }
    var recall: Double { Double(fuzzyAnnotated) / Double(max(annotated, 1)) }
    var f1: Double { 2 * precision * recall / max(precision + recall, 1e-9) }
    var strictF1: Double { 2 * Double(strict) / Double(max(annotated + found, 1)) }
  }

  static func measure(_ samples: [Sample], language: String) async throws -> [Entity.Kind: Figures] {
    let stage = try TagEntitiesTests.stage()
    var figures: [Entity.Kind: Figures] = [:]
    for sample in samples {
      var page = page(of: [sample.text.components(separatedBy: "\n")])
      page.languages = Languages(
        main: language, shares: [Languages.Share(language: language, share: 1, confidence: 1)])
      _ = try await stage.process(&page, image: Repository.root)
      let entities = (page.entities ?? []).filter { $0.kind != .date }
      for kind in [Entity.Kind.person, .place, .organisation] {
        let gold = sample.names.filter { $0.kind == kind }.map(\.range)
        let found = entities.filter { $0.kind == kind }
        var sum = figures[kind] ?? Figures()
        sum.annotated += gold.count
        sum.found += found.count
        sum.strict += found.filter { gold.contains($0.start..<$0.end) }.count
        sum.fuzzyAnnotated +=
          gold.filter { name in found.contains { name.overlaps($0.start..<$0.end) } }.count
        for entity in found {
          let isRight = gold.contains { $0.overlaps(entity.start..<entity.end) }
          if isRight { sum.fuzzyFound += 1 }
        }
        figures[kind] = sum
      }
    }
    return figures
  }

  /// Precision and F1 of one kind, with overlapping names counted as found.
  static func holds(_ figures: Figures?, precision: Double, f1: Double) -> Bool {
    guard let figures else { return false }
    return figures.precision >= precision && figures.f1 >= f1
  }

  // MARK: - Reading the sets

  static let kinds: [String: Entity.Kind] = [
    "PER": .person, "pers": .person, "LOC": .place, "loc": .place, "ORG": .organisation, "org": .organisation,
  ]

  /// Columns of token and IOB tag, a flag whether no space follows and one whether a line ends.
  static func sample(_ rows: [(token: String, tag: String, isGlued: Bool, endsLine: Bool)]) -> Sample {
    var scalars = 0
    var text = ""
    var names: [Name] = []
    var last: String?
    for row in rows {
      let start = scalars
      text += row.token
      scalars += row.token.unicodeScalars.count
      let parts = row.tag.split(separator: "-", maxSplits: 1).map(String.init)
      if parts.count == 2, let kind = kinds[parts[1]] {
        if parts[0] == "I", last == parts[1], let name = names.popLast() {
          names.append(Name(kind: kind, range: name.range.lowerBound..<scalars))
        } else {
          names.append(Name(kind: kind, range: start..<scalars))
        }
        last = parts[1]
      } else {
        last = nil
      }
      if row.endsLine {
        text += "\n"
        scalars += 1
      } else if !row.isGlued {
        text += " "
        scalars += 1
      }
    }
    return Sample(text: text, names: names)
  }

  static func newsEye(_ language: String) throws -> [Sample] {
    let file = Repository.shared.appending(
      path: "data/ner-newseye/HIPE-2022-v2.1-newseye-dev-\(language).tsv")
    var samples: [Sample] = []
    var rows: [(token: String, tag: String, isGlued: Bool, endsLine: Bool)] = []
    for line in try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n").dropFirst() {
      if line.hasPrefix("#") || line.isEmpty {
        if line.contains("document_id"), !rows.isEmpty {
          samples.append(sample(rows))
          rows = []
        }
        continue
      }
      let columns = line.components(separatedBy: "\t")
      let misc = columns.last ?? ""
      rows.append((columns[0], columns[1], misc.contains("NoSpaceAfter"), misc.contains("EndOfLine")))
    }
    // Some documents of the German set carry hardly any annotation although they are full of names.
    return (samples + [sample(rows)]).filter { sample in
      sample.names.count * 200 > sample.text.unicodeScalars.count / 6
    }
  }

  /// Every tenth block of 300 tokens of a set without line ends.
  static func europeana(_ name: String) throws -> [Sample] {
    let file = Repository.shared.appending(path: "data/ner-europeana/\(name).train.bio")
    let lines = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n")
      .map { $0.components(separatedBy: " ") }.filter { $0.count == 2 }
    return stride(from: 0, to: lines.count, by: 3000).map { start in
      sample(
        lines[start..<min(start + 300, lines.count)].enumerated().map { index, columns in
          (columns[0], columns[1], false, index % 10 == 9)
        })
    }
  }

  /// The mentions marked as proper names in every fourth novel.
  static func litBank() throws -> [Sample] {
    let folder = Repository.shared.appending(path: "data/ner-litbank/coref-brat")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".ann")
    }.sorted()
    return try stride(from: 0, to: files.count, by: 4).map { index in
      let annotations = try String(contentsOf: folder.appending(path: files[index]), encoding: .utf8)
      let name = files[index].replacing(".ann", with: ".txt")
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      var names: [Name] = []
      for line in annotations.components(separatedBy: "\n") where line.hasPrefix("T") {
        let columns = line.components(separatedBy: "\t")
        guard columns.count > 2, columns[1].contains("PROP") || columns[2].contains("PROP") else { continue }
        let words = columns[1].components(separatedBy: " ")
        guard words.count == 3, let start = Int(words[1]), let end = Int(words[2]) else { continue }
        let kind: Entity.Kind? =
          if words[0].contains("PER") { .person } else if words[0].contains("ORG") {
            .organisation
          } else if words[0].contains("VEH") { nil } else { .place }
        if let kind { names.append(Name(kind: kind, range: start..<end)) }
      }
      return Sample(text: text, names: names)
    }
  }

  // The comments give precision, F1 by overlap and F1 by exact bounds as measured, in percent. A title is
  // part of a name here as in NewsEye and LitBank; the French Europeana set leaves it out.

  @Test("German newspapers")
  func german() async throws {
    let newsEye = try await Self.measure(Self.newsEye("de"), language: "de")
    // 94, 67, 43
    #expect(Self.holds(newsEye[.person], precision: 0.9, f1: 0.62))
    // 96, 78, 71
    #expect(Self.holds(newsEye[.place], precision: 0.93, f1: 0.73))
    // 87, 21, 11
    #expect(Self.holds(newsEye[.organisation], precision: 0.75, f1: 0.16))
    let europeana = try await Self.measure(
      Self.europeana("enp_DE.onb") + Self.europeana("enp_DE.lft") + Self.europeana("enp_DE.sbb"),
      language: "de")
    // 83, 57, 13
    #expect(Self.holds(europeana[.person], precision: 0.79, f1: 0.53))
    // 87, 56, 44; organisations: 4 found of 126
    #expect(Self.holds(europeana[.place], precision: 0.82, f1: 0.51))
  }

  @Test("French newspapers")
  func french() async throws {
    let newsEye = try await Self.measure(Self.newsEye("fr"), language: "fr")
    // 94, 72, 49
    #expect(Self.holds(newsEye[.person], precision: 0.88, f1: 0.65))
    // 88, 58, 54
    #expect(Self.holds(newsEye[.place], precision: 0.83, f1: 0.53))
    // 86, 19, 13
    #expect(Self.holds(newsEye[.organisation], precision: 0.7, f1: 0.12))
    let europeana = try await Self.measure(Self.europeana("enp_FR.bnf"), language: "fr")
    // 90, 61, 22
    #expect(Self.holds(europeana[.person], precision: 0.85, f1: 0.56))
    // 82, 48, 45
    #expect(Self.holds(europeana[.place], precision: 0.77, f1: 0.43))
    // 75, 14, 11
    #expect(Self.holds(europeana[.organisation], precision: 0.7, f1: 0.08))
  }

  @Test("English novels")
  func english() async throws {
    let litBank = try await Self.measure(Self.litBank(), language: "en")
    // 95, 85, 77
    #expect(Self.holds(litBank[.person], precision: 0.9, f1: 0.8))
    // 95, 58, 48
    #expect(Self.holds(litBank[.place], precision: 0.9, f1: 0.53))
  }
}
