import ColophonEvaluation
import ColophonTesting
import Testing

extension SeededRandom {
  fileprivate mutating func symbols(upTo longest: Int, alphabet: Int) -> [Int] {
    let count = Int.random(in: 0...longest, using: &self)
    return (0..<count).map { _ in Int.random(in: 0..<alphabet, using: &self) }
  }

  /// A copy with some symbols changed, dropped or doubled, as OCR does.
  fileprivate mutating func misread(_ symbols: [Int], oneIn: Int, alphabet: Int) -> [Int] {
    var reading: [Int] = []
    for symbol in symbols {
      switch Int.random(in: 0..<(oneIn * 3), using: &self) {
      case 0: reading.append(Int.random(in: 0..<alphabet, using: &self))
      case 1: break
      case 2: reading += [symbol, symbol]
      default: reading.append(symbol)
      }
    }
    return reading
  }
}

/// The textbook table, whole.
private func tableDistance(_ a: [Int], _ b: [Int]) -> Int {
  var row = Array(0...b.count)
  for i in 0..<a.count {
    var diagonal = row[0]
    row[0] = i + 1
    for j in 0..<b.count {
      let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}

@Suite("The edit distance")
struct EditDistanceTests {
  @Test(
    "is what one counts by hand",
    arguments: [
      ("", "", 0), ("", "abc", 3), ("abc", "", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2),
      ("Wendſtadt", "Wendstadt", 1), ("ab", "ba", 2), ("saturday", "sunday", 3), ("aaaa", "a", 3),
    ])
  func countedByHand(_ a: String, _ b: String, _ distance: Int) {
    #expect(editDistance(Array(a.unicodeScalars), Array(b.unicodeScalars)) == distance)
  }

  @Test("equals that of the textbook table, over any number of blocks", arguments: [2, 4, 40])
  func equalsTable(alphabet: Int) {
    var random = SeededRandom(seed: 17)
    for longest in [3, 10, 63, 64, 65, 130, 260] {
      for _ in 0..<25 {
        let a = random.symbols(upTo: longest, alphabet: alphabet)
        let b = random.symbols(upTo: longest, alphabet: alphabet)
        #expect(editDistance(a, b) == tableDistance(a, b), "\(a) \(b)")
        let misread = random.misread(a, oneIn: 10, alphabet: alphabet)
        #expect(editDistance(a, misread) == tableDistance(a, misread), "\(a) \(misread)")
      }
    }
  }

  @Test("holds at the borders of a block", arguments: [1, 63, 64, 65, 127, 128, 129])
  func blockBorders(length: Int) {
    let a = (0..<length).map { $0 % 7 }
    let reversed = Array(a.reversed())
    #expect(editDistance(a, reversed) == tableDistance(a, reversed))
    #expect(editDistance(a, a.map { $0 + 7 }) == length)
    #expect(editDistance(a, [9] + a + [9]) == 2)
  }

  @Test("is a metric: symmetric, zero only for equals, no shorter by a detour")
  func metric() {
    var random = SeededRandom(seed: 4)
    for _ in 0..<200 {
      let a = random.symbols(upTo: 90, alphabet: 3)
      let b = random.symbols(upTo: 90, alphabet: 3)
      let c = random.symbols(upTo: 90, alphabet: 3)
      #expect(editDistance(a, b) == editDistance(b, a))
      #expect((editDistance(a, b) == 0) == (a == b))
      #expect(editDistance(a, c) <= editDistance(a, b) + editDistance(b, c))
    }
  }

  @Test("of a page of 20,000 characters full of misreadings is found", .timeLimit(.minutes(1)))
  func largePage() {
    var random = SeededRandom(seed: 9)
    let page = (0..<20_000).map { _ in Int.random(in: 0..<60, using: &random) }
    let reading = random.misread(page, oneIn: 10, alphabet: 60)
    let distance = editDistance(page, reading)
    // One symbol in ten was tampered with; some replacements hit the same symbol again.
    #expect((1_700...2_100).contains(distance))
  }
}
