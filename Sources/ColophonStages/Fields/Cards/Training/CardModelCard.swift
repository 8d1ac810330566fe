import ColophonModels
import Foundation

/// The model card of index cards, `README.md` beside the weights, with front matter as model hubs read it.
package struct CardModelCard {
  private let model: CardModel
  private let weightsDigest: String
  private let figures: String
  private let cards: Int
  private let read: Int
  private let recordsDigest: String
  private let isListed: Bool

  /// - Parameters:
  ///   - figures: the cross-validation in Markdown.
  ///   - cards: records that there were.
  ///   - read: those whose card gave a text, so that it was learned from.
  ///   - recordsDigest: SHA-256 of the table of records.
  ///   - isListed: whether a list said which cards are written by hand.
  package init(
    model: CardModel, weightsDigest: String, figures: String, cards: Int, read: Int, recordsDigest: String,
    isListed: Bool
  ) {
    self.model = model
    self.weightsDigest = weightsDigest
    self.figures = figures
    self.cards = cards
    self.read = read
    self.recordsDigest = recordsDigest
    self.isListed = isListed
  }

  /// - Parameter about: what the person who trains says of the data; nil for nothing.
  package func text(about: String?) -> String {
    let header = model.header
    let languages = "[de, fr, en, la]"
    return """
      ---
      language: \(languages)
      license: \(header.licence.lowercased())
      library_name: colophon
      pipeline_tag: token-classification
      tags: [index-cards, library-catalogue, metadata-extraction, crf]
      model_name: \(header.name)
      version: "\(header.version)"
      file: \(CardModel.fileName)
      file_sha256: \(weightsDigest)
      training_sha256: \(header.trainingDigest)
      datasets:
        - name: catalogue cards of dissertations, Basel University Library
          license: cc0-1.0
          records_sha256: \(recordsDigest)
      seed: \(header.seed)
      ---

      # \(header.name)

      Labels the rows and the words of index cards of library catalogues, so that `extract_metadata` can read \
      heading, title, imprint, extent, format, shelfmark and subjects off them. Two linear-chain conditional random \
      fields, one over rows (\(model.rows.features.count) features, \(model.rows.labels.count) labels), one over \
      words (\(model.tokens.features.count) features, \(model.tokens.labels.count) labels); the second sees what the \
      first says. Features are position, indentation, height of the letters, kinds of characters, the words \
      themselves, word lists, and what the rules for cards say. It sees no pixels.

      ## Data

      \(about?.trimmingCharacters(in: .whitespacesAndNewlines) ?? "\(cards) cards with records.")

      \(cards) records, \(read) of them with a text; the others could not be read by the engine and taught nothing. \
      `training_sha256` is over names, recognised texts and records of the cards learned from, `records_sha256` over \
      the table of records. `model.json` names every card it was trained on.

      ## How good it is

      Cross-validation in \(CardTrainer.folds) folds, cards of one surname always in one fold, on text that Colophon \
      itself recognised; \
      confidences were fitted to other folds than the one they are measured on, and values below the usual \
      `minimum_confidence` are left out as in a run. \
      \(isListed ? "Which cards are written by hand was decided by eye and listed." : "Cards without a usable text are counted apart.")

      \(figures)

      ## Limits

      - One catalogue: dissertations of the nineteenth and twentieth centuries, printed slips and typed cards. On other \
      catalogues expect less; the rules for cards, which the model weighs as features, carry it there.
      - The rules and the form of values were written while looking at these cards, so the figures flatter a little.
      - Handwriting is out of reach: such cards have no usable text and their fields stay blank.
      - A series is labelled by rule (behind a sign of equality), because the records have none; it is not measured. \
      Cross-references are found by layout and are not measured either.
      - The records are answers of a language model corrected by hand; small slips of theirs count against the model.

      ## How to repeat

      ```sh
      colophon train metadata --data cards-basel --out Models/\(header.name) --seed \(header.seed)\
      \(isListed ? " --handwritten Models/\(header.name)/handwritten.txt" : "")
      ```

      The same texts, records and seed give the same bytes. The texts depend on the version of Tesseract and of \
      its models.

      """
  }
}
