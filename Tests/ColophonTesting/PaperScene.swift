import Foundation

/// Page pictures as scanners deliver them, drawn with a fixed seed: paper with its grain, and what may lie on it.
package enum PaperScene: String, CaseIterable, Sendable {
  case clean, grainy, border, gutter, stains, hair, punchHoles, specks
  /// Print that shows through from the other side: mirrored, and a fifth darker than the paper.
  case showThrough
  /// A photograph that fills the middle of the page.
  case photograph
  /// Nothing but salt and pepper.
  case noise
  /// Print, and half of the page a black mass beside it, so that a threshold for the whole page misses the print.
  case fadedBesideBlack
  /// A page number and nothing else.
  case pageNumber
  /// Two printed lines, and below them lines that a pen might have written.
  case handwriting

  package func page() throws -> PrintedPage {
    var random = SeededRandom(seed: 11)
    var grain: Int { Int(random.next() % 9) - 4 }
    let empty = try PrintedPage([], width: 900, height: 1200)
    switch self {
    case .clean: return empty.mapped { _, _, _ in 235 }
    case .grainy: return empty.mapped { _, _, _ in 215 + 5 * Int(random.next() % 9) - 20 }
    case .border: return empty.mapped { x, y, _ in x < 40 || y > 1150 ? 25 : 225 + grain }
    case .gutter: return empty.mapped { x, _, _ in 225 + grain - 12_000 / (60 + 2 * x) }
    case .stains:
      return empty.mapped { x, y, _ in
        let isStained = (x - 300) * (x - 300) + (y - 500) * (y - 500) < 150 * 150
        return (isStained ? 180 : 225) + grain
      }
    case .hair: return empty.mapped { x, y, _ in abs(x - 300 - y / 9) < 2 && y > 400 ? 70 : 225 + grain }
    case .punchHoles:
      return empty.mapped { x, y, _ in
        let centre = y < 600 ? 300 : 900
        return (x - 60) * (x - 60) + (y - centre) * (y - centre) < 22 * 22 ? 20 : 225 + grain
      }
    case .specks: return empty.mapped { _, _, _ in random.next() % 3000 == 0 ? 30 : 225 + grain }
    case .showThrough:
      let print = try PrintedPage(Self.lines, width: 900, height: 1200, top: 120)
      return print.mapped { x, y, _ in (print.grey[y * 900 + 899 - x] == 0 ? 185 : 228) + grain }
    case .photograph:
      return empty.mapped { x, y, _ in
        guard (150..<750).contains(x), (200..<1000).contains(y) else { return 225 + grain }
        return 40 + (x * y / 4000 + x / 3) % 120 + grain
      }
    case .noise: return empty.mapped { _, _, _ in random.next() % 5 == 0 ? 0 : 255 }
    case .fadedBesideBlack:
      let print = try PrintedPage(Self.lines, width: 900, height: 1200, top: 120)
      return print.mapped { x, y, grey in y > 700 ? 5 : (grey == 0 ? 150 : 225) + grain }
    case .pageNumber:
      return try PrintedPage(["- 127 -"], width: 900, height: 1200, left: 390, top: 1120)
        .mapped { _, _, grey in (grey == 0 ? 40 : 225) + grain }
    case .handwriting:
      return try PrintedPage(PrintedPage.lines, width: 900, height: 1200, left: 60, top: 100)
        .mapped { x, y, grey in (grey == 0 || Self.isWritten(x, y) ? 40 : 225) + grain }
    }
  }

  /// Waves of changing height and width, in words and lines.
  private static func isWritten(_ x: Int, _ y: Int) -> Bool {
    guard (250..<1100).contains(y), (60..<840).contains(x) else { return false }
    let line = (y - 250) / 56
    let start = x + 37 * line
    guard start % 190 < 178 else { return false }
    let place = Double(start % 190)
    let word = Double((start / 190 * 7 + line * 3) % 5)
    let height = 7 + word + 3 * sin(place / 23)
    let stroke = Double(278 + 56 * line) + height * sin(place / (5 + word / 3)) + 3 * sin(place / 2.1)
    return abs(Double(y) - stroke) < 3.2
  }

  private static let lines = (0..<10).map { PrintedPage.lines[$0 % 2] }
}
