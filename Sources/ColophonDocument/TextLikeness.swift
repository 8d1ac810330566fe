/// How like two values are, letter for letter, from 0 to 1: twice the length of the longest letters they have in
/// common in the same order, over the sum of their lengths. Two empty texts are alike.
///
/// This is the normalised indel similarity by which benchmarks of catalogue data compare values (`ratio` of
/// RapidFuzz), so figures can be held against theirs. Letters are Unicode scalars; nothing is folded.
package func likeness(of a: String, _ b: String) -> Double {
  let a = Array(a.unicodeScalars)
  let b = Array(b.unicodeScalars)
  guard a.count + b.count > 0 else { return 1 }
  guard !a.isEmpty, !b.isEmpty else { return 0 }
  var row = [Int](repeating: 0, count: b.count + 1)
  for scalar in a {
    var diagonal = 0
    for column in b.indices {
      let above = row[column + 1]
      row[column + 1] = scalar == b[column] ? diagonal + 1 : max(above, row[column])
      diagonal = above
    }
  }
  return 2 * Double(row[b.count]) / Double(a.count + b.count)
}
