import ColophonModels
import ColophonNative
import ColophonPipeline
import Foundation

/// Which models read a page: the same ones for every page, or one of several candidates.
enum OCRModels: Sendable, Hashable {
  /// All at once, the leading one first.
  case fixed([String])
  /// One of these, chosen for each page.
  case oneOf([String])

  /// Candidates are all kept open, and each reads a piece of every page.
  static let mostCandidates = 12

  init(_ options: OCR.Options, installed: [String]) {
    switch options.models {
    case .list(let names): self = .fixed(Self.withoutRepeats(names))
    case .word:
      let names = options.candidates.isEmpty ? installed : Self.withoutRepeats(options.candidates)
      // Where a page says nothing for any model, the first one reads it.
      let leading = options.candidates.isEmpty ? names.filter { $0 == "eng" } : []
      self = .oneOf(leading + names.filter { !leading.contains($0) })
    }
  }

  var names: [String] {
    switch self {
    case .fixed(let names), .oneOf(let names): names
    }
  }

  /// Whether the pages themselves decide.
  var isOpen: Bool {
    if case .oneOf(let names) = self { names.count > 1 } else { false }
  }

  private static func withoutRepeats(_ names: [String]) -> [String] {
    names.enumerated().filter { !names[..<$0.offset].contains($0.element) }.map(\.element)
  }

  static func shortcomings(_ options: OCR.Options, _ services: Services) -> [Shortcoming] {
    let data: LanguageData
    do {
      data = try LanguageData(environment: services.environment)
    } catch {
      return [Shortcoming(.missing, "\(error)")]
    }
    let installed = data.models.map(\.name)
    let choice = OCRModels(options, installed: installed)
    let option = if case .fixed = choice { "models" } else { "candidates" }
    var found = choice.names.filter { !installed.contains($0) }.map { name in
      Shortcoming(
        .missing, option: option, "the Tesseract model '\(name)' is not installed",
        remedy: remedy(for: name, installed: installed))
    }
    if case .oneOf(let names) = choice, names.count > mostCandidates {
      found.append(
        Shortcoming(
          .invalid, option: option,
          "models: auto chooses from at most \(mostCandidates) models, but there are \(names.count)",
          remedy: "name the ones that suit the collection, such as candidates: [deu, Fraktur, lat]"))
    }
    if choice.isOpen, Lexicon.files(in: services.models).isEmpty {
      found.append(
        Shortcoming(
          .missing, option: "models", "models: auto needs word lists in \(services.models.path)/lexicons",
          remedy: "make models"))
    }
    return found
  }

  private static func remedy(for name: String, installed: [String]) -> String {
    if TesseractPackages.name(for: name) != nil { return TesseractPackages.remedy(for: [name]) }
    let known = installed + TesseractPackages.knownModels
    if let near = nearestName(to: name, among: known) { return "did you mean '\(near)'?" }
    return "installed: \(installed.joined(separator: ", "))"
  }
}
