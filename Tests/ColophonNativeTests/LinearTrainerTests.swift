import ColophonNative
import Testing

@Suite struct LinearTrainerTests {
  private let rows: [[Double]] = [
    [0, 1], [0.2, 1.1], [-0.1, 0.9], [3, 0], [3.2, 0.1], [2.9, -0.2], [0, -4], [0.1, -4.2], [-0.3, -3.9],
  ]
  private let classes = [2, 2, 2, 0, 0, 0, 1, 1, 1]

  private func train(seed: UInt32 = 1) throws -> LinearWeights {
    try LinearTrainer(cost: 10, seed: seed).train(
      rows: rows, classes: classes, count: 3, classCosts: [1, 1, 1])
  }

  @Test func `classes that can be told apart get their own best score`() throws {
    let learned = try train()
    for (row, expected) in zip(rows, classes) {
      let scores = (0..<3).map { learned.biases[$0] + zip(learned.weights[$0], row).map(*).reduce(0, +) }
      #expect(scores.firstIndex(of: scores.max() ?? 0) == expected)
    }
  }

  @Test func `the same seed gives the same weights to the last bit`() throws {
    #expect(try train(seed: 7) == train(seed: 7))
  }

  @Test func `two classes get opposite planes`() throws {
    let learned = try LinearTrainer().train(
      rows: [[1], [2], [-1], [-2]], classes: [1, 1, 0, 0], count: 2, classCosts: [1, 1])
    #expect(learned.weights[1][0] > 0)
    #expect(learned.weights[0][0] == -learned.weights[1][0])
  }

  @Test func `it says which library trained`() throws {
    #expect(try train().trainer.wholeMatch(of: /\d\.\d\d/) != nil)
  }

  @Test func `data that cannot be learned from are refused with a reason`() {
    let trainer = LinearTrainer()
    #expect(throws: LinearTrainingError.tooFewClasses(1)) {
      try trainer.train(rows: [[1]], classes: [0], count: 1, classCosts: [1])
    }
    #expect(throws: LinearTrainingError.unevenRows) {
      try trainer.train(rows: [[1], [1, 2]], classes: [0, 1], count: 2, classCosts: [1, 1])
    }
    #expect(throws: LinearTrainingError.unevenRows) {
      try trainer.train(rows: [], classes: [], count: 2, classCosts: [1, 1])
    }
    #expect(throws: LinearTrainingError.notFinite) {
      try trainer.train(rows: [[1], [.nan]], classes: [0, 1], count: 2, classCosts: [1, 1])
    }
    #expect(throws: LinearTrainingError.classWithoutExamples) {
      try trainer.train(rows: [[1], [2]], classes: [0, 0], count: 2, classCosts: [1, 1])
    }
    #expect {
      try LinearTrainer(cost: -1).train(rows: [[1], [2]], classes: [0, 1], count: 2, classCosts: [1, 1])
    } throws: { "\($0)".contains("C <= 0") }
  }
}
