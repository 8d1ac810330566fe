import ColophonDocument
import ColophonNative

/// Tries another way of reading a page on a few of its lines: a whole reading that turns out no better costs as much
/// as one that does.
struct LineTrial {
  /// Spread evenly over the page. The most doubtful ones would look better in any second reading.
  private static let lines = 4
  /// Shorter lines say little, in characters.
  private static let shortest = 12
  let reader: LineReader
  let quality: ReadingQuality

  enum Outcome {
    case promising
    /// What was expected of the lines as they were read in the other way.
    case noBetter(ReadingAccount.Reading)
  }

  /// - Parameters:
  ///   - recipe: the other way, and `models` its models.
  ///   - copy: made by this recipe.
  ///   - leastGain: part of the characters by which the expected gain must grow at least.
  func outcome(
    of recipe: ReadingProfile.Recipe, _ models: [String], on copy: borrowing PageCopy,
    against reading: Reading,
    leastGain: Double
  ) throws -> Outcome {
    let sample = sample(of: reading.text.lines)
    // A page of hardly any lines is read again at once.
    guard sample.count == Self.lines else { return .promising }
    let lines = try reader.read(sample, with: models, on: copy)
    let before = quality.estimate(sample)
    let after = quality.estimate(lines)
    let least = leastGain * Double(sample.reduce(0) { $0 + Reading.characters(in: $1) })
    let gain = Reading.gain(of: lines, after.lines)
    guard gain <= Reading.gain(of: sample, before.lines) + least else { return .promising }
    return .noBetter(
      ReadingAccount.Reading(
        models: models, copy: recipe.copy, expectedErrors: rounded(after.errorRate),
        gain: (gain * 10).rounded() / 10))
  }

  private func sample(of lines: [Line]) -> [Line] {
    let long = lines.filter { Reading.characters(in: $0) >= Self.shortest }
    guard long.count > Self.lines else { return long }
    return (0..<Self.lines).map { long[(2 * $0 + 1) * long.count / (2 * Self.lines)] }
  }
}
