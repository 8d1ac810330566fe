import ColophonModels
import ColophonTesting
import Foundation
import Testing

@Suite("The sequence model")
struct SequenceModelTests {
  private static let header = SequenceModel.Header(
    name: "entities/xx", version: "1", language: "xx", licence: "CC0-1.0", kinds: ["person", "place"],
    steps: [[Float]](repeating: [Float](repeating: 0, count: 5), count: 5), leastChance: 0.5,
    calibration: [1, 0],
    features: 1, seed: 1, trainingDigest: "")

  /// A row of weights for the five tags, in steps that eight bits hold exactly.
  private static func row(_ values: [Int]) -> SIMD16<Float> {
    var row = SIMD16<Float>.zero
    for (lane, value) in values.enumerated() { row[lane] = Float(value) * 6 / 127 }
    return row
  }

  private static let rows: [(UInt64, [Int])] = [
    (0x1111_0001, [127, -10, 0, 5, 0]), (0xFFFF_0000_2222_0002, [-20, 60, 3, 10, -4]),
    (0x3333_3333_0000_0003, [0, -8, 40, 0, 33]), (0x0001_0000_0000_0004, [10, 11, -12, 44, 2]),
  ]

  private static func bytes(steps: [[Float]]? = nil, leastChance: Double = 0.5) throws -> Data {
    var header = header
    header.steps = steps ?? header.steps
    header.leastChance = leastChance
    return try SequenceModel.bytes(
      header,
      SequenceTrainer.Weights(features: rows.map { ($0.0, row($0.1)) }, steps: header.steps),
      words: [(7, SequenceModel.WordEntry(cluster: 300, lists: 5))], mostFeatures: 100)
  }

  @Test("what is written is read again")
  func roundTrip() throws {
    let model = try SequenceModel(data: Self.bytes(leastChance: 0.25), name: "a")
    #expect(model.header.kinds == ["person", "place"] && model.header.leastChance == 0.25)
    #expect(model.entry(of: 7) == SequenceModel.WordEntry(cluster: 300, lists: 5))
    #expect(model.entry(of: 8) == nil)
    #expect(try Self.bytes() == Self.bytes())
  }

  /// The names on a way through the tags, as kinds and ranges.
  private static func names(on way: [Int], _ tags: TagSet) -> Set<TaggedSpan> {
    var names: Set<TaggedSpan> = []
    var start = 0
    for (index, tag) in way.enumerated() {
      if !tags.isInside(tag) { start = index }
      let goesOn = index + 1 < way.count && tags.isInside(way[index + 1])
      if let kind = tags.kind(of: tag), !goesOn {
        names.insert(TaggedSpan(kind: kind, tokens: start..<(index + 1), confidence: 0))
      }
    }
    return names
  }

  /// The sum over every way through the tags, worked out one by one.
  @Test("names and their chances are those of counting all ways", arguments: 0..<12)
  func countsAllWays(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed + 1))
    let steps = (0..<5).map { _ in (0..<5).map { _ in Float(Int.random(in: -20...20, using: &random)) / 10 } }
    let least = 0.2
    let model = try SequenceModel(data: Self.bytes(steps: steps, leastChance: least), name: "a")
    let tokens = (0..<4).map { _ in Self.rows.indices.filter { _ in Bool.random(using: &random) } }
    let spans = model.spans(tokens: 0..<4) { token, hashes in hashes += tokens[token].map { Self.rows[$0].0 }
    }
    var total = 0.0
    var mass: [TaggedSpan: Double] = [:]
    func walk(_ way: [Int], _ score: Double) {
      guard way.count < 4 else {
        total += exp(score)
        for name in Self.names(on: way, model.tags) { mass[name, default: 0] += exp(score) }
        return
      }
      let last = way.last ?? 0
      for tag in 0..<5 where model.tags.allows(tag, after: last) {
        let emission = tokens[way.count].reduce(0.0) { $0 + Double(Self.rows[$1].1[tag]) * 6 / 127 }
        walk(way + [tag], score + emission + Double(steps[last][tag]))
      }
    }
    walk([], 0)
    var expected: [TaggedSpan] = []
    for (name, weight) in mass.sorted(by: { $0.value > $1.value }) where weight / total >= least {
      if !expected.contains(where: { $0.tokens.overlaps(name.tokens) }) {
        expected.append(TaggedSpan(kind: name.kind, tokens: name.tokens, confidence: weight / total))
      }
    }
    expected.sort { $0.tokens.lowerBound < $1.tokens.lowerBound }
    #expect(spans.map(\.tokens) == expected.map(\.tokens) && spans.map(\.kind) == expected.map(\.kind))
    for (span, other) in zip(spans, expected) { #expect(abs(span.confidence - other.confidence) < 1e-3) }
  }

  @Test("a higher least chance tells those names of a lower one that reach it", arguments: 0..<12)
  func leastChances(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed + 1))
    let steps = (0..<5).map { _ in (0..<5).map { _ in Float(Int.random(in: -20...20, using: &random)) / 10 } }
    let tokens = (0..<30).map { _ in Self.rows.indices.filter { _ in Bool.random(using: &random) } }
    func spans(_ least: Double) throws -> [TaggedSpan] {
      try SequenceModel(data: Self.bytes(steps: steps, leastChance: least), name: "a")
        .spans(tokens: tokens.indices) { token, hashes in hashes += tokens[token].map { Self.rows[$0].0 } }
    }
    let all = try spans(0.05)
    for least in [0.1, 0.2, 0.3, 0.4, 0.5, 0.7] {
      #expect(try spans(least) == all.filter { $0.confidence >= least })
    }
  }

  @Test("what is no model, or not a whole one, is refused")
  func refusals() throws {
    let whole = try Self.bytes()
    #expect(throws: SequenceModelError.notAModel(path: "a")) {
      try SequenceModel(data: Data("no".utf8), name: "a")
    }
    for length in [31, 40, 100, whole.count - 1] {
      #expect(throws: SequenceModelError.self) { try SequenceModel(data: whole.prefix(length), name: "a") }
    }
    var odd = whole
    odd[12] = 3
    #expect(throws: SequenceModelError.self) { try SequenceModel(data: odd, name: "a") }
    #expect(throws: SequenceModelError.self) {
      try SequenceModel(contentsOf: URL(fileURLWithPath: "/nowhere/xx.tagger"))
    }
  }

  @Test("a file whose header has other fields, as of another version, is refused in words")
  func otherHeader() throws {
    var bytes = try Self.bytes()
    let field = try #require(bytes.range(of: Data("least_chance".utf8)))
    bytes.replaceSubrange(field, with: Data("other_figure".utf8))
    #expect {
      try SequenceModel(data: bytes, name: "xx.tagger")
    } throws: {
      "\($0)"
        == "xx.tagger: its header is not what this version of colophon reads, it may be of another one; "
        + "restore it or train it anew"
    }
  }

  @Test("bytes turned at random are refused or answered, never the end of the program", arguments: 0..<40)
  func damage(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed + 1))
    var bytes = try Self.bytes()
    for _ in 0..<3 {
      bytes[Int.random(in: 8..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
    }
    guard let model = try? SequenceModel(data: bytes, name: "a") else { return }
    _ = model.spans(tokens: 0..<3) { _, hashes in hashes += [0x1111_0001, 4] }
    _ = model.entry(of: 12)
  }

  @Test("it learns, and the same seed gives the same weights")
  func learns() throws {
    // Feature 1 is a name's beginning, feature 2 its end, 3 and 4 are neither.
    let sequences = (0..<40).map { index in
      SequenceTrainer.Sequence(
        features: [[3, 10], [1, 10], [2, 10], [UInt64(3 + index % 2), 10]], tags: [0, 1, 2, 0])
    }
    var options = SequenceTrainer.Options()
    options.seed = 5
    let tags = TagSet(kinds: ["person", "place"])
    func bytes(_ options: SequenceTrainer.Options) throws -> Data {
      let weights = SequenceTrainer(sequences, tags: tags, options: options).weights()
      var header = Self.header
      header.steps = weights.steps
      return try SequenceModel.bytes(header, weights, words: [], mostFeatures: 100)
    }
    let data = try bytes(options)
    #expect(try data == bytes(options))
    let model = try SequenceModel(data: data, name: "a")
    let spans = model.spans(tokens: 0..<5) { token, hashes in
      hashes += [[3, 10], [3, 10], [1, 10], [2, 10], [4, 10]][token]
    }
    #expect(spans.map(\.tokens) == [2..<4] && spans.map(\.kind) == [0])
    #expect((spans.first?.confidence ?? 0) > 0.5)
  }
}
