import Foundation

/// The table of a component's options in Markdown, made from the declarations, so that the page in
/// `Documentation/Components` cannot go stale unseen.
package enum OptionTable {
  package static let begin = "<!-- options -->"
  package static let end = "<!-- /options -->"

  package static func markdown(_ options: [OptionDeclaration]) -> String {
    guard !options.isEmpty else { return "It has no options." }
    let rows = options.flatMap { [(name: $0.name, $0)] + below($0) }.map { name, option in
      let usual = option.defaultText.map { "`\($0)`" } ?? "must be given"
      let cells = [option.shape.words, usual, option.help].map { $0.replacing("|", with: "\\|") }
      return "| `\(name)` | \(cells.joined(separator: " | ")) |"
    }
    return (["| option | value | default | meaning |", "| --- | --- | --- | --- |"] + rows)
      .joined(separator: "\n")
  }

  /// The options of a list's entries, each with the name of the list before its own.
  private static func below(_ option: OptionDeclaration) -> [(name: String, OptionDeclaration)] {
    guard case .entries(let declarations) = option.shape else { return [] }
    return declarations.map { (name: "\(option.name)[].\($0.name)", $0) }
  }

  /// The page with its table between the markers made anew; nil when the markers are missing.
  ///
  /// - Parameter section: name of the section that the table is of, on a page that has several.
  package static func update(
    _ page: String, with options: [OptionDeclaration], section: String? = nil
  ) -> String? {
    let begin = section.map { "<!-- options of \($0) -->" } ?? Self.begin
    guard let start = page.range(of: begin),
      let stop = page.range(of: end, range: start.upperBound..<page.endIndex)
    else { return nil }
    return page[..<start.upperBound] + "\n" + markdown(options) + "\n" + page[stop.lowerBound...]
  }

  /// The page about pipelines with the tables of all sections made anew; nil when a marker is missing.
  package static func updateSections(_ page: String) -> String? {
    PipelineSections.all.reduce(Optional(page)) { page, section in
      page.flatMap { update($0, with: optionDeclarations(section.options), section: section.name) }
    }
  }
}

extension OptionDeclaration.Shape {
  /// What may stand there, in words.
  package var words: String {
    switch self {
    case .boolean: "true or false"
    case .integer(let range): range.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "whole number"
    case .number(let range): range.map { "\($0.lowerBound) to \($0.upperBound)" } ?? "number"
    case .text: "text"
    case .path: "path"
    case .choice(let words): words.map { "`\($0)`" }.joined(separator: ", ")
    case .list: "list"
    case .listOrWord(let words): words.map { "`\($0)`" }.joined(separator: ", ") + " or a list"
    case .mapping: "mapping"
    case .entries: "list of mappings"
    }
  }
}
