import ColophonDocument
import ColophonModels
import Foundation

/// What the rules read where the labels say otherwise or nothing: a second candidate for a field, which the
/// calibration weighs against the first.
struct CardRules: Sendable {
  let sheet: CardSheet
  let hints: CardHints
  /// Index of the first labelled token.
  let first: Int
  let answer: ChainModel.Answer

  func readings(of fields: [Field], besides found: [LearnedCardReader.Reading]) -> [LearnedCardReader.Reading]
  {
    fields.compactMap { field in
      guard !found.contains(where: { $0.field == field.name && $0.value == field.value }) else { return nil }
      let tokens = hints.fields.indices.filter { hints.fields[$0] == field.name }
      let logs = tokens.compactMap { probability(of: field.name, at: $0) }.map { log(max(1e-6, $0)) }
      let sure = tokens.compactMap { sheet.tokens[$0].confidence }
      return LearnedCardReader.Reading(
        field: field.name, value: field.value, normal: field.normal, lines: field.evidence.map(\.line),
        signs: .init(
          // Where its words cannot be found again, the labels say nothing for it.
          meanLog: logs.isEmpty ? -5 : logs.reduce(0, +) / Double(logs.count), leastLog: logs.min() ?? -8,
          legible: sure.isEmpty ? 1 : sure.reduce(0, +) / Double(sure.count), rulesAgree: false,
          isRulesAlone: true),
        ownConfidence: Self.differing.contains(field.name) && !found.contains { $0.field == field.name }
          ? field.confidence : nil)
    }
  }

  /// Libraries write these in ways of their own, such as Roman years, and the labels were learnt on one library's
  /// cards: where they find nothing the rules are believed.
  private static let differing: Set<Field.Name> = [.shelfmark, .date]

  private func probability(of field: Field.Name, at token: Int) -> Double? {
    guard answer.probabilities.indices.contains(token - first) else { return nil }
    let labels: [CardLabel] =
      field == .creator ? [.surname, .given] : CardLabel(rawValue: field.rawValue).map { [$0] } ?? []
    return labels.compactMap { CardLabel.allCases.firstIndex(of: $0) }
      .map { answer.probabilities[token - first][$0] }.max()
  }
}
