/// The names most like a mistyped one among so many that they are looked at one by one and not kept.
package struct NearestNames: Sendable {
  private let name: [Character]
  private let most: Int
  private var found: [(distance: Int, name: String)] = []

  /// - Parameter most: how many names to offer.
  package init(to name: String, most: Int = 3) {
    self.name = Array(name)
    self.most = most
  }

  /// Looks at one name.
  package mutating func consider(_ other: String) {
    let letters = Array(other)
    let longest = max(letters.count, name.count)
    // The distance is never less than the difference in length, which is found faster.
    guard abs(letters.count - name.count) * 3 <= longest else { return }
    let distance = alignmentDistance(name, letters)
    guard distance * 3 <= longest else { return }
    let place = found.firstIndex { (distance, other) < ($0.distance, $0.name) } ?? found.count
    guard place < most else { return }
    found.insert((distance, other), at: place)
    if found.count > most { found.removeLast() }
  }

  /// The likest first.
  package var names: [String] { found.map(\.name) }
}
