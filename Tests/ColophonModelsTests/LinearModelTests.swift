import ColophonDocument
import ColophonModels
import ColophonTesting
import Foundation
import Testing

@Suite struct LinearModelTests {
  private let model = LinearModel(
    header: LinearModel.Header(
      name: "sample", version: "1", licence: "CC0-1.0", labels: ["a", "b", "c"], biases: [0, 0.1, -0.2],
      trainer: "liblinear 2.30 L2R_LR", cost: 1, seed: 1, trainingDigest: "00"),
    features: [
      LinearModel.Feature(name: "x", mean: 1, deviation: 2, weights: [1, -1, 0]),
      LinearModel.Feature(name: "y", mean: 0, deviation: 1, weights: [0.123456789, 2, -3]),
    ])

  @Test func `probabilities sum to one and follow the scores`() {
    let probabilities = model.probabilities(of: [5, 0])
    #expect(abs(probabilities.reduce(0, +) - 1) < 1e-12)
    #expect(probabilities[0] > probabilities[2] && probabilities[2] > probabilities[1])
  }

  @Test func `a value that is missing or no number counts as the mean`() {
    let mean = model.probabilities(of: [1, 0])
    #expect(model.probabilities(of: [.nan, .infinity]) == mean)
    #expect(model.probabilities(of: []) == mean)
  }

  @Test func `a model comes back from its file with six digits and one feature a line`() throws {
    let bytes = try LinearModelFile.bytes(of: model)
    let file = try LinearModelFile(data: bytes, name: "model.json")
    #expect(file.model == model.roundedToSixDigits())
    #expect(file.model.features[1].weights[0] == 0.123457)
    #expect(try LinearModelFile.bytes(of: file.model) == bytes)
    #expect(String(decoding: bytes, as: UTF8.self).split(separator: "\n").count == 5)
    #expect(file.reference.name == "sample" && file.reference.digest.count == 64)
  }

  @Test func `a folder without a model says how to get one`() throws {
    let folder = try TemporaryFolder()
    #expect {
      try LinearModelFile(folder: folder.path("none"))
    } throws: { "\($0)".contains("colophon train classify") }
  }

  @Test(arguments: [
    ("", "in JSON"), ("[1]", "in JSON"), ("{\"model\": {}, \"features\": []}", "in JSON"),
  ])
  func `a file that is no model is refused`(text: String, reason: String) {
    #expect {
      try LinearModelFile(data: Data(text.utf8), name: "model.json")
    } throws: { "\($0)".contains("model.json") && "\($0)".contains(reason) }
  }

  @Test func `a model that does not fit together is refused`() throws {
    var format = model
    format.header.format = 2
    var weights = model
    weights.features[0].weights = [1]
    var deviation = model
    deviation.features[0].deviation = 0
    var labels = model
    labels.header.labels = ["a", "a", "b"]
    var names = model
    names.features[1].name = "x"
    for (broken, reason) in [
      (format, "format 1"), (weights, "'x' needs 3 weights"), (deviation, "deviation above 0"),
      (labels, "different labels"), (names, "different names"),
    ] {
      let bytes = try LinearModelFile.bytes(of: broken)
      #expect {
        try LinearModelFile(data: bytes, name: "m")
      } throws: { "\($0)".contains(reason) }
    }
  }
}
