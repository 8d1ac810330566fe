import ColophonDocument
import ColophonModels
import ColophonTesting
import Foundation
import Testing

@Suite("The quality model")
struct QualityModelTests {
  private static let model = QualityModel(
    version: "1", licence: "CC0-1.0", offset: 0.02,
    limits: .init(fair: 0.05, doubtful: 0.12, unreadable: 0.3),
    line: .init(
      bias: -2,
      terms: [
        .init(feature: "a", above: nil, mean: 0.5, deviation: 0.25, weight: -1),
        .init(feature: "a", above: 0.8, mean: 0.1, deviation: 0.1, weight: -0.5),
      ]),
    page: .init(bias: -1, terms: []))

  private func file(_ text: String) throws -> (folder: TemporaryFolder, path: String) {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "model.json")
    return (folder, file.path)
  }

  @Test("its estimate is the one worked out by hand")
  func estimates() {
    let rate = Self.model.errorRate(Self.model.line, ["a": 0.9])
    // (0.9 - 0.5) / 0.25 = 1.6; (0.9 - 0.8 - 0.1) / 0.1 = 0.
    #expect(abs(rate - (exp(-2 - 1.6) - 0.02)) < 1e-9)
    let low = Self.model.errorRate(Self.model.line, ["a": 0.5])
    // 0; (0 - 0.1) / 0.1 = -1, which takes away from the bias's debt.
    #expect(abs(low - (exp(-2 + 0.5) - 0.02)) < 1e-9)
  }

  @Test("a feature that was not measured counts as an average one", arguments: [["a": nil], [:], ["b": 3]])
  func missing(_ features: [String: Double?]) {
    #expect(abs(Self.model.errorRate(Self.model.line, features) - (exp(-2) - 0.02)) < 1e-9)
  }

  @Test("no estimate leaves the range from 0 to 1", arguments: [-1e9, -5, 0, 5, 1e9])
  func bounded(_ value: Double) {
    #expect((0...1).contains(Self.model.errorRate(Self.model.line, ["a": value])))
  }

  @Test(
    "bands begin at their limits",
    arguments: [
      (0, "good"), (0.0499, "good"), (0.05, "fair"), (0.12, "doubtful"), (0.3, "unreadable"),
      (1, "unreadable"),
    ])
  func bands(_ rate: Double, _ band: String) {
    #expect(Self.model.band(of: rate).rawValue == band)
  }

  @Test("a file gives back what was written")
  func roundTrip() throws {
    let data = try QualityModelFile.bytes(of: Self.model)
    let (folder, _) = try file(String(decoding: data, as: UTF8.self))
    let read = try QualityModelFile(folder: folder.url, lineFeatures: ["a"], pageFeatures: [])
    #expect(read.model == Self.model)
    #expect(read.reference.digest == sha256(of: data))
    #expect(read.reference.name == "reading-quality")
  }

  @Test("files that are no model are refused with what to do")
  func refuses() throws {
    let empty = try TemporaryFolder()
    #expect(throws: QualityModelError.unreadable(path: empty.path("model.json").path)) {
      try QualityModelFile(folder: empty.url, lineFeatures: [], pageFeatures: [])
    }
    for text in ["", "{}", "[1]", "not json"] {
      let (folder, _) = try file(text)
      #expect {
        try QualityModelFile(folder: folder.url, lineFeatures: [], pageFeatures: [])
      } throws: { "\($0)".contains("expected a quality model in JSON") }
    }
    let good = String(decoding: try QualityModelFile.bytes(of: Self.model), as: UTF8.self)
    let (newer, newerPath) = try file(good.replacingOccurrences(of: "\"format\" : 1", with: "\"format\" : 2"))
    #expect(throws: QualityModelError.unknownFormat(path: newerPath, format: 2)) {
      try QualityModelFile(folder: newer.url, lineFeatures: ["a"], pageFeatures: [])
    }
    let (foreign, foreignPath) = try file(good)
    #expect(throws: QualityModelError.unknownFeature(path: foreignPath, feature: "a")) {
      try QualityModelFile(folder: foreign.url, lineFeatures: ["b"], pageFeatures: [])
    }
    let (flat, _) = try file(good.replacingOccurrences(of: "\"deviation\" : 0.25", with: "\"deviation\" : 0"))
    #expect {
      try QualityModelFile(folder: flat.url, lineFeatures: ["a"], pageFeatures: [])
    } throws: { "\($0)".contains("deviation of 0") }
  }

  @Test("the regression finds the plane that points lie on")
  func regression() {
    var random = SeededRandom(seed: 3)
    let rows = (0..<200).map { _ in (0..<3).map { _ in Double.random(in: -2...2, using: &random) } }
    let targets = rows.map { 4 + 2 * $0[0] - 3 * $0[1] }
    let fit = RidgeRegression(
      rows: rows, targets: targets, weights: rows.map { _ in 7 }, penalty: 1e-6)
    for (found, real) in zip(fit.coefficients + [fit.intercept], [2.0, -3, 0, 4]) {
      #expect(abs(found - real) < 1e-4)
    }
    let held = RidgeRegression(rows: rows, targets: targets, weights: rows.map { _ in 1 }, penalty: 1e9)
    #expect(held.coefficients.allSatisfy { abs($0) < 1e-3 })
  }

  @Test("an observation of twice the weight counts as two")
  func regressionWeights() {
    let rows = [[0.0], [1], [2], [2]]
    let targets = [1.0, 2, 5, 5]
    let twice = RidgeRegression(rows: rows, targets: targets, weights: [1, 1, 1, 1], penalty: 1e-9)
    let heavy = RidgeRegression(
      rows: Array(rows.prefix(3)), targets: Array(targets.prefix(3)), weights: [1, 1, 2], penalty: 1e-9)
    #expect(abs(twice.coefficients[0] - heavy.coefficients[0]) < 1e-6)
    #expect(abs(twice.intercept - heavy.intercept) < 1e-6)
  }
}
