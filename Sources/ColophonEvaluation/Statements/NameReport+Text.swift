import Foundation

extension NameReport {
  /// Tables in Markdown.
  package var markdown: String {
    var text = ""
    for table in tables where !table.rows.isEmpty {
      text +=
        "| \(table.title) | words | names | precision | recall | strict F1 | fuzzy F1 |\n"
        + "| --- | ---: | ---: | ---: | ---: | ---: | ---: |\n"
      for row in table.rows {
        text +=
          "| \(row.name) | \(row.words) | \(row.strict.expected) | \(Self.figure(row.strict.precision)) "
          + "| \(Self.figure(row.strict.recall)) | \(Self.figure(row.strict.f1)) "
          + "| \(Self.figure(row.fuzzy.f1)) |\n"
      }
      text += "\n"
    }
    guard !bins.isEmpty else { return text }
    text += "| confidence | names | mean confidence | right |\n| --- | ---: | ---: | ---: |\n"
    for bin in bins {
      text +=
        "| \(Self.figure(bin.range.lowerBound))–\(Self.figure(bin.range.upperBound)) | \(bin.count) "
        + "| \(Self.figure(bin.confidence)) | \(Self.figure(bin.right)) |\n"
    }
    return text + "\nExpected calibration error: \(Self.figure(calibrationError)).\n"
  }

  /// The same figures for machines.
  package func json() throws -> Data {
    struct Written: Encodable {
      struct Row: Encodable {
        var name: String
        var words: Int
        var expected: Int
        var found: Int
        var precision: Double?
        var recall: Double?
        var strictF1: Double?
        var fuzzyF1: Double?
      }
      struct Bin: Encodable {
        var from: Double
        var to: Double
        var names: Int
        var confidence: Double
        var right: Double
      }
      var tables: [String: [Row]]
      var calibration: [Bin]
      var expectedCalibrationError: Double?
    }
    let encoder = JSONEncoder()
    encoder.keyEncodingStrategy = .convertToSnakeCase
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    func rounded(_ value: Double?) -> Double? { value.map { ($0 * 10_000).rounded() / 10_000 } }
    let written = Written(
      tables: Dictionary(
        uniqueKeysWithValues: tables.map { table in
          (
            table.title,
            table.rows.map {
              Written.Row(
                name: $0.name, words: $0.words, expected: $0.strict.expected, found: $0.strict.found,
                precision: rounded($0.strict.precision), recall: rounded($0.strict.recall),
                strictF1: rounded($0.strict.f1), fuzzyF1: rounded($0.fuzzy.f1))
            }
          )
        }),
      calibration: bins.map {
        Written.Bin(
          from: $0.range.lowerBound, to: $0.range.upperBound, names: $0.count,
          confidence: rounded($0.confidence) ?? 0, right: rounded($0.right) ?? 0)
      }, expectedCalibrationError: rounded(calibrationError))
    return try encoder.encode(written) + Data("\n".utf8)
  }

  package static func figure(_ value: Double?) -> String {
    value.map { String(format: "%.3f", locale: Locale(identifier: "en_US_POSIX"), $0) } ?? "–"
  }
}
