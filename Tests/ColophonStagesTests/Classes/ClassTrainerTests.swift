import ColophonDocument
import ColophonModels
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite struct ClassTrainerTests {
  /// Titles of two kinds, all different.
  static func titles(_ count: Int) -> [ClassExample] {
    let places = [
      "Bath", "Leith", "York", "Ghent", "Turin", "Basel", "Lyon", "Cork", "Bergen", "Lund", "Ulm",
    ]
    return (0..<count).flatMap { index -> [ClassExample] in
      let place = places[index % places.count]
      return [
        ("fiction", "A tale of love in \(place), a novel"),
        ("history", "The history of the town of \(place)"),
      ]
      .map { label, title in
        var input = ClassInput()
        input.add(text: title + String(repeating: " again", count: index / places.count))
        input.add(text: label == "fiction" ? "Lane" : "Longmans", part: "publisher")
        return ClassExample(
          name: "\(label) \(index)", label: label, group: "\(label) \(index)", input: input,
          traits: [("decade", index.isMultiple(of: 2) ? "1850s" : "1860s")])
      }
    }
  }

  static func trainer(seed: UInt64 = 1) -> ClassTrainer {
    ClassTrainer(name: "sample", licence: "CC0-1.0", reads: .title, seed: seed)
  }

  private func model(_ bytes: Data) throws -> ClassModel {
    ClassModel(try LinearModelFile(data: bytes, name: "model.json"))
  }

  private func trained() throws -> ClassModel {
    let examples = Self.titles(10)
    let validation = try Self.trainer().crossValidate(examples) { _, _ in }
    return try model(
      LinearModelFile.bytes(of: Self.trainer().train(on: examples, slope: validation.slope)))
  }

  @Test func `ten titles of a class are enough for plain cases, and every example is tested once`() throws {
    let examples = Self.titles(10)
    var parts: [Int] = []
    let validation = try Self.trainer().crossValidate(examples) { part, _ in parts.append(part) }
    #expect(parts == [1, 2, 3, 4, 5])
    #expect(Set(validation.answers.map(\.name)).count == 20)
    #expect(validation.answers.allSatisfy { $0.expected == $0.found })
    #expect(validation.slope.isFinite && validation.slope > 0)
  }

  @Test func `the same examples and seed give the same bytes`() throws {
    func bytes() throws -> Data {
      let examples = Self.titles(6)
      let slope = try Self.trainer(seed: 7).crossValidate(examples) { _, _ in }.slope
      return try LinearModelFile.bytes(of: Self.trainer(seed: 7).train(on: examples, slope: slope))
    }
    #expect(try bytes() == bytes())
  }

  @Test func `a word that one class has weighs more than one that stands in both alike`() throws {
    let model = try Self.trainer().train(on: Self.titles(10), slope: nil)
    func weight(_ name: String) throws -> Double {
      abs(try #require(model.features.first { $0.name == name }).weights[0])
    }
    #expect(try weight("word:novel") > 5 * weight("word:of"))
    #expect(try weight("word:the town") > 5 * weight("word:of"))
  }

  @Test func `the model tells the solver and the stretching of its features`() throws {
    let trainer = try Self.trainer().train(on: Self.titles(3), slope: nil).header.trainer
    #expect(trainer.hasPrefix("liblinear "))
    #expect(
      trainer.hasSuffix("L2R_LR, text stretched by the root of log-count ratios (Wang and Manning 2012)"))
  }

  @Test(arguments: [2, 3, 4]) func `however many classes, each has its weights and answers its own`(
    _ count: Int
  ) throws {
    let kinds = ["ballads", "travels", "sermons", "plays"].prefix(count)
    let examples = (0..<6).flatMap { index in
      kinds.map { kind in
        var input = ClassInput()
        input.add(text: "\(kind) of the year \(String(repeating: "x", count: index))")
        return ClassExample(name: "\(kind) \(index)", label: kind, group: "\(kind) \(index)", input: input)
      }
    }
    let trained = try Self.trainer().train(on: examples, slope: nil)
    #expect(trained.header.biases.count == count)
    #expect(trained.features.allSatisfy { $0.weights.count == count })
    let model = try model(LinearModelFile.bytes(of: trained))
    for kind in kinds {
      var input = ClassInput()
      input.add(text: "New \(kind)")
      #expect(try #require(model.classify(input, minimumConfidence: 0)).label == kind)
    }
  }

  @Test func `an answer tells the best classes and what spoke for it`() throws {
    var input = ClassInput()
    input.add(text: "A novel of Siena")
    input.add(text: "Lane", part: "publisher")
    let answer = try #require(try trained().classify(input, minimumConfidence: 0.5))
    #expect(answer.label == "fiction")
    #expect(answer.candidates.map(\.label) == ["fiction", "history"])
    #expect(abs(answer.candidates.reduce(0) { $0 + $1.confidence } - 1) < 0.001)
    let reasons = try #require(answer.reasons)
    #expect(
      reasons.contains { $0.feature == "word:publisher=lane" || $0.feature == "word:novel" }, "\(reasons)")
    #expect(reasons.map(\.weight) == reasons.map(\.weight).sorted(by: >))
  }

  @Test func `below the wanted confidence the class is unknown and the candidates stay`() throws {
    var input = ClassInput()
    input.add(text: "Siena")
    let answer = try #require(try trained().classify(input, minimumConfidence: 0.99))
    #expect(answer.label == ClassModel.unknown)
    #expect(answer.candidates.count == 2)
  }

  @Test func `where there is nothing to go by there is no answer`() throws {
    #expect(try trained().classify(ClassInput(), minimumConfidence: 0) == nil)
  }

  @Test func `one class, or a class of two examples, cannot be learned`() {
    #expect {
      try Self.trainer().check(Self.titles(5).filter { $0.label == "fiction" })
    } throws: { "\($0)".contains("two classes or more, found one class") }
    #expect {
      try Self.trainer().check(
        Self.titles(5)
          + Self.titles(2).map { example in
            var example = example
            example.label = "rare " + example.label
            return example
          })
    } throws: { "\($0)".contains("class 'rare fiction' has 2 examples") }
  }

  @Test func `a group is never divided, so a text that stands twice cannot flatter`() throws {
    // Labels at random, each text twice: only a model that has seen the twin can answer.
    var examples: [ClassExample] = []
    for index in 0..<12 {
      for copy in 0..<2 {
        var input = ClassInput()
        input.add(text: "unique\(String(UnicodeScalar(UInt8(97 + index)))) words here")
        examples.append(
          ClassExample(
            name: "\(index).\(copy)", label: index.isMultiple(of: 2) ? "a" : "b", group: "\(index)",
            input: input))
      }
    }
    let answers = try Self.trainer().crossValidate(examples) { _, _ in }.answers
    let right = answers.count { $0.expected == $0.found }
    #expect(right < answers.count, "\(right) of \(answers.count)")
  }

  @Test func `confidence is fitted: where half is right, nothing is sure`() {
    let scores = (0..<40).map { index in [2.0, -2.0] + [Double(index % 2) * 0] }
    let truth = (0..<40).map { $0 % 2 }
    let slope = TemperatureScaling.slope(scores: scores, truth: truth)
    #expect(TemperatureScaling.probabilities([2, -2], slope: slope)[0] < 0.6)
  }
}
