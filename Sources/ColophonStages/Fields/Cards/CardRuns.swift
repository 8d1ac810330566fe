import ColophonDocument
import ColophonModels
import Foundation

/// The runs of equal labels on a card and the values that they make.
struct CardRuns: Sendable {
  let sheet: CardSheet
  /// Index of the first labelled token.
  let first: Int
  let labels: [CardLabel]
  let answer: ChainModel.Answer

  /// Tokens that follow one another and have one label.
  private struct Run {
    var label: CardLabel
    /// Indices into `labels`.
    var range: Range<Int>
    /// Sum of the label's probabilities.
    var weight: Double
    /// What belongs to the value and stands before the run.
    var preface: CardToken?
  }

  /// Labels that make fields of their own, in the order of the fields.
  private static let single: [(label: CardLabel, field: Field.Name)] = [
    (.title, .title), (.date, .date), (.place, .place), (.publisher, .publisher), (.extent, .extent),
    (.format, .format), (.series, .series), (.shelfmark, .shelfmark), (.subject, .subject),
  ]

  func readings(rules: [Field]) -> [LearnedCardReader.Reading] {
    var readings = [creator(rules)].compactMap { $0 }
    for (label, field) in Self.single {
      guard let (run, value) = best(label) else { continue }
      readings.append(reading(field, value, [run], rules))
    }
    return readings
  }

  private func creator(_ rules: [Field]) -> LearnedCardReader.Reading? {
    guard let (run, surname) = best(.surname) else { return nil }
    guard let (second, given) = best(.given), second.range.lowerBound >= run.range.upperBound,
      second.range.lowerBound - run.range.upperBound < 6
    else { return reading(.creator, surname, [run], rules) }
    return reading(.creator, "\(surname), \(given)\(goingOn(second))", [run, second], rules)
  }

  /// Initials and particles that go on a given name in its row and have another label: `Margaret E.`,
  /// `Amalie von`. Few of the cards that the labels were learned on have any.
  private func goingOn(_ run: Run) -> String {
    let last = sheet.tokens[first + run.range.upperBound - 1]
    guard last.text.last?.isLetter == true else { return "" }
    var words = ""
    for token in sheet.tokens[(first + run.range.upperBound)...] where token.row == last.row {
      let isInitial = token.text.wholeMatch(of: /\p{Lu}\./) != nil
      let isParticle =
        PrintedText.particles.contains(token.text) && !PrintedText.conjunctions.contains(token.text)
      guard isInitial || isParticle else { break }
      words += " " + token.text
    }
    return words
  }

  /// The run of a label that is a value and weighs most; between equals the first.
  private func best(_ label: CardLabel) -> (Run, String)? {
    var best: (Run, String)?
    for var run in runs(of: label) {
      let start = first + run.range.lowerBound
      run.preface = label == .extent ? preface(before: start) : nil
      let tokens = [run.preface].compactMap(\.self) + run.range.map { sheet.tokens[first + $0] }
      let end = first + run.range.upperBound
      let next = sheet.tokens.indices.contains(end) ? sheet.tokens[end] : nil
      guard let value = CardValue.value(label, tokens, next: next) else { continue }
      if best.map({ run.weight > $0.0.weight }) ?? true { best = (run, value) }
    }
    return best
  }

  /// The Roman pages of a preface, which the labels may have missed where they end the row before: `XII,` `288 S.`
  private func preface(before start: Int) -> CardToken? {
    guard start > first else { return nil }
    let before = sheet.tokens[start - 1]
    guard before.row != sheet.tokens[start].row, before.text.wholeMatch(of: /[IVXLC]+,/) != nil else {
      return nil
    }
    return before
  }

  private func runs(of label: CardLabel) -> [Run] {
    let number = CardLabel.allCases.firstIndex(of: label) ?? 0
    var runs: [Run] = []
    for index in labels.indices where labels[index] == label {
      let probability = answer.probabilities[index][number]
      if let last = runs.last, isJoined(last.range.upperBound, index) {
        runs[runs.count - 1].range = last.range.lowerBound..<(index + 1)
        runs[runs.count - 1].weight += probability
      } else {
        runs.append(Run(label: label, range: index..<(index + 1), weight: probability))
      }
    }
    return runs
  }

  /// Whether only specks stand between two tokens of one label.
  private func isJoined(_ end: Int, _ start: Int) -> Bool {
    (end..<start).allSatisfy { index in
      labels[index] == .other
        && !sheet.tokens[first + index].text.contains { $0.isLetter || $0.isNumber || "-—–".contains($0) }
    }
  }

  private func reading(
    _ field: Field.Name, _ value: String, _ runs: [Run], _ rules: [Field]
  ) -> LearnedCardReader.Reading {
    var logs: [Double] = []
    var tokens: [CardToken] = []
    for run in runs {
      let number = CardLabel.allCases.firstIndex(of: run.label) ?? 0
      for index in run.range {
        logs.append(log(max(1e-6, answer.probabilities[index][number])))
        tokens.append(sheet.tokens[first + index])
      }
    }
    let sure = tokens.compactMap(\.confidence)
    let agrees = rules.contains { $0.name == field && likeness(of: $0.value, value) >= 0.92 }
    return LearnedCardReader.Reading(
      field: field, value: value, normal: field == .date ? edtf(value, runs) : nil,
      lines: distinct((runs.compactMap(\.preface) + tokens).map(\.line)),
      signs: .init(
        meanLog: logs.reduce(0, +) / Double(max(1, logs.count)), leastLog: logs.min() ?? 0,
        legible: sure.isEmpty ? 1 : sure.reduce(0, +) / Double(sure.count), rulesAgree: agrees))
  }

  /// A year, or two as an interval, in EDTF; rough behind `vers`, `um`, `ca.`
  private func edtf(_ value: String, _ runs: [Run]) -> String? {
    let years = value.split { !$0.isNumber }.filter { $0.count == 4 }.map(String.init)
    guard let start = runs.first?.range.lowerBound, !years.isEmpty else { return nil }
    let before = start > 0 ? sheet.tokens[first + start - 1].text.lowercased() : ""
    let isRough = before.wholeMatch(of: /\W*(vers|um|ca|c|circa)\.?/) != nil
    return years.joined(separator: "/") + (isRough ? "~" : "")
  }
}
