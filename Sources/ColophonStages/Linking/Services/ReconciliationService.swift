import ColophonDocument
import ColophonModels
import ColophonPipeline
import Foundation

/// Asks a service for candidates by the Reconciliation Service API, version 0.2 of the W3C community group: the one
/// that OpenRefine speaks.
struct ReconciliationService: Sendable {
  /// What became of a name.
  enum Answer: Sendable {
    case candidates([Link.Candidate])
    case unavailable(String)
  }

  let options: ReconciliationOptions
  private let client: ServiceClient
  private let cache: AnswerCache

  /// - Parameter cache: folder for answers; nil when none are kept
  init(_ options: ReconciliationOptions, cache: URL?, _ services: Services) {
    self.options = options
    client = ServiceClient(
      url: options.url, key: options.key.flatMap { services.environment[$0] },
      policy: ServiceClient.Policy(
        requestsPerSecond: options.requestsPerSecond, timeoutSecs: options.timeoutSecs,
        attempts: options.attempts))
    self.cache = AnswerCache(
      folder: cache?.appending(path: "answers"), today: services.today, days: options.cacheDays)
  }

  /// The candidates for each name, in the order of the names. Never fails: a name without an answer says why.
  func answers(to names: [LinkedName]) async -> [Answer] {
    var answers: [Int: Answer] = [:]
    let queries = names.map(query)
    let known = queries.map { cache.answer(to: question($0)) }
    let unknown = names.indices.filter { known[$0] == nil }
    let manifest: Manifest
    do {
      manifest = try await self.manifest()
    } catch {
      return names.map { _ in .unavailable("\(error)") }
    }
    for (index, data) in known.enumerated() {
      guard let data else { continue }
      answers[index] = candidates(data, for: names[index], manifest).map { .candidates($0) }
    }
    var trouble: String?
    for start in stride(from: 0, to: unknown.count, by: options.batch) {
      let batch = unknown[start..<min(start + options.batch, unknown.count)]
      if let trouble {
        for index in batch { answers[index] = .unavailable(trouble) }
        continue
      }
      do {
        let results = try await ask(batch.map { queries[$0] })
        for (index, result) in zip(batch, results) {
          if let result, let found = candidates(result, for: names[index], manifest) {
            cache.keep(result, to: question(queries[index]))
            answers[index] = .candidates(found)
          } else {
            answers[index] = .unavailable("\(options.name) did not answer to this name")
          }
        }
      } catch {
        // What did not answer once would only be asked in vain for the other names of the item.
        trouble = "\(error)"
        for index in batch { answers[index] = .unavailable("\(error)") }
      }
    }
    return names.indices.map { answers[$0] ?? .unavailable("\(options.name) did not answer to this name") }
  }

  // MARK: - Questions

  private struct Query: Encodable {
    var query: String
    var type: String?
    var limit: Int
  }

  private func query(_ name: LinkedName) -> Query {
    Query(query: name.text, type: options.types[name.kind.rawValue], limit: options.limit)
  }

  /// What decides the answer, as one text.
  private func question(_ query: Query) -> String {
    "\(options.url) \(String(decoding: json(query), as: UTF8.self))"
  }

  private func json(_ value: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts and numbers can always be encoded.
    return (try? encoder.encode(value)) ?? Data()
  }

  /// The results of a batch in its order, each as JSON; nil for a query that the service left out.
  private func ask(_ queries: [Query]) async throws -> [Data?] {
    let named = Dictionary(uniqueKeysWithValues: queries.enumerated().map { ("q\($0.offset)", $0.element) })
    let data = try await client.post([("queries", String(decoding: json(named), as: UTF8.self))])
    guard let answer = try? JSONSerialization.jsonObject(with: data) as? [String: Any] else {
      throw ServiceClient.Unavailable("\(options.url) answered with something else than JSON")
    }
    return queries.indices.map { index in
      guard let result = answer["q\(index)"] as? [String: Any], result["result"] is [Any] else { return nil }
      return try? JSONSerialization.data(withJSONObject: result, options: [.sortedKeys])
    }
  }

  // MARK: - Answers

  private struct Manifest: Decodable {
    struct View: Decodable { var url: String? }
    var identifierSpace: String?
    var view: View?

    /// The address of an identifier, as far as the service tells it.
    func uri(_ id: String) -> String? {
      if id.hasPrefix("http://") || id.hasPrefix("https://") { return id }
      let escaped = id.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? id
      if let space = identifierSpace, space.hasPrefix("http"), space.hasSuffix("/") || space.hasSuffix("#") {
        return space + escaped
      }
      return view?.url.flatMap { $0.contains("{{id}}") ? $0.replacing("{{id}}", with: escaped) : nil }
    }
  }

  /// Throws `Unavailable` when the service does not say what it is.
  private func manifest() async throws -> Manifest {
    let question = "\(options.url) manifest"
    if let data = cache.answer(to: question),
      let manifest = try? JSONDecoder().decode(Manifest.self, from: data)
    {
      return manifest
    }
    let data = try await client.get()
    guard let manifest = try? JSONDecoder().decode(Manifest.self, from: data) else {
      throw ServiceClient.Unavailable("\(options.url) answered with something else than a manifest")
    }
    cache.keep(data, to: question)
    return manifest
  }

  private struct Result: Decodable {
    struct Found: Decodable {
      var id: String
      var name: String?
      var score: Double?
      var match: Bool?
    }
    var result: [Found]
  }

  /// Nil for an answer of another form.
  ///
  /// Every service counts scores in its own way, so the names are compared here too; what the service calls a match
  /// may know spellings that the name in its answer does not show, and counts up to `mostForMatch`.
  private func candidates(_ data: Data, for name: LinkedName, _ manifest: Manifest) -> [Link.Candidate]? {
    guard let result = try? JSONDecoder().decode(Result.self, from: data) else { return nil }
    var comparison = NameComparison(ParsedName(name.text, kind: name.kind), kind: name.kind)
    return result.result.prefix(options.limit).map { found in
      let label = found.name ?? found.id
      let compared = comparison.compare(ParsedName(label, kind: name.kind))
      var score = compared?.score ?? 0
      var reasons =
        compared.map { $0.differences.isEmpty ? ["same name"] : $0.differences } ?? ["another name"]
      if let own = found.score.flatMap(fourDecimals) {
        reasons.append("the service's score \(own)" + (found.match == true ? ", a match" : ""))
      }
      if found.match == true {
        score = max(score, min(Self.mostForMatch, (found.score ?? 0) / (found.score ?? 0 > 1 ? 100 : 1)))
      }
      return Link.Candidate(
        id: found.id, uri: manifest.uri(found.id), sameAs: [], label: label, score: score,
        reason: reasons.joined(separator: "; "))
    }
  }

  private static let mostForMatch = 0.95
}
