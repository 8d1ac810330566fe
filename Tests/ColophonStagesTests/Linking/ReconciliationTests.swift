import ColophonDocument
import ColophonTesting
import Foundation
import Testing

@testable import ColophonStages

@Suite("Names are linked by the Reconciliation Service API", .timeLimit(.minutes(5)))
struct ReconciliationTests {
  private func withService(
    _ body: (ReconciliationDouble, LinkBench) async throws -> Void
  ) async throws {
    let service = try await ReconciliationDouble.start()
    do {
      try await body(service, LinkBench())
    } catch {
      try? await service.stop()
      throw error
    }
    try await service.stop()
  }

  private func yaml(_ service: ReconciliationDouble, _ options: String = "") -> String {
    "services: [{ url: '\(service.url)', name: double, requests_per_second: 100, timeout_secs: 5\(options) }]"
  }

  @Test("queries go out in batches as a form, and candidates come back with score, address and reason")
  func asks() async throws {
    try await withService { service, bench in
      let stage = try bench.stage(yaml(service, ", types: { person: Q5 }, batch: 2, limit: 3"))
      let document = try await bench.document(
        [(.person, "Ernst Lindenau"), (.place, "Köln"), (.place, "Neustadt"), (.place, "Nirgendwo")], stage)
      let links = try #require(document.links)
      #expect(links.map(\.name.text) == ["Ernst Lindenau", "Köln", "Neustadt", "Nirgendwo"])
      #expect(links.map { $0.answers[0].outcome } == [.linked, .linked, .tie, .notFound])
      let lindenau = links[0].answers[0].candidates[0]
      #expect(lindenau.uri == "https://example.org/id/p1")
      #expect(lindenau.score == 1)
      #expect(lindenau.reason.contains("91.5, a match"))
      // The service knows that Köln is Cologne; the names alone do not show it.
      #expect(links[1].answers[0].candidates[0].score == 0.95)
      #expect(document.provisional.isEmpty)

      #expect(service.questions.count == 2)
      #expect(service.questions.allSatisfy { $0.queries.count == 2 })
      #expect(service.questions.allSatisfy { $0.contentType == "application/x-www-form-urlencoded" })
      let queries = service.questions.flatMap(\.queries.values)
      #expect(queries.first { $0["query"] == "Ernst Lindenau" }?["type"] == "Q5")
      #expect(queries.first { $0["query"] == "Köln" }?["type"] == nil)
      #expect(queries.allSatisfy { $0["limit"] == "3" })
      #expect(service.requests.allSatisfy { $0.authorization == nil })
    }
  }

  @Test("what was answered is not asked again")
  func caches() async throws {
    try await withService { service, bench in
      let names: [(Entity.Kind, String)] = [(.person, "Ernst Lindenau"), (.place, "Nirgendwo")]
      let first = try await bench.document(names, bench.stage(yaml(service)))
      let asked = service.requests.count
      let second = try await bench.document(names, bench.stage(yaml(service)))
      #expect(first.links == second.links)
      #expect(service.requests.count == asked)
      _ = try await bench.document(names + [(.place, "Köln")], bench.stage(yaml(service)))
      #expect(service.questions.last?.queries.count == 1)
    }
  }

  @Test("a passing failure is tried again")
  func retries() async throws {
    try await withService { service, bench in
      service.answer(with: .status(503), .status(429))
      let document = try await bench.document([(.place, "Köln")], bench.stage(yaml(service)))
      #expect(document.links?[0].answers[0].outcome == .linked)
      #expect(service.requests.count == 4)
    }
  }

  @Test(
    "a service that fails leaves the names unlinked with the reason, and the result to be made again",
    arguments: [
      ReconciliationDouble.Trouble.status(500), .status(404), .text("<html>"), .text("{}"), .silence,
    ])
  func fails(_ trouble: ReconciliationDouble.Trouble) async throws {
    try await withService { service, bench in
      let stage = try bench.stage(
        yaml(service, ", attempts: 1").replacing("timeout_secs: 5", with: "timeout_secs: 1"))
      // The manifest is answered, the question is not.
      _ = try await bench.document([(.place, "Nirgendwo")], stage)
      service.answer(with: trouble)
      let document = try await bench.document([(.place, "Köln")], stage)
      let answer = try #require(document.links?.first?.answers.first)
      #expect(answer.outcome == .unavailable)
      #expect(answer.candidates.isEmpty)
      #expect(answer.reason?.isEmpty == false)
      #expect(document.provisional[.links] != nil)
      // Nothing of it was kept.
      let again = try await bench.document([(.place, "Köln")], stage)
      #expect(again.links?.first?.answers.first?.outcome == .linked)
    }
  }

  @Test("a service that is not there leaves the item as it is")
  func isGone() async throws {
    let service = try await ReconciliationDouble.start()
    let url = service.url
    try await service.stop()
    let bench = try LinkBench()
    try bench.folder.write("id,name\n7,Köln\n", to: "a.csv")
    let stage = try bench.stage(
      "authorities: [{ file: a.csv }]\nservices: [{ url: '\(url)', attempts: 1, timeout_secs: 2 }]")
    let document = try await bench.document([(.place, "Köln")], stage)
    #expect(document.links?.first?.answers.map(\.outcome) == [.linked, .unavailable])
  }

  @Test("the key comes from the environment and goes out as a bearer token, and into no result")
  func sendsKey() async throws {
    try await withService { service, bench in
      var bench = bench
      bench.environment = ["DOUBLE_KEY": "very-secret"]
      let stage = try bench.stage(yaml(service, ", key: DOUBLE_KEY"))
      service.answer(with: .status(401))
      _ = try await bench.document([(.place, "Köln")], stage)
      let document = try await bench.document([(.place, "Köln")], stage)
      #expect(service.requests.allSatisfy { $0.authorization == "Bearer very-secret" })
      #expect(!"\(document)".contains("very-secret"))
      #expect(!"\(stage.models)".contains("very-secret"))
    }
  }

  @Test("requests keep their distance")
  func keepsRate() async throws {
    try await withService { service, bench in
      let options = yaml(service, ", batch: 1").replacing(
        "requests_per_second: 100", with: "requests_per_second: 5")
      let stage = try bench.stage(options)
      let clock = ContinuousClock()
      let duration = try await clock.measure {
        _ = try await bench.document([(.place, "A"), (.place, "Be"), (.place, "Ce"), (.place, "De")], stage)
      }
      #expect(service.requests.count == 5)
      // Four pauses of a fifth of a second; a loaded machine only makes them longer.
      #expect(duration >= .milliseconds(790))
    }
  }
}
