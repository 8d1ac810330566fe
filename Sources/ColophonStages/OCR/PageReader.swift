import ColophonDocument
import ColophonModels
import ColophonNative

/// Reads one page: chooses the models, reads, judges what came out, and where that is doubtful reads again in another
/// way and keeps the best.
struct PageReader {
  struct Result {
    var text: PageText
    /// Tesseract's models that had a part in the text.
    var models: Set<String>
  }

  enum Outcome {
    case read(Result)
    /// The page has to be turned clockwise by so many quarters before it can be read.
    case liesTurned(Int)
  }

  let pool: EnginePool
  let choice: OCRModels
  let profile: ReadingProfile
  let lexicons: [Lexicon]
  let quality: ReadingQuality
  /// No further reading begins after this.
  let rereadUntil: ContinuousClock.Instant
  let deadline: ContinuousClock.Instant

  /// - Parameter mayLieTurned: whether the page's position may be doubted.
  func read(_ page: borrowing PreparedPage, mayLieTurned: Bool) throws -> Outcome {
    let models = try models(for: page)
    var readings: [Reading] = []
    var timeSpent = false
    for recipe in profile.recipes where doubt(of: readings) >= recipe.doubt {
      guard readings.isEmpty || ContinuousClock.now < rereadUntil else {
        timeSpent = true
        break
      }
      try readings.append(reading(of: page, recipe, models))
      if mayLieTurned, readings.count == 1, let turns = try turns(of: page, readings[0]) {
        return .liesTurned(turns)
      }
      if let other = otherModels(than: models, for: readings), ContinuousClock.now < rereadUntil {
        try readings.append(reading(of: page, recipe, other))
      }
    }
    let kept = readings.indices.max { readings[$0].gain < readings[$1].gain } ?? 0
    var exchange = LineExchange(into: readings[kept])
    for (index, other) in readings.enumerated() where index != kept {
      exchange.offer(other.text.lines, estimates: other.estimate.lines)
    }
    let foreign = try foreignLines(of: page, exchange.reading)
    exchange.offer(foreign.lines, estimates: foreign.estimates)
    var text = exchange.reading.text
    let missed = try missedLines(of: page, exchange.reading)
    for line in missed { MissedLines.insert(line, into: &text) }
    let longSWords = LongS(lexicons: lexicons).restore(
      in: &text, languages: readings[kept].estimate.languages)
    let estimate = quality.estimate(text.lines)
    text.setExpectedErrors(estimate.lines)
    text.account = ReadingAccount(
      profile: profile.rawValue, letterHeight: page.letterHeight, skew: page.skew == 0 ? nil : page.skew,
      steps: page.steps.map(\.rawValue), readings: readings.map(\.account), kept: kept,
      exchangedLines: exchange.count, missedLines: missed.count, longSWords: longSWords, timeSpent: timeSpent,
      expectedErrors: rounded(estimate.errorRate), band: estimate.band)
    return .read(Result(text: text, models: Set(readings.flatMap(\.models) + foreign.models)))
  }

  /// Expected error rate of the best reading so far; 1 before there is one.
  private func doubt(of readings: [Reading]) -> Double {
    readings.max { $0.gain < $1.gain }?.estimate.errorRate ?? 1
  }

  private func reading(
    of page: borrowing PreparedPage, _ recipe: ReadingProfile.Recipe, _ models: [String]
  ) throws -> Reading {
    let copy = try page.copy(letterHeight: recipe.letterHeight, mode: recipe.mode)
    let text = try pool.engine(models).read(copy, layout: recipe.layout, deadline: deadline)
    return Reading(recipe: recipe, models: models, text: text, estimate: quality.estimate(text.lines))
  }

  /// Nil where the page lies as it should for all one can tell.
  private func turns(of page: borrowing PreparedPage, _ reading: Reading) throws -> Int? {
    guard PagePosition.isDoubtful(reading), ContinuousClock.now < rereadUntil else { return nil }
    var models = [reading.models]
    // What a page seems to be on its head says nothing of the model it needs.
    if case .oneOf(let names) = choice { models = PagePosition.scouts(of: names) }
    return try PagePosition(pool: pool, lexicons: lexicons, deadline: deadline).turns(
      of: page, models: models)
  }

  // MARK: - Models

  private func models(for page: borrowing PreparedPage) throws -> [String] {
    guard case .oneOf(let names) = choice else { return choice.names }
    let copy = try page.copy(letterHeight: ReadingProfile.sampleHeight)
    let lines = try TextLineFinder.lines(of: copy.bitmap, count: ModelChooser.pieces)
    let chooser = ModelChooser(candidates: names, lexicons: lexicons)
    let chosen = try chooser.choice(pieces: lines.count) { model, piece in
      guard let line = copy.piece(around: lines[piece]) else { return [] }
      return try pool.engine([model]).read(line: line, deadline: deadline)
    }
    return chosen.map { [$0] } ?? names
  }

  /// The model of the language that a doubtful first reading turned out to be in, if that was not its own.
  private func otherModels(than models: [String], for readings: [Reading]) -> [String]? {
    guard case .oneOf(let names) = choice, readings.count == 1, let first = readings.first,
      first.estimate.errorRate >= ReadingProfile.wrongModel, !Self.hasLongS(first.text),
      let language = first.estimate.languages.first,
      !models.contains(where: { ModelLanguages.of($0) == [language] })
    else { return nil }
    return names.first { ModelLanguages.of($0) == [language] }.map { [$0] }
  }

  /// Whether a page is printed with long s, which most models made for one language cannot read.
  private static func hasLongS(_ text: PageText) -> Bool {
    text.plain.unicodeScalars.count { $0 == "\u{17F}" } >= fewestLongS
  }

  /// A few may be misread letters.
  private static let fewestLongS = 10

  // MARK: - Single lines

  private func missedLines(of page: borrowing PreparedPage, _ reading: Reading) throws -> [Line] {
    let copy = try page.copy(letterHeight: reading.recipe.letterHeight, mode: reading.recipe.mode)
    let geometry = copy.geometry
    let words = reading.text.lines.flatMap(\.words).map { geometry.onCopy($0.box) }
    let engine = try pool.engine(reading.models)
    let pieces = try TextLineFinder.all(in: copy.bitmap)
    let search = MissedLines(
      read: { box in
        guard let piece = copy.piece(around: box, margin: box.height / 3 + 2) else { return [] }
        return try engine.read(line: piece, deadline: deadline).map(\.word)
      },
      judge: { lines in Array(quality.estimate(reading.text.lines + lines).lines.suffix(lines.count)) })
    return try search.lines(among: pieces, words: words)
  }

  /// Doubtful lines as models of other scripts read them together with the leading one.
  private func foreignLines(
    of page: borrowing PreparedPage, _ reading: Reading
  ) throws -> (lines: [Line], estimates: [Double], models: [String]) {
    guard case .oneOf(let names) = choice else { return ([], [], []) }
    let foreign = names.filter { ModelLanguages.isForeign($0) && !reading.models.contains($0) }
    let doubtful = zip(reading.text.lines, reading.estimate.lines)
      .filter { $0.1 >= ReadingProfile.doubtfulLine && Reading.characters(in: $0.0) >= ForeignLines.shortest }
      .sorted { $0.1 > $1.1 }.map(\.0)
    guard !foreign.isEmpty, !doubtful.isEmpty else { return ([], [], []) }
    let copy = try page.copy(letterHeight: reading.recipe.letterHeight, mode: reading.recipe.mode)
    let search = ForeignLines(pool: pool, lexicons: lexicons, deadline: deadline)
    guard let model = try search.model(of: foreign, for: doubtful, leading: reading.models, on: copy) else {
      return ([], [], [])
    }
    let lines = try search.read(doubtful, with: [model] + reading.models, on: copy)
    return (lines, quality.estimate(lines).lines, [model])
  }
}

extension PageText {
  /// - Parameter estimates: one for each line in order.
  fileprivate mutating func setExpectedErrors(_ estimates: [Double]) {
    var rest = estimates[...]
    for region in regions.indices {
      for line in regions[region].lines.indices {
        regions[region].lines[line].expectedErrors = rest.popFirst().map(rounded)
      }
    }
  }
}
