import ColophonDocument
import ColophonPipeline

/// A reconciliation service, as the pipeline file describes it.
struct ReconciliationOptions: Sendable {
  let name: String
  let url: String
  let kinds: [Entity.Kind]
  /// The service's own types by kind.
  let types: [String: String]
  let limit: Int
  let requestsPerSecond: Double
  let batch: Int
  let timeoutSecs: Int
  let attempts: Int
  /// Name of the environment variable that holds the key.
  let key: String?
  let cacheDays: Int

  init(from reader: inout OptionReader) {
    url = reader.value("url", default: "", "Address of the service, with http or https.")
    let host = url.split(separator: "/").dropFirst().first.map(String.init) ?? url
    name = reader.optional("name", "What results call it; without it, the host of its address.") ?? host
    kinds = linkedKinds(from: &reader, "kinds", "Kinds of names that it is asked for.")
    types = reader.mapping(
      "types", "The service's own type for person, place or organisation, such as { person: Q5 }.")
    limit = reader.value("limit", default: 5, in: 1...50, "Candidates to ask for.")
    requestsPerSecond = reader.value(
      "requests_per_second", default: 2.0, in: 0.01...100, "Send no more requests than this.")
    batch = reader.value("batch", default: 10, in: 1...50, "Names to ask for in one request.")
    timeoutSecs = reader.value("timeout_secs", default: 30, in: 1...600, "Seconds to wait for an answer.")
    attempts = reader.value("attempts", default: 3, in: 1...10, "Tries of a request that fails.")
    key = reader.optional(
      "key", "Name of the environment variable that holds the service's key, never the key itself.")
    cacheDays = reader.value(
      "cache_days", default: 90, in: 0...36500, "Days for which an answer is kept and used.")

    let scheme = url.hasPrefix("http://") ? "http://" : url.hasPrefix("https://") ? "https://" : nil
    let authority = scheme.map { url.dropFirst($0.count).prefix { $0 != "/" && $0 != "?" } } ?? ""
    if authority.isEmpty {
      reader.reject(
        "url", "'url' must be an address with http or https", hint: "such as https://example.org/reconcile")
    } else if authority.contains("@") {
      reader.reject("url", "'url' must not hold a password", hint: "name an environment variable with key")
    }
    for kind in types.keys.sorted() where !["person", "place", "organisation"].contains(kind) {
      reader.reject("types", "'\(kind)' is no kind of name", hint: "known: person, place, organisation")
    }
    if let key, key.isEmpty || !key.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }) {
      reader.reject(
        "key", "'key' must be the name of an environment variable", hint: "never write a key into a file")
    }
  }
}
