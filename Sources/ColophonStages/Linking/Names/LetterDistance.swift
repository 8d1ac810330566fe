/// How far two folded words are apart, when other spellings of one name and misread letters weigh less than other
/// letters.
enum LetterDistance {
  /// What makes two words differ, at one place.
  enum Difference: Hashable, Comparable {
    /// Another spelling of the same sound, such as `c/k`.
    case spelling(String)
    /// Letters that look alike, such as `rn/m`.
    case looks(String)
    case letter

    /// In words; the number of other letters is told apart.
    var words: String {
      switch self {
      case .spelling(let pair): "spelling \(pair)"
      case .looks(let pair): "misread \(pair)"
      case .letter: "another letter"
      }
    }
  }

  struct Result: Hashable {
    /// From 0, alike, to 1.
    var similarity: Double
    var differences: [Difference]
  }

  /// Nil for words that have little in common.
  static func compare(_ a: [UInt8], _ b: [UInt8]) -> Result? {
    if a == b { return Result(similarity: 1, differences: []) }
    guard abs(a.count - b.count) <= 4, !a.isEmpty, !b.isEmpty else { return nil }
    let width = b.count + 1
    var costs = [Float](repeating: .infinity, count: (a.count + 1) * width)
    var steps = [Step](repeating: Step(), count: costs.count)
    costs[0] = 0
    for i in 0...a.count {
      for j in 0...b.count where i + j > 0 {
        var best = Step()
        var bestCost = Float.infinity
        func offer(_ di: Int, _ dj: Int, _ cost: Float, _ kind: Step.Kind) {
          guard i >= di, j >= dj else { return }
          let total = costs[(i - di) * width + j - dj] + cost
          if total < bestCost { (bestCost, best) = (total, Step(di: di, dj: dj, kind: kind)) }
        }
        if i > 0, j > 0 {
          if a[i - 1] == b[j - 1] {
            offer(1, 1, 0, .same)
          } else {
            offer(1, 1, 1, .letter)
            if let pair = LetterPairs.single(a[i - 1], b[j - 1]) { offer(1, 1, pair.cost, pair.kind) }
          }
        }
        offer(1, 0, gap(a, i), .letter)
        offer(0, 1, gap(b, j), .letter)
        if i > 1, j > 0, let pair = LetterPairs.double(a[i - 2], a[i - 1], b[j - 1]) {
          offer(2, 1, pair.cost, pair.kind)
        }
        if i > 0, j > 1, let pair = LetterPairs.double(b[j - 2], b[j - 1], a[i - 1]) {
          offer(1, 2, pair.cost, pair.kind)
        }
        costs[i * width + j] = bestCost
        steps[i * width + j] = best
      }
    }
    let cost = Double(costs[costs.count - 1])
    let similarity = 1 - cost / (1 + 0.5 * Double(max(a.count, b.count)))
    guard similarity > 0.55 else { return nil }
    return Result(similarity: similarity, differences: differences(a, b, steps))
  }

  private struct Step {
    enum Kind { case same, letter, spelling, looks }
    var di = 0
    var dj = 0
    var kind = Kind.same
  }

  /// A doubled letter, and a silent h or e, are soon left out.
  private static func gap(_ word: [UInt8], _ index: Int) -> Float {
    guard index > 0 else { return 1 }
    let letter = word[index - 1]
    if index > 1, word[index - 2] == letter { return 0.2 }
    return letter == UInt8(ascii: "h") || letter == UInt8(ascii: "e") && index == word.count ? 0.5 : 1
  }

  private static func differences(_ a: [UInt8], _ b: [UInt8], _ steps: [Step]) -> [Difference] {
    var found: [Difference] = []
    var i = a.count
    var j = b.count
    while i + j > 0 {
      let step = steps[i * (b.count + 1) + j]
      guard step.di + step.dj > 0 else { break }
      let pair = "\(text(a[(i - step.di)..<i]))/\(text(b[(j - step.dj)..<j]))"
      switch step.kind {
      case .same: break
      case .spelling: found.append(.spelling(pair))
      case .looks: found.append(.looks(pair))
      case .letter: found.append(.letter)
      }
      i -= step.di
      j -= step.dj
    }
    return found.reversed()
  }

  private static func text(_ letters: ArraySlice<UInt8>) -> String {
    String(decoding: letters, as: UTF8.self)
  }

  /// Letters and pairs of letters that stand for each other.
  private enum LetterPairs {
    struct Pair {
      var cost: Float
      var kind: Step.Kind
    }

    static func single(_ a: UInt8, _ b: UInt8) -> Pair? { singles[key(a, b)] }

    /// Two letters for one.
    static func double(_ a: UInt8, _ b: UInt8, _ one: UInt8) -> Pair? {
      if a == b, a == one { return Pair(cost: 0.1, kind: .spelling) }
      return doubles[UInt32(a) << 16 | UInt32(b) << 8 | UInt32(one)]
    }

    private static func key(_ a: UInt8, _ b: UInt8) -> UInt16 { UInt16(min(a, b)) << 8 | UInt16(max(a, b)) }

    private static let singles: [UInt16: Pair] = {
      var pairs: [UInt16: Pair] = [:]
      func add(_ text: String, _ pair: Pair) {
        for word in text.split(separator: " ") {
          let letters = Array(word.utf8)
          pairs[key(letters[0], letters[1])] = pair
        }
      }
      add(
        "sf nu ec co eo il lt it bh hk rt kt un ao vr bp hn xr gq", Pair(cost: 0.4, kind: .looks))
      // Spellings weigh less than misreadings and are put last, since some pairs are both.
      add("dt bp gk sz fv", Pair(cost: 0.3, kind: .spelling))
      add("ck iy ij jy uv vw uw cz", Pair(cost: 0.15, kind: .spelling))
      return pairs
    }()

    private static let doubles: [UInt32: Pair] = {
      var pairs: [UInt32: Pair] = [:]
      func add(_ text: String, _ pair: Pair) {
        for word in text.split(separator: " ") {
          let letters = Array(word.utf8)
          pairs[UInt32(letters[0]) << 16 | UInt32(letters[1]) << 8 | UInt32(letters[2])] = pair
        }
      }
      add("rnm inm nim lnm cld iiu iin vvw lih liu tin ifj", Pair(cost: 0.4, kind: .looks))
      add(
        "phf tht dtt dtd tzz ckk aea oeo ueu aaa iei ouu ksx csx qux cht szs szz ghg eia",
        Pair(cost: 0.15, kind: .spelling))
      return pairs
    }()
  }
}
