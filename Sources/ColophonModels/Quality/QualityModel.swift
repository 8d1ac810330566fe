import ColophonDocument
import Foundation

/// Estimates how many characters of a reading are wrong, from features of the reading alone.
///
/// Two formulas, one for lines and one for pages. Each is a sum of terms: a feature, or what it exceeds a limit by,
/// brought to mean 0 and deviation 1, times a weight. The sum is the logarithm of the error rate plus `offset`.
package struct QualityModel: Codable, Hashable, Sendable {
  package struct Term: Codable, Hashable, Sendable {
    package var feature: String
    /// The term counts what the feature has above this; the whole feature when nil.
    package var above: Double?
    package var mean: Double
    /// Above 0.
    package var deviation: Double
    package var weight: Double

    package init(feature: String, above: Double?, mean: Double, deviation: Double, weight: Double) {
      self.feature = feature
      self.above = above
      self.mean = mean
      self.deviation = deviation
      self.weight = weight
    }

    /// The term's part of the feature.
    package func part(of value: Double) -> Double { above.map { max(0, value - $0) } ?? value }

    /// A feature that could not be measured counts as an average one.
    func share(of value: Double?) -> Double {
      value.map { weight * (part(of: $0) - mean) / deviation } ?? 0
    }
  }

  package struct Formula: Codable, Hashable, Sendable {
    package var bias: Double
    package var terms: [Term]

    package init(bias: Double, terms: [Term]) {
      self.bias = bias
      self.terms = terms
    }
  }

  /// The expected error rates at which the next worse band begins.
  package struct Limits: Codable, Hashable, Sendable {
    package var fair: Double
    package var doubtful: Double
    package var unreadable: Double

    package init(fair: Double, doubtful: Double, unreadable: Double) {
      self.fair = fair
      self.doubtful = doubtful
      self.unreadable = unreadable
    }
  }

  package typealias Band = ReadingAccount.Band

  /// The version of the file's form.
  package var format = 1
  package var name = "reading-quality"
  package var version: String
  package var licence: String
  package var offset: Double
  package var limits: Limits
  package var line: Formula
  package var page: Formula

  package init(
    version: String, licence: String, offset: Double, limits: Limits, line: Formula, page: Formula
  ) {
    self.version = version
    self.licence = licence
    self.offset = offset
    self.limits = limits
    self.line = line
    self.page = page
  }

  /// The error rate to expect, from 0 to 1.
  ///
  /// - Parameter features: values by name; nil or absent where one could not be measured.
  package func errorRate(_ formula: Formula, _ features: [String: Double?]) -> Double {
    let sum = formula.terms.reduce(formula.bias) { $0 + $1.share(of: features[$1.feature] ?? nil) }
    return min(1, max(0, exp(sum) - offset))
  }

  package func band(of errorRate: Double) -> Band {
    switch errorRate {
    case ..<limits.fair: .good
    case ..<limits.doubtful: .fair
    case ..<limits.unreadable: .doubtful
    default: .unreadable
    }
  }
}
