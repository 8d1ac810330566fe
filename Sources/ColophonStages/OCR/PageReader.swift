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
  let quality: ReadingQuality
  /// No further reading begins after this.
  let rereadUntil: ContinuousClock.Instant
  let deadline: ContinuousClock.Instant

  private var lineReader: LineReader { LineReader(pool: pool, deadline: deadline) }

  /// - Parameter mayLieTurned: whether the page's position may be doubted.
  func read(_ page: PageCopies, mayLieTurned: Bool) throws -> Outcome {
    let first = try reading(of: page, profile.recipes[0], models(for: page))
    let foreign = try foreignModel(for: page, first)
    if mayLieTurned, foreign == nil, let turns = try turns(of: page, first) { return .liesTurned(turns) }
    var tries = Tries(first)
    try readAgain(page, foreign, &tries)
    let kept = tries.kept
    var exchange = LineExchange(into: tries.readings[kept])
    for (index, other) in tries.readings.enumerated() where index != kept {
      exchange.offer(other.text.lines, estimates: other.estimate.lines)
    }
    if let foreign, !exchange.reading.models.contains(foreign.name) {
      let lines = try foreignLines(of: page, exchange.reading, model: foreign.name)
      exchange.offer(lines, estimates: quality.estimate(lines).lines)
    }
    var text = exchange.reading.text
    let missed = try missedLines(of: page, exchange.reading)
    for line in missed { MissedLines.insert(line, into: &text) }
    let longSWords = LongS(lexicons: quality.lexicons).restore(
      in: &text, languages: tries.readings[kept].estimate.languages)
    let estimate = quality.estimate(text.lines)
    let errors = MissedLines.doubted(estimate.errorRate, missed: missed, in: text.lines)
    text.setExpectedErrors(estimate.lines)
    text.account = ReadingAccount(
      profile: profile.rawValue, letterHeight: page.letterHeight, skew: page.skew == 0 ? nil : page.skew,
      steps: page.steps.map(\.rawValue), readings: tries.readings.map(\.account),
      passedOver: tries.passedOver.isEmpty ? nil : tries.passedOver, kept: kept,
      exchangedLines: exchange.count, missedLines: missed.count, longSWords: longSWords,
      timeSpent: tries.isTimeSpent, expectedErrors: rounded(errors), band: quality.band(of: errors))
    return .read(
      Result(text: text, models: Set(tries.readings.flatMap(\.models) + [foreign?.name].compactMap(\.self))))
  }

  // MARK: - Readings

  /// The readings of a page so far.
  private struct Tries {
    var readings: [Reading]
    /// Ways that did no better on a few lines.
    var passedOver: [ReadingAccount.Reading] = []
    var isTimeSpent = false

    init(_ first: Reading) { readings = [first] }

    /// Index of the reading with the greatest gain. Of two that promise nearly the same the earlier one is kept: the
    /// difference says less than the estimate's own error, and single lines are exchanged anyway.
    var kept: Int {
      readings.indices.dropFirst().reduce(0) { best, next in
        let least = ReadingProfile.nearlySame * Double(readings[best].characters)
        return readings[next].gain > readings[best].gain + least ? next : best
      }
    }
  }

  private func readAgain(_ page: PageCopies, _ foreign: ForeignModel?, _ tries: inout Tries) throws {
    let recipes = profile.recipes
    let first = tries.readings[0]
    let leastGain = profile == .thorough ? nil : ReadingProfile.leastGain
    if let foreign {
      // Lines in another script are what is doubtful; few of them are read by themselves later.
      if let least = profile.foreignPage, foreign.share >= least {
        let models =
          foreign.share >= ReadingProfile.foreignThroughout
          ? [foreign.name] + first.models : first.models + [foreign.name]
        try readAgain(page, recipes[0], models, leastGain: leastGain, &tries)
      }
    } else if let other = otherModels(than: first) {
      try readAgain(page, recipes[0], other, leastGain: 0, &tries)
    }
    if let other = modelsForBrokenTypes(than: tries.readings[tries.kept]) {
      try readAgain(page, recipes[0], other, leastGain: 0, &tries)
    }
    for recipe in recipes.dropFirst() {
      let best = tries.readings[tries.kept]
      guard best.estimate.errorRate >= recipe.doubt else { continue }
      try readAgain(page, recipe, best.models, leastGain: leastGain, &tries)
    }
  }

  /// - Parameter leastGain: what a trial on a few lines must promise; nil to read the page without one.
  private func readAgain(
    _ page: PageCopies, _ recipe: ReadingProfile.Recipe, _ models: [String], leastGain: Double?,
    _ tries: inout Tries
  ) throws {
    guard ContinuousClock.now < rereadUntil else {
      tries.isTimeSpent = true
      return
    }
    if let leastGain {
      let held = try page.copy(for: recipe)
      let trial = LineTrial(
        read: { try lineReader.read($0, with: models, on: held.copy) }, estimate: { quality.estimate($0) })
      let best = tries.readings[tries.kept]
      if case .noBetter(let errors, let gain) = try trial.outcome(
        against: best.text.lines, leastGain: leastGain)
      {
        tries.passedOver.append(
          ReadingAccount.Reading(models: models, copy: recipe.copy, errors: errors, gain: gain))
        return
      }
    }
    try tries.readings.append(reading(of: page, recipe, models))
  }

  private func reading(
    of page: PageCopies, _ recipe: ReadingProfile.Recipe, _ models: [String]
  ) throws -> Reading {
    let text = try pool.engine(models).read(
      page.copy(for: recipe).copy, layout: recipe.layout, deadline: deadline)
    return Reading(recipe: recipe, models: models, text: text, estimate: quality.estimate(text.lines))
  }

  /// Nil where the page lies as it should for all one can tell.
  private func turns(of page: PageCopies, _ reading: Reading) throws -> Int? {
    guard PagePosition.isDoubtful(reading), ContinuousClock.now < rereadUntil else { return nil }
    var models = [reading.models]
    // What a page seems to be on its head says nothing of the model it needs.
    if case .oneOf(let names) = choice { models = PagePosition.scouts(of: names) }
    return try PagePosition(
      pool: pool, letterHeight: profile.recipes[0].letterHeight, lexicons: quality.lexicons,
      deadline: deadline
    ).turns(of: page, models: models)
  }

  // MARK: - Models

  private func models(for page: PageCopies) throws -> [String] {
    guard case .oneOf(let names) = choice else { return choice.names }
    let held = try page.copy(for: profile.recipes[0])
    let lines = try TextLineFinder.lines(of: held.small, count: ModelChooser.pieces)
    let chooser = ModelChooser(candidates: names, lexicons: quality.lexicons, sure: profile.sureOfLetters)
    let chosen = try chooser.choice(pieces: lines.count) { model, piece in
      guard let line = held.copy.piece(around: lines[piece]) else { return [] }
      return try pool.engine([model]).read(line: line, deadline: deadline)
    }
    return chosen.map { [$0] } ?? names
  }

  /// The model of the language that a first reading turned out to be in, if that was not its own.
  private func otherModels(than first: Reading) -> [String]? {
    guard case .oneOf(let names) = choice, first.estimate.errorRate >= ReadingProfile.wrongModel,
      !Self.hasLongS(first.text), let language = first.estimate.languages.first,
      !first.models.contains(where: { ModelLanguages.of($0) == [language] })
    else { return nil }
    return names.first { ModelLanguages.of($0) == [language] }.map { [$0] }
  }

  /// The model for broken types, if a doubtful page was read by another one and is in a language that it is for.
  private func modelsForBrokenTypes(than reading: Reading) -> [String]? {
    guard case .oneOf(let names) = choice, let least = profile.brokenTypes,
      reading.estimate.errorRate >= least,
      !reading.models.contains(where: ModelLanguages.isForBrokenTypes),
      let language = reading.estimate.languages.first
    else { return nil }
    return names.first { ModelLanguages.isForBrokenTypes($0) && ModelLanguages.of($0).contains(language) }
      .map { [$0] }
  }

  /// Whether a page is printed with long s, which most models made for one language cannot read.
  private static func hasLongS(_ text: PageText) -> Bool {
    text.plain.unicodeScalars.count { $0 == "\u{17F}" } >= fewestLongS
  }

  /// A few may be misread letters.
  private static let fewestLongS = 10

  // MARK: - Single lines

  private func missedLines(of page: PageCopies, _ reading: Reading) throws -> [Line] {
    let held = try page.copy(for: reading.recipe)
    let geometry = held.copy.geometry
    let words = reading.text.lines.flatMap(\.words).map { geometry.onCopy($0.box) }
    let engine = try pool.engine(reading.models)
    let pieces = try TextLineFinder.all(in: held.small)
    let search = MissedLines(
      read: { box in
        guard let piece = held.copy.piece(around: box, margin: box.height / 3 + 2) else { return [] }
        return try engine.read(line: piece, deadline: deadline).map(\.word)
      },
      judge: { lines in Array(quality.estimate(reading.text.lines + lines).lines.suffix(lines.count)) })
    return try search.lines(among: pieces, words: words)
  }

  private func doubtful(_ reading: Reading) -> [Line] {
    zip(reading.text.lines, reading.estimate.lines)
      .filter { $0.1 >= profile.doubtfulLine && Reading.characters(in: $0.0) >= ForeignLines.shortest }
      .sorted { $0.1 > $1.1 }.map(\.0)
  }

  /// A model of another script.
  private struct ForeignModel {
    let name: String
    /// The share of the page's characters that stand in doubtful lines.
    let share: Double
  }

  /// The model of another script that makes sense of doubtful lines.
  private func foreignModel(for page: PageCopies, _ reading: Reading) throws -> ForeignModel? {
    guard case .oneOf(let names) = choice, reading.estimate.errorRate >= ReadingProfile.foreignPages else {
      return nil
    }
    let foreign = names.filter { ModelLanguages.isForeign($0) && !reading.models.contains($0) }
    let doubtful = doubtful(reading)
    guard !foreign.isEmpty, !doubtful.isEmpty else { return nil }
    let copy = try page.copy(for: reading.recipe)
    let search = ForeignLines(reader: lineReader, lexicons: quality.lexicons)
    let model = try search.model(of: foreign, for: doubtful, leading: reading.models, on: copy.copy)
    func characters(_ lines: [Line]) -> Double { Double(lines.reduce(0) { $0 + Reading.characters(in: $1) }) }
    return model.map {
      ForeignModel(name: $0, share: characters(doubtful) / max(1, characters(reading.text.lines)))
    }
  }

  /// Doubtful lines as a model of another script reads them, together with the leading ones where lines of two scripts
  /// are worth that.
  private func foreignLines(of page: PageCopies, _ reading: Reading, model: String) throws -> [Line] {
    try lineReader.read(
      doubtful(reading), with: profile.readsMixedLines ? [model] + reading.models : [model],
      on: page.copy(for: reading.recipe).copy)
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
