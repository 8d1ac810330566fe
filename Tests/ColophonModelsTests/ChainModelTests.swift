import ColophonModels
import Testing

@Suite("Chains of labels")
struct ChainModelTests {
  /// Names in which `a` is always followed by `b`, whatever it looks like.
  private let examples = (0..<12).map { index in
    ChainTrainer.Example(
      sequence: [["bias", "x=\(index % 3)"], ["bias"], ["bias", "end"]], labels: [0, 1, 2])
  }

  @Test("learns what things look like and what follows what")
  func learns() {
    let model = ChainTrainer(seed: 1).train(examples, labels: ["a", "b", "c"])
    #expect(model.answer([["bias", "x=1"], ["bias"], ["bias", "end"]]).labels == [0, 1, 2])
    // Nothing is seen of the second but its neighbours.
    #expect(model.answer([["bias", "x=0"], ["unknown"], ["bias", "end"]]).labels == [0, 1, 2])
  }

  @Test("gives probabilities that sum to 1, for long sequences too")
  func probabilities() {
    let model = ChainTrainer(seed: 1).train(examples, labels: ["a", "b", "c"])
    let answer = model.answer(Array(repeating: ["bias"], count: 2000))
    #expect(answer.labels.count == 2000)
    #expect(answer.probabilities.allSatisfy { abs($0.reduce(0, +) - 1) < 1e-5 && $0.allSatisfy { $0 >= 0 } })
    #expect(model.answer([]).labels.isEmpty)
  }

  @Test("the probabilities are those of all sequences written out")
  func writtenOut() {
    let model = ChainModel(
      labels: ["a", "b"], features: ["f": [0.5, -0.25], "g": [-1, 1.5]],
      follows: [[0.2, -0.4], [0.7, 0.1]])
    let answer = model.answer([["f"], ["g"]])
    var sums = [[0.0, 0.0], [0.0, 0.0]]
    for (first, second) in [(0, 0), (0, 1), (1, 0), (1, 1)] {
      let score =
        model.follows[0][first] + [0.5, -0.25][first] + model.follows[first][second] + [-1, 1.5][second]
      sums[0][first] += exponential(Double(score))
      sums[1][second] += exponential(Double(score))
    }
    for position in 0...1 {
      let whole = sums[position].reduce(0, +)
      for label in 0...1 {
        #expect(abs(answer.probabilities[position][label] - sums[position][label] / whole) < 1e-6)
      }
    }
    #expect(answer.labels == [0, 1])
  }

  @Test("the same examples give the same weights, however often")
  func repeatable() {
    let first = ChainTrainer(seed: 1).train(examples, labels: ["a", "b", "c"]).rounded()
    #expect(first == ChainTrainer(seed: 1).train(examples, labels: ["a", "b", "c"]).rounded())
    #expect(first.features.values.joined().allSatisfy { ($0 * 1000).rounded() / 1000 == $0 })
  }

  @Test("says what is wrong with a model that does not fit together")
  func mistakes() {
    let good = ChainModel(labels: ["a", "b"], features: [:], follows: [[0, 0], [0, 0]])
    #expect(good.mistake == nil)
    var few = good
    few.features["f"] = [1]
    #expect(few.mistake == "feature 'f' needs 2 weights")
    var twice = good
    twice.labels = ["a", "a"]
    #expect(twice.mistake == "expected 2 to 16 different labels")
    var many = good
    many.labels = (0..<17).map { "\($0)" }
    #expect(many.mistake == twice.mistake)
    var short = good
    short.follows = [[0, 0]]
    #expect(short.mistake?.contains("each pair") == true)
  }

  /// e to the power, from its series: the test needs no library of its own.
  private func exponential(_ power: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for count in 1..<40 {
      term *= power / Double(count)
      sum += term
    }
    return sum
  }
}
