import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite("image_folder: names") struct ImageFolderNamesTests {
  @Test(arguments: [
    ["2", "10"], ["a2b3", "a2b20", "a10b1"], ["a", "B", "c"], ["page 9", "Page 10", "page 11"],
    ["01", "1", "1a"],
    ["99999999999999999999998", "99999999999999999999999"], ["a", "a0"], ["f", "\u{E9}"], ["", "0"],
    ["0a", "00b"],
  ])
  func ordersNamesAsPeopleDo(_ names: [String]) {
    var shuffled = Array(names.reversed())
    shuffled.sort(by: NaturalOrder.precedes)
    #expect(shuffled == names)
    #expect(!NaturalOrder.precedes(names[0], names[0]))
  }

  @Test func theOrderIsTotalAndTransitive() {
    var generator = SplitMix(seed: 7)
    let alphabet = ["a", "A", "b", "0", "1", "2", "9", "_", ".", "\u{E9}"]
    let names = (0..<60).map { _ in
      (0..<Int.random(in: 0...5, using: &generator)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
      }.joined()
    }
    for a in names {
      for b in names {
        #expect(a == b || NaturalOrder.precedes(a, b) != NaturalOrder.precedes(b, a))
        guard NaturalOrder.precedes(a, b) else { continue }
        for c in names where NaturalOrder.precedes(b, c) && !NaturalOrder.precedes(a, c) {
          Issue.record("\(a) < \(b) < \(c)")
        }
      }
    }
  }

  @Test(arguments: [
    ("{item}_{page}", "letters_1848_007", "letters_1848|007"),
    ("{item}_{page}", "a__1", "a_|1"), ("{item}_{page}", "a_", nil), ("{item}_{page}", "_1", nil),
    ("{item}_{page}", "a1", nil), ("ab_{item}_{page}", "ab_5", nil), ("ab_{item}_{page}", "ab_c_5", "c|5"),
    ("{page}-{item}.x", "3-a-b.x", "b|3-a"), ("{page}-{item}.x", "3-a-b.y", nil),
    ("{item}_{year}_{page}", "a_b_1848_2", "a_b|2"),
    ("{item}\u{2013}{page}", "\u{E9}\u{2013}\u{E9}", "\u{E9}|\u{E9}"),
  ])
  func matchesWholeStems(_ pattern: String, _ stem: String, _ expected: String?) throws {
    let bytes = Array(stem.utf8)
    let parts = try bytes.withUnsafeBufferPointer { try FileNamePattern(pattern).parts(of: $0) }
    let found = parts.map {
      "\(String(decoding: bytes[$0.major], as: UTF8.self))|\(String(decoding: bytes[$0.minor], as: UTF8.self))"
    }
    #expect(found == expected)
  }
}

/// Steele, Lea and Flood's SplitMix64, so that the test meets the same names each time.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
