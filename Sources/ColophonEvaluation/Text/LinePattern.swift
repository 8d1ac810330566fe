/// A piece of a line, prepared to be looked for in longer pieces.
///
/// The search is that of G. Myers (see `editDistance`): the distance may begin and end anywhere in the longer
/// piece at no cost.
struct LinePattern {
  /// Where in a longer piece the pattern is found best.
  struct Occurrence {
    var range: Range<Int>
    var errors: Int
  }

  private let symbols: ArraySlice<Int>
  private let forward: Places
  private let backward: Places

  /// `symbols` must not be empty; each is from 0 until `symbolCount`.
  init(_ symbols: ArraySlice<Int>, symbolCount: Int) {
    self.symbols = symbols
    forward = Places(symbols, symbolCount)
    backward = Places(symbols.reversed(), symbolCount)
  }

  /// The best place in `text`, or nil where more than `limit` errors are left. Of equal places the first end and
  /// the longest range before it.
  func occurrence(in text: ArraySlice<Int>, limit: Int) -> Occurrence? {
    guard let best = forward.firstBestEnd(in: text), best.errors <= limit else { return nil }
    let before = text[text.startIndex..<best.end]
    // Read backwards from the end, the whole pattern costs the same where the range begins.
    var start = best.end
    backward.eachDistance(in: before.reversed(), isAnchored: true) { length, errors in
      if errors == best.errors { start = best.end - length }
    }
    return Occurrence(range: start..<best.end, errors: best.errors)
  }

  /// Where each symbol stands in the pattern, as bits.
  private struct Places {
    let count: Int
    let blockCount: Int
    let bits: [UInt64]

    init(_ symbols: some Collection<Int>, _ symbolCount: Int) {
      count = symbols.count
      blockCount = (count + 63) / 64
      var bits = [UInt64](repeating: 0, count: symbolCount * blockCount)
      for (row, symbol) in symbols.enumerated() {
        bits[symbol * blockCount + row / 64] |= 1 << UInt64(row % 64)
      }
      self.bits = bits
    }

    func firstBestEnd(in text: ArraySlice<Int>) -> (end: Int, errors: Int)? {
      var best: (end: Int, errors: Int)?
      eachDistance(in: text, isAnchored: false) { length, errors in
        if errors < best?.errors ?? .max { best = (text.startIndex + length, errors) }
      }
      return best
    }

    /// Calls with the distance of the whole pattern to what ends after each symbol of the text. Anchored, that
    /// begins with the text; else anywhere.
    func eachDistance(
      in text: some Sequence<Int>, isAnchored: Bool, _ body: (_ length: Int, _ errors: Int) -> Void
    ) {
      var errors = count
      var blocks = [BitVectorBlock](repeating: BitVectorBlock(), count: blockCount)
      let lastRow = UInt64(1) << UInt64((count - 1) % 64)
      var length = 0
      for symbol in text {
        let first = symbol * blockCount
        var step = isAnchored ? 1 : 0
        for index in 0..<(blockCount - 1) {
          step = blocks[index].advance(bits[first + index], step: step, bottom: 1 << 63)
        }
        errors += blocks[blockCount - 1].advance(bits[first + blockCount - 1], step: step, bottom: lastRow)
        length += 1
        body(length, errors)
      }
    }
  }
}
