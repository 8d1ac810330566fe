import ColophonModels
import Foundation

/// Everything a training found out, and the model card that tells it.
package struct DocumentTypeReport: Sendable {
  package var model: LinearModel
  package var training: [TrainingPage]
  package var synthetic: [TrainingPage]
  package var crossValidation: Confusion
  package var setsLeftOut: Confusion
  /// The pages never trained on; nil when none were held out.
  package var heldOut: Confusion?
  package var digestOfHeldOut: String?
  package var leftOut: [(label: String, count: Int)]
  package var labelFile: String
  package var heldOutPrefixes: [String]

  /// Trains on all pages and measures by cross-validation and on the pages held out.
  package init(
    _ set: TrainingSet, seed: UInt64, licence: String, labelFile: String, heldOutPrefixes: [String]
  ) throws {
    let trainer = DocumentTypeTrainer(seed: seed)
    training = set.training
    synthetic = SyntheticPages.make(seed: seed)
    let validation = try trainer.crossValidate(training, synthetic: synthetic)
    crossValidation = validation.confusion
    model = try trainer.train(on: training + synthetic, licence: licence, slope: validation.slope)
    setsLeftOut = try trainer.leaveSetsOut(training, synthetic: synthetic, slope: validation.slope)
    heldOut = set.heldOut.isEmpty ? nil : trainer.test(model, on: set.heldOut)
    digestOfHeldOut = set.heldOut.isEmpty ? nil : DocumentTypeTrainer.digest(of: set.heldOut)
    leftOut = set.unknownLabels
    self.labelFile = labelFile
    self.heldOutPrefixes = heldOutPrefixes
  }

  /// The measurements in Markdown, as printed after a training and as they stand in the card.
  package var figures: String {
    var parts = [
      "Cross-validation in \(DocumentTypeTrainer(seed: model.header.seed).folds) folds over the "
        + "\(training.count) real pages, made pages in every training part: "
        + "\(percent(crossValidation.accuracy)) % right.\n\n\(crossValidation.table)"
    ]
    if setsLeftOut.total > 0 {
      parts.append(
        "Whole sets left out in turn, of each the pages whose types other sets have too: "
          + "\(percent(setsLeftOut.accuracy)) % of \(setsLeftOut.total) right.\n\n\(setsLeftOut.table)")
    }
    if let heldOut {
      parts.append(
        "Pages held out (\(heldOutPrefixes.joined(separator: ", "))), never trained on: "
          + "\(percent(heldOut.accuracy)) % of \(heldOut.total) right.\n\n\(heldOut.table)")
    }
    let mistakes = crossValidation.mistakes + (heldOut?.mistakes ?? [])
    if !mistakes.isEmpty {
      let rows = mistakes.map {
        "| \($0.name) | \($0.type.rawValue) | \($0.answer) | \(percent($0.confidence)) |"
      }
      parts.append(
        "Every mistake of the cross-validation and of the pages held out:\n\n| page | is | taken for | confidence % |\n| --- | --- | --- | ---: |\n"
          + rows.joined(separator: "\n"))
    }
    return parts.joined(separator: "\n\n")
  }

  /// The model card, `README.md` beside the weights.
  ///
  /// - Parameters:
  ///   - weightsDigest: SHA-256 of `model.json`.
  ///   - about: what the person who trains says of the data: names, licences, where they come from.
  package func card(weightsDigest: String, about: String) -> String {
    let header = model.header
    return """
      ---
      license: \(header.licence.lowercased())
      library_name: colophon
      pipeline_tag: text-classification
      language: [cs, da, de, en, fr, grc, la, sk]
      name: \(header.name)
      version: "\(header.version)"
      task: page type
      file: \(LinearModelFile.fileName)
      file_sha256: \(weightsDigest)
      training_sha256: \(header.trainingDigest)
      trainer: \(header.trainer)
      cost: \(header.cost)
      seed: \(header.seed)
      labels: [\(header.labels.joined(separator: ", "))]
      ---

      # \(header.name)

      A linear model that names the type of a page from \(model.features.count) features of its recognised \
      text: shape of the sheet, lengths, heights and edges of the lines, evenness of the characters, shares of \
      digits and capitals, confidence of the engine, and a few words and patterns such as imprints. It sees no \
      pixels. `model.json` names every feature with its weight for every label.

      ## Data

      \(about)

      \(dataTable)

      The made pages are layouts drawn by `SyntheticPages` from the seed, without any image. They stand in for \
      title pages, lists, covers and blanks, of which the real sets hold few or none, and they are no proof of \
      quality: no figure below counts them. `training_sha256` is over name, label and text of all training \
      pages, real and made.\(leftOutSentence)

      ## How good it is

      \(figures)

      Pages of one folder, such as those of a book or a collection, are never divided between training and \
      testing\(dividedException). \(untested)

      ## Limits

      - The features were made while looking at these pages, those held out among them: no figure here is a \
      blind test.
      - It answers with one of its types for every page: handwriting, maps and pictures get the type they \
      resemble.
      - Probabilities are calibrated by cross-validation on these pages, with all types weighted alike; on other \
      collections they may be too high.
      - It reads what the text recognition read. A page in a script that the engine does not know looks like \
      a cover or a blank.

      ## How to repeat

      ```sh
      colophon train classify --records RECORDS --labels \(labelFile) \(holdOutArguments)--seed \
      \(header.seed) --out OUT
      ```

      RECORDS is the output folder of a run that read the pages named in the labels, each file an item, with \
      `ocr: { models: auto }`. The same texts, labels and seed \
      give the same bytes.

      """
  }

  private var holdOutArguments: String {
    heldOutPrefixes.map { "--hold-out \($0) " }.joined()
  }

  /// The types whose pages come from one folder only, so that `TrainingSet` divides them one by one.
  private var dividedException: String {
    let types = DocumentType.allCases.filter { type in
      let pages = training.filter { $0.type == type }
      return pages.count > 1 && pages.allSatisfy { $0.group == $0.name }
    }
    guard !types.isEmpty else { return "" }
    return
      ", but for types of which all pages lie in one folder (\(types.map(\.rawValue).joined(separator: ", "))): "
      + "these are divided one by one, and their figures may be lower for pages from elsewhere"
  }

  /// Types that no real page of the cross-validation has.
  private var untested: String {
    let types = DocumentType.allCases.filter { type in !training.contains { $0.type == type } }
    guard !types.isEmpty else { return "" }
    return "No real page of type \(types.map(\.rawValue).joined(separator: ", ")) was there to train on: "
      + "what the model knows of it comes from made pages."
  }

  private var leftOutSentence: String {
    guard !leftOut.isEmpty else { return "" }
    let list = leftOut.map { "\($0.label) (\($0.count))" }.joined(separator: ", ")
    return " Labels without a type here were left out: \(list)."
  }

  private var dataTable: String {
    var rows = ["| type | real pages | made pages |", "| --- | ---: | ---: |"]
    for type in DocumentType.allCases {
      let real = training.count { $0.type == type }
      rows.append("| \(type.rawValue) | \(real) | \(synthetic.count { $0.type == type }) |")
    }
    let folders = Dictionary(grouping: training, by: \.set)
    rows += ["", "| set | pages | SHA-256 of names, labels and texts |", "| --- | ---: | --- |"]
    for (folder, pages) in folders.sorted(by: { $0.key < $1.key }) {
      rows.append("| \(folder) | \(pages.count) | `\(DocumentTypeTrainer.digest(of: pages))` |")
    }
    return rows.joined(separator: "\n")
  }
}
