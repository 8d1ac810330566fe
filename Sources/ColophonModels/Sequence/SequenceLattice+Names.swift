/// The names that are likely enough, each by its own chance: the marginal probability of its segment.
///
/// A name is right or wrong as a whole, and F1 is greatest when all are told whose chance is about half of the F1 that
/// can be reached (Lipton, Elkan and Naryanaswamy, ECML 2014). The best way through all tags would leave out those that
/// are likelier than that and still less likely than no name.
extension SequenceLattice {
  struct Name {
    var kind: Int
    var range: Range<Int>
    /// The chance that exactly these positions are one name of the kind.
    var chance: Double
  }

  /// Names in their order, none over another: the likelier goes first. Of those of one kind that begin at one place only
  /// the likeliest is looked at.
  func names(ofChance least: Double, tags: TagSet) -> [Name] {
    var found: [Name] = []
    for start in factors.indices {
      let here = chances(at: start)
      for kind in tags.kinds.indices where Double(here[tags.begin(kind)]) >= least {
        if let name = likeliest(from: start, kind: kind, least: least, tags: tags) { found.append(name) }
      }
    }
    var isTaken = [Bool](repeating: false, count: factors.count)
    var names: [Name] = []
    // Names as likely as each other keep their order.
    for (_, name) in found.enumerated().sorted(by: {
      ($1.element.chance, $0.offset) < ($0.element.chance, $1.offset)
    })
    where !isTaken[name.range].contains(true) {
      for index in name.range { isTaken[index] = true }
      names.append(name)
    }
    return names.sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// The likeliest of the names that begin at a position, if one is likely enough.
  private func likeliest(from start: Int, kind: Int, least: Double, tags: TagSet) -> Name? {
    let inside = tags.inside(kind)
    var tag = tags.begin(kind)
    /// Sum over the ways that begin a name there and are still in it.
    var open = forward[start][tag]
    var best: Name?
    for end in start + 1...factors.count {
      var ended = open
      var goesOn: Float = 0
      if end < factors.count {
        var after = steps.factors[tag] * factors[end] * backward[end] / scales[end]
        goesOn = open * after[inside]
        after[inside] = 0
        ended = open * after.sum()
        open *= steps.factors[tag][inside] * factors[end][inside] / scales[end]
        tag = inside
      }
      let chance = Double(min(1, ended))
      if chance >= least, chance > best?.chance ?? 0 {
        best = Name(kind: kind, range: start..<end, chance: chance)
      }
      // No longer name can be likelier than all longer ones together.
      if Double(goesOn) < max(least, best?.chance ?? 0) { break }
    }
    return best
  }
}
