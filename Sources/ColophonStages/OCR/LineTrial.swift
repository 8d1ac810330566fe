import ColophonDocument

/// Tries another way of reading a page on a few of its lines: a whole reading that turns out no better costs as much
/// as one that does.
struct LineTrial {
  /// Spread evenly over the page. The most doubtful ones would look better in any second reading.
  private static let lines = 4
  /// Shorter lines say little, in characters.
  private static let shortest = 12

  /// Reads lines in the other way; gives those in which something was read.
  let read: ([Line]) throws -> [Line]
  let estimate: ([Line]) -> ReadingQuality.Estimate

  enum Outcome: Equatable {
    case promising
    /// What is expected of the lines as they were read in the other way.
    case noBetter(errors: Double, gain: Double)
  }

  /// - Parameters:
  ///   - page: the lines of the reading at hand.
  ///   - leastGain: part of the characters by which the expected gain must grow at least.
  func outcome(against page: [Line], leastGain: Double) throws -> Outcome {
    let sample = sample(of: page)
    // A page of hardly any lines is read again at once.
    guard sample.count == Self.lines else { return .promising }
    let lines = try read(sample)
    let (before, after) = (estimate(sample), estimate(lines))
    let least = leastGain * Double(sample.reduce(0) { $0 + Reading.characters(in: $1) })
    let gain = Reading.gain(of: lines, after.lines)
    return gain > Reading.gain(of: sample, before.lines) + least
      ? .promising : .noBetter(errors: after.errorRate, gain: gain)
  }

  private func sample(of lines: [Line]) -> [Line] {
    let long = lines.filter { Reading.characters(in: $0) >= Self.shortest }
    guard long.count > Self.lines else { return long }
    return (0..<Self.lines).map { long[(2 * $0 + 1) * long.count / (2 * Self.lines)] }
  }
}
