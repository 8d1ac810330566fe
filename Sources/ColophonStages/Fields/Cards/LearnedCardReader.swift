import ColophonDocument
import ColophonModels
import Foundation

/// Reads index cards by layout and by learned labels: rows are put together and a see-card is divided at its `s.`;
/// the model labels the rows, then the tokens; a field's candidates are the weightiest run of tokens with its label
/// and what the rules read, of which the surer one counts.
struct LearnedCardReader: Sendable {
  let page: FieldPage
  let model: CardModel

  func read() -> [Field] { Self.choose(candidates(), model.calibration).map(field) }

  /// For each field the candidate that is surest; between equals the first.
  static func choose(_ candidates: [Reading], _ calibration: CardCalibration) -> [Reading] {
    var chosen: [Reading] = []
    for reading in candidates {
      // A card may have several references.
      guard reading.field != .crossReference,
        let at = chosen.firstIndex(where: { $0.field == reading.field })
      else {
        chosen.append(reading)
        continue
      }
      let known = calibration.confidence(reading.field, chosen[at].signs)
      if calibration.confidence(reading.field, reading.signs) > known { chosen[at] = reading }
    }
    return chosen
  }

  /// A value with what speaks for it.
  struct Reading: Sendable {
    var field: Field.Name
    var value: String
    /// A date as EDTF.
    var normal: String?
    /// Indices into `PageText.lines`.
    var lines: [Int]
    var signs: CardCalibration.Signs
    /// The rules' own confidence, where the labels have nothing to say against them.
    var ownConfidence: Double?

    /// How likely the value is to be right.
    func confidence(_ calibration: CardCalibration) -> Double {
      ownConfidence ?? calibration.confidence(field, signs)
    }
  }

  /// All values that the labels and the rules give, however unsure.
  func candidates() -> [Reading] {
    let sheet = CardSheet(page)
    let see = CardReferences(sheet)
    let features = CardFeatures(sheet, rows: see.entry)
    guard !features.tokens.isEmpty else { return see.readings }
    let rowAnswer = model.rows.answer(features.ofRows)
    let rowLabels = rowAnswer.labels.map { model.rows.labels[$0] }
    let answer = model.tokens.answer(features.ofTokens(rowLabels: rowLabels))
    let labels = answer.labels.map { CardLabel.allCases[$0] }
    let rules = CardReader(page: page).read()
    let runs = CardRuns(sheet: sheet, first: features.tokens.lowerBound, labels: labels, answer: answer)
    let found = runs.readings(rules: rules)
    let others = CardRules(
      sheet: sheet, hints: features.hints, first: features.tokens.lowerBound, answer: answer)
    return found + others.readings(of: rules, besides: found) + see.readings
  }

  private func field(_ reading: Reading) -> Field {
    let evidence = reading.lines.map {
      Field.Evidence(page: page.number, line: $0, box: page.lines[$0].box, text: page.lines[$0].text)
    }
    return Field(
      name: reading.field, value: reading.value, normal: reading.normal,
      confidence: reading.confidence(model.calibration),
      evidence: evidence)
  }
}
