import ColophonDocument
import ColophonNative

/// Reads single lines of a page whose place is known from an earlier reading.
struct LineReader {
  let pool: EnginePool
  let deadline: ContinuousClock.Instant

  /// The lines in which something was read, in order.
  func read(_ lines: [Line], with models: [String], on copy: borrowing PageCopy) throws -> [Line] {
    var found: [Line] = []
    for line in lines {
      let words = try tried(line, with: models, on: copy).map(\.word)
      guard let first = words.first else { continue }
      let box = words.dropFirst().reduce(first.box) { $0.union($1.box) }
      found.append(Line(box: box, words: words))
    }
    return found
  }

  /// The words of one line with what the model has to say of them; none where the line lies off the copy.
  func tried(
    _ line: Line, with models: [String], on copy: borrowing PageCopy
  ) throws -> [Recognizer.TriedWord] {
    let box = copy.geometry.onCopy(line.box)
    guard let piece = copy.piece(around: box, margin: max(2, box.height / 6)) else { return [] }
    return try pool.engine(models).read(line: piece, deadline: deadline)
  }
}
