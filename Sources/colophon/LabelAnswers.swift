import ColophonEvaluation
import ColophonStages

extension ClassTrainer.Validation {
  /// The figures of the cross-validation.
  var report: LabelReport {
    LabelReport(
      of: "examples",
      answers.map {
        LabelAnswer(
          name: $0.name, expected: $0.expected, found: $0.found, confidence: $0.confidence,
          traits: $0.traits)
      })
  }
}
