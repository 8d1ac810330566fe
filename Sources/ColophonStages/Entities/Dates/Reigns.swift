/// Reigns by which years were counted, for the few rulers whose accession is beyond doubt.
///
/// A year of a reign begins on the day of the accession, so it lies in two years of the calendar. Only these are told,
/// which holds under the old calendar too.
enum Reigns {
  struct Reign: Hashable {
    /// Names and abbreviations in lower case, without the number.
    var names: Set<String>
    /// 0 for a ruler who has none.
    var number: Int
    var accession: Int
    var lastYear: Int
  }

  /// The years of the calendar in which the year of a reign lies; nil for one that there never was.
  static func years(_ year: Int, of name: String, number: Int) -> ClosedRange<Int>? {
    guard let reign = all.first(where: { $0.number == number && $0.names.contains(name) }) else { return nil }
    let first = reign.accession + year - 1
    guard year > 0, first <= reign.lastYear else { return nil }
    return first...(first + 1)
  }

  /// Whether any ruler is called so, whatever the number.
  static func isName(_ name: String) -> Bool { names.contains(name) }

  private static let names = Set(all.flatMap(\.names))

  private static let all: [Reign] = [
    // England and Great Britain. Charles II counted from the death of his father.
    reign("henry hen henrici h", 7, 1485, 1509), reign("henry hen henrici h", 8, 1509, 1547),
    reign("edward edw edwardi", 6, 1547, 1553), reign("mary mar mariae", 0, 1553, 1558),
    reign("elizabeth eliz elizabethae elizabethæ", 0, 1558, 1603),
    reign("james jas jac jacobi", 1, 1603, 1625), reign("james jas jac jacobi", 0, 1603, 1625),
    reign("charles car chas caroli", 1, 1625, 1649), reign("charles car chas caroli", 2, 1649, 1685),
    reign("james jas jac jacobi", 2, 1685, 1688), reign("william will wm gulielmi", 3, 1689, 1702),
    reign("anne ann annae annæ", 0, 1702, 1714), reign("george geo georgii", 1, 1714, 1727),
    reign("george geo georgii", 2, 1727, 1760), reign("george geo georgii", 3, 1760, 1820),
    reign("george geo georgii", 4, 1820, 1830), reign("william will wm gulielmi", 4, 1830, 1837),
    reign("victoria vict victoriae", 0, 1837, 1901), reign("edward edw edwardi", 7, 1901, 1910),
    reign("george geo georgii", 5, 1910, 1936),
    // France.
    reign("louis lovis loüis ludovici", 13, 1610, 1643), reign("louis lovis loüis ludovici", 14, 1643, 1715),
    reign("louis ludovici", 15, 1715, 1774), reign("louis ludovici", 16, 1774, 1792),
    // Austria and Prussia.
    reign("joseph josephs josephi", 2, 1765, 1790), reign("franz", 2, 1792, 1806),
    reign("joseph josephs", 0, 1848, 1916), reign("friedrich friedrichs friderici", 2, 1740, 1786),
  ]

  private static func reign(_ names: String, _ number: Int, _ accession: Int, _ lastYear: Int) -> Reign {
    Reign(
      names: Set(names.split(separator: " ").map(String.init)), number: number, accession: accession,
      lastYear: lastYear)
  }
}
