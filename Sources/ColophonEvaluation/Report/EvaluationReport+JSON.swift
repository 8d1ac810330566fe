import ColophonDocument
import Foundation

extension EvaluationReport {
  /// The whole report as one line of JSON, keys in the order of the alphabet, rates from 0 with six
  /// decimals.
  package func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }
}

/// Rates are rounded so that the last bits of a division do not stand in a report.
func rounded(_ rate: Double?) -> Double? {
  rate.map { ($0 * 1_000_000).rounded() / 1_000_000 }
}

extension EvaluationReport: Encodable {
  enum CodingKeys: String, CodingKey {
    case profile, collections, overall, pages, quality, confusions, worst
    case profileParts = "profile_parts"
    case breakdowns = "by"
    case leftOut = "left_out"
    case worstLines = "worst_lines"
    case absences = "absent"
    case entityLikeness = "entity_likeness"
    case fieldLikeness = "field_likeness"
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(profile.rawValue, forKey: .profile)
    try values.encode(profile.parts, forKey: .profileParts)
    try values.encode(EntityMatching.leastLikeness, forKey: .entityLikeness)
    try values.encode(FieldMatching.leastLikeness, forKey: .fieldLikeness)
    try values.encode(collections, forKey: .collections)
    try values.encode(overall, forKey: .overall)
    try values.encode(pages, forKey: .pages)
    try values.encode(absences, forKey: .absences)
    try values.encode(worst, forKey: .worst)
    let groups = breakdowns.map { ($0.by.replacing(" ", with: "_"), $0.groups) }
    try values.encode(Dictionary(groups, uniquingKeysWith: { first, _ in first }), forKey: .breakdowns)
    try values.encodeIfPresent(quality, forKey: .quality)
    try values.encode(confusions, forKey: .confusions)
    try values.encode(leftOut, forKey: .leftOut)
    try values.encode(worstLines, forKey: .worstLines)
  }
}

extension ErrorRate: Encodable {
  enum CodingKeys: String, CodingKey {
    case pages, errors, length, micro, macro, median, interval
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(pages, forKey: .pages)
    try values.encode(errors, forKey: .errors)
    try values.encode(length, forKey: .length)
    try values.encodeIfPresent(rounded(micro), forKey: .micro)
    try values.encodeIfPresent(rounded(macro), forKey: .macro)
    try values.encodeIfPresent(rounded(median), forKey: .median)
    try values.encodeIfPresent(
      interval.map { [rounded($0.lowerBound), rounded($0.upperBound)] }, forKey: .interval)
  }
}

extension Accuracy: Encodable {
  enum CodingKeys: String, CodingKey {
    case right, total, rate, confusions
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(right, forKey: .right)
    try values.encode(total, forKey: .total)
    try values.encodeIfPresent(rounded(rate), forKey: .rate)
    try values.encode(confusions, forKey: .confusions)
  }
}

extension Accuracy.Confusion: Encodable {
  enum CodingKeys: String, CodingKey {
    case expected, found, count
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(answer.expected, forKey: .expected)
    // Null says that no label was given.
    try values.encode(answer.found, forKey: .found)
    try values.encode(count, forKey: .count)
  }
}

extension Detection: Encodable {
  enum CodingKeys: String, CodingKey {
    case expected, found, matched, precision, recall, f1
  }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(expected, forKey: .expected)
    try values.encode(found, forKey: .found)
    try values.encode(matched, forKey: .matched)
    try values.encodeIfPresent(rounded(precision), forKey: .precision)
    try values.encodeIfPresent(rounded(recall), forKey: .recall)
    try values.encodeIfPresent(rounded(f1), forKey: .f1)
  }
}

extension EvaluationReport.Figures.EntityFigure: Encodable {
  enum CodingKeys: String, CodingKey { case type }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(kind.rawValue, forKey: .type)
    try detection.encode(to: encoder)
  }
}

extension EvaluationReport.Figures.FieldFigure: Encodable {
  enum CodingKeys: String, CodingKey { case field }

  package func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(field.rawValue, forKey: .field)
    try detection.encode(to: encoder)
  }
}

extension EvaluationReport.Absence: Encodable {
  enum CodingKeys: String, CodingKey { case why }

  package func encode(to encoder: any Encoder) throws {
    try page.encode(to: encoder)
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(why, forKey: .why)
  }
}
