import ColophonDocument

/// One reading of a page and what is to be expected of it.
struct Reading {
  var recipe: ReadingProfile.Recipe
  /// The engine's models, the leading one first.
  var models: [String]
  var text: PageText
  var estimate: ReadingQuality.Estimate

  /// Characters that are expected to be right less those expected to be wrong.
  ///
  /// Of two readings the one with the greater gain is kept: a reading that dropped lines is as sure of the rest as a
  /// whole one, so a mean of its errors would not do; and noise is no gain.
  var gain: Double { Self.gain(of: text.lines, estimate.lines) }

  /// - Parameter errors: expected error rates of the lines.
  static func gain(of lines: [Line], _ errors: [Double]) -> Double {
    zip(lines, errors).reduce(0) { sum, line in
      sum + Double(characters(in: line.0)) * (1 - 2 * line.1)
    }
  }

  var characters: Int { text.lines.reduce(0) { $0 + Self.characters(in: $1) } }

  static func characters(in line: Line) -> Int {
    line.words.reduce(0) { $0 + $1.text.unicodeScalars.count }
  }

  var account: ReadingAccount.Reading {
    ReadingAccount.Reading(models: models, copy: recipe.copy, errors: estimate.errorRate, gain: gain)
  }
}

extension ReadingAccount.Reading {
  /// With figures no longer than they mean something.
  init(models: [String], copy: String, errors: Double, gain: Double) {
    self.init(
      models: models, copy: copy, expectedErrors: rounded(errors), gain: (gain * 10).rounded() / 10)
  }
}
