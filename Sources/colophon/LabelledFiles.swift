import ArgumentParser
import ColophonEvaluation
import ColophonStages
import Foundation

/// Labelled texts for a command: broken lines are told one by one, and end it unless they are to be passed over.
enum LabelledFiles {
  static func read(_ paths: [String], lenient: Bool) throws -> TaggedFiles {
    let files = try TaggedFiles(paths)
    for line in files.broken { Terminal.printError("\(line.description.prefix(400))".withKind(lenient)) }
    if !files.broken.isEmpty, !lenient {
      throw TrainingDataError(
        "\(files.broken.count) broken lines; put them right, or take them for words outside of names with --lenient"
      )
    }
    return files
  }
}

extension String {
  /// `file:line: text` as an error or, where one goes on, a warning.
  fileprivate func withKind(_ isWarning: Bool) -> String {
    guard let colon = range(of: ": ") else { return self }
    return self[..<colon.lowerBound] + ": \(isWarning ? "warning" : "error"): " + self[colon.upperBound...]
  }
}

extension LabelledNames {
  /// A labelled text beside what was found in it.
  init(_ text: TaggedText, found: [(name: TaggedText.Name, confidence: Double)]) {
    self.init(
      set: text.set, language: text.language, year: text.year, documentType: text.documentType,
      words: text.words.count, expected: text.names.map { NameScore.Name(kind: $0.kind, words: $0.words) },
      found: found.map { (NameScore.Name(kind: $0.name.kind, words: $0.name.words), $0.confidence) })
  }
}
