/// The known name that is most like a mistyped one, for "did you mean …".
///
/// Likeness is the optimal string alignment distance (Levenshtein with adjacent transpositions); a name is
/// offered only when at most a third of its letters would have to change.
package func nearestName(to name: String, among known: some Sequence<String>) -> String? {
  let best = known.map { (name: $0, distance: alignmentDistance(Array(name), Array($0))) }
    .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
  guard let best, best.distance * 3 <= max(name.count, best.name.count) else { return nil }
  return best.name
}

func alignmentDistance(_ a: [Character], _ b: [Character]) -> Int {
  var rows = [Array(0...b.count)]
  for i in 0..<a.count {
    var row = [i + 1]
    for j in 0..<b.count {
      let substitution = rows[i][j] + (a[i] == b[j] ? 0 : 1)
      var distance = min(rows[i][j + 1] + 1, row[j] + 1, substitution)
      if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
        distance = min(distance, rows[i - 1][j - 1] + 1)
      }
      row.append(distance)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
