import Foundation

extension FieldReport {
  /// The report as one line of JSON.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(Written(self)), as: UTF8.self)
  }

  private struct Figures: Encodable {
    var f1, precision, recall, meanLikeness, inventedShare: Double?
    var counts: FieldTally

    enum CodingKeys: String, CodingKey {
      case f1, precision, recall, counts
      case meanLikeness = "mean_likeness"
      case inventedShare = "invented_share"
    }

    init(_ tally: FieldTally) {
      f1 = tally.f1
      precision = tally.precision
      recall = tally.recall
      meanLikeness = tally.meanLikeness
      inventedShare = tally.inventedShare
      counts = tally
    }
  }

  private struct Part: Encodable {
    var items: Int
    var micro: Figures
    var fields: [String: Figures]

    init(_ items: Int, _ tallies: [ScoredField: FieldTally]) {
      self.items = items
      micro = Figures(tallies.values.reduce(FieldTally(), +))
      fields = Dictionary(uniqueKeysWithValues: tallies.map { ($0.key.rawValue, Figures($0.value)) })
    }
  }

  private struct Written: Encodable {
    struct Bin: Encodable {
      var from, to: Double
      var values: Int
      var confidence, right: Double
    }

    struct Group: Encodable {
      var name: String
      var items: Int
      var weak: Bool
      var figures: Figures
    }

    var measure: FieldMeasure
    var main: Part
    var handwritten: Part
    var calibrationError: Double?
    var calibration: [Bin]
    var groups: [String: [Group]]

    enum CodingKeys: String, CodingKey {
      case measure, handwritten, calibration, groups
      case main = "all"
      case calibrationError = "calibration_error"
    }

    init(_ report: FieldReport) {
      measure = report.measure
      main = Part(report.items, report.main)
      handwritten = Part(report.handwrittenItems, report.handwritten)
      calibrationError = report.calibrationError
      calibration = report.bins.map {
        Bin(from: $0.from, to: $0.to, values: $0.values, confidence: $0.meanConfidence, right: $0.right)
      }
      groups = Dictionary(
        uniqueKeysWithValues: report.groups.map { dimension, groups in
          (
            dimension.replacing(" ", with: "_"),
            groups.map { Group(name: $0.name, items: $0.items, weak: $0.isWeak, figures: Figures($0.tally)) }
          )
        })
    }
  }
}
