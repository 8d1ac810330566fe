import ColophonDocument
import ColophonModels
import ColophonPipeline
import Foundation

/// Looks up the persons, places and organisations of an item in authority files and services, and links those that
/// one candidate fits clearly best.
///
/// Each distinct name is looked up once an item. A link always has a score and a reason; where two candidates are
/// equally good there is none, and both are told.
package struct LinkEntities: DocumentStage {
  package static let manual = Manual(
    kind: .stage, name: "link_entities",
    summary: "Link names of persons, places and organisations to authority files.", needs: [.entities],
    uses: [.fields], gives: [.links],
    example: "link_entities: { minimum_score: 0.85, services: [{ url: 'https://example.org/reconcile' }] }")

  package struct Options: ComponentOptions {
    let authorities: [AuthorityOptions]
    let services: [ReconciliationOptions]
    let minimumScore: Double
    let margin: Double
    let cache: URL?

    package init(from reader: inout OptionReader) {
      authorities = reader.entries("authorities", "Lists of names that the institution has.") {
        AuthorityOptions(from: &$0)
      }
      services = reader.entries("services", "Services that speak the Reconciliation Service API.") {
        ReconciliationOptions(from: &$0)
      }
      minimumScore = reader.value(
        "minimum_score", default: 0.85, in: 0...1, "Link no name whose score is lower.")
      margin = reader.value(
        "margin", default: 0.05, in: 0...1,
        "Link no name whose second candidate is closer than this: it is a tie.")
      cache = reader.optionalPath(
        "cache",
        "Folder for answers of services and for indexes of large files; without it, colophon in the user's cache folder."
      )
      if authorities.isEmpty, services.isEmpty {
        reader.reject(
          "authorities", "there is nothing to link names to", hint: "give authorities, services or both")
      }
      let names = authorities.map(\.name) + services.map(\.name)
      for (index, name) in names.enumerated() where names[..<index].contains(name) {
        reader.reject(
          index < authorities.count ? "authorities" : "services", "two authorities are called '\(name)'",
          hint: "give them names")
      }
    }
  }

  // A change of the cache's place changes no result.
  package static let neutralOptions = ["cache"]

  package static func shortcomings(_ options: Options, _ services: Services) -> [Shortcoming] {
    let files = options.authorities.filter { !FileManager.default.isReadableFile(atPath: $0.file.path) }
    let keys = options.services.compactMap(\.key).filter { services.environment[$0]?.isEmpty ?? true }
    return files.map {
      Shortcoming(.missing, option: "authorities", "the authority file \($0.file.path) is not here")
    }
      + keys.map {
        Shortcoming(
          .missing, option: "services", "the environment variable \($0) is not set",
          remedy: "set it to the service's key")
      }
  }

  package let models: [ModelReference]
  private let options: Options
  private let linker: Linker
  private let files: LazyAuthorities
  private let reconciliation: [ReconciliationService]

  package init(_ options: Options, _ services: Services) throws {
    self.options = options
    linker = Linker(minimumScore: options.minimumScore, margin: options.margin)
    let cache = options.cache ?? Self.userCache(services.environment)
    let digests = try options.authorities.map { try sha256(of: $0.file) }
    files = LazyAuthorities(
      zip(options.authorities, digests).map { $0 }, NameIndexStore(folder: cache), services)
    reconciliation = options.services.map { ReconciliationService($0, cache: cache, services) }
    models =
      zip(options.authorities, digests).map { authority, digest in
        ModelReference(
          name: "authority/\(authority.name)", version: "0", digest: digest, licence: "NOASSERTION")
      }
      + options.services.map { service in
        ModelReference(
          name: "service/\(service.name)", version: "0.2", digest: sha256(of: Data(service.url.utf8)),
          licence: "NOASSERTION")
      }
  }

  package func process(
    _ document: inout Document, pages: any PageSource
  ) async throws -> [ModelReference] {
    let found = try names(document, pages)
    let names = found.keys.sorted {
      ($0.kind.rawValue, $0.text, $0.normal ?? "") < ($1.kind.rawValue, $1.text, $1.normal ?? "")
    }
    var answers: [LinkedName: [Link.Answer]] = [:]
    for (authority, index) in try await files.indexes() {
      for name in names where authority.kinds.contains(name.kind) {
        answers[name, default: []].append(
          linker.answer(of: authority.name, linker.candidates(name, in: index)))
      }
    }
    for service in reconciliation {
      let asked = names.filter { service.options.kinds.contains($0.kind) }
      for (name, answer) in zip(asked, await service.answers(to: asked)) {
        switch answer {
        case .candidates(let candidates):
          answers[name, default: []].append(linker.answer(of: service.options.name, candidates))
        case .unavailable(let reason):
          answers[name, default: []].append(
            Link.Answer(
              authority: service.options.name, outcome: .unavailable, reason: reason, candidates: []))
          document.provisional[.links] = "\(service.options.name) did not answer"
        }
      }
    }
    document.links = names.compactMap { name in
      answers[name].map { Link(name: name, pages: (found[name] ?? []).sorted(), answers: $0) }
    }
    return models
  }

  /// Every name of the item with the pages that it stands on.
  private func names(_ document: Document, _ pages: any PageSource) throws -> [LinkedName: Set<Int>] {
    var found: [LinkedName: Set<Int>] = [:]
    try pages.forEachPage { page in
      for entity in page.entities ?? [] {
        if let name = LinkedName(entity) { found[name, default: []].insert(page.number) }
      }
    }
    for field in document.fields ?? [] {
      if let name = LinkedName(field) { found[name, default: []].formUnion(field.evidence.map(\.page)) }
    }
    return found
  }

  /// Nil where the environment names no home.
  private static func userCache(_ environment: [String: String]) -> URL? {
    if let folder = environment["XDG_CACHE_HOME"], folder.hasPrefix("/") {
      return URL(fileURLWithPath: folder).appending(path: "colophon")
    }
    guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
    return URL(fileURLWithPath: home).appending(path: ".cache/colophon")
  }
}

/// The indexes of the authority files, opened when the first item comes.
private actor LazyAuthorities {
  private let authorities: [(AuthorityOptions, digest: String)]
  private let store: NameIndexStore
  private let services: Services
  private var opened: [(AuthorityOptions, NameIndex)]?

  init(_ authorities: [(AuthorityOptions, String)], _ store: NameIndexStore, _ services: Services) {
    self.authorities = authorities.map { ($0.0, digest: $0.1) }
    self.store = store
    self.services = services
  }

  /// Throws when a file has nothing that can be used.
  func indexes() throws -> [(AuthorityOptions, NameIndex)] {
    if let opened { return opened }
    let indexes = try authorities.map { authority, digest in
      (authority, try store.index(of: authority, digest: digest, warn: { services.warn($0) }))
    }
    opened = indexes
    return indexes
  }
}
