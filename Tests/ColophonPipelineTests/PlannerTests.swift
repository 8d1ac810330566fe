import ColophonPipeline
import ColophonTesting
import Foundation
import Logging
import Testing

/// Plans a text with the doubles; answers the diagnostics as `line:column: message (hint)`.
private func problems(_ yaml: String, set: [String] = []) -> [String] {
  do {
    let services = Services(
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, models: URL(fileURLWithPath: "/"),
      environment: [:], today: "2026-11-21", version: "test")
    let definition = try PipelineDefinition(
      yaml: yaml, source: "p.yaml", folder: URL(fileURLWithPath: "/"),
      overrides: try set.map { try Override($0) })
    var planner = Planner(catalog: .doubles, services: services)
    _ = try planner.plan(definition)
    return []
  } catch let diagnostics as Diagnostics {
    return diagnostics.list.map { diagnostic in
      let hint = diagnostic.hint.map { " (\($0))" } ?? ""
      return "\(diagnostic.position): \(diagnostic.message)\(hint)"
    }
  } catch {
    return ["\(error)"]
  }
}

private let good = """
  version: 1
  read: { text_folder: { path: in } }
  stages:
    - faulty_engine: { shout: true }
    - count_words
  write:
    - plain: {}
  """

@Suite("Mistakes in a pipeline file are told all at once, with their places")
struct PlannerTests {
  @Test("a correct file has none")
  func correct() {
    #expect(problems(good) == [])
  }

  @Test("every mistake of a file is reported in the order of the file")
  func allAtOnce() {
    let found = problems(
      """
      version: 2
      read: { text_folder: { pth: in } }
      stages:
        - faulty_engin: {}
        - count_words
      write: [plain]
      failures: { attempts: 99, stop_above: lots }
      colour: red
      """)
    #expect(
      found == [
        "p.yaml:1:10: version must be 1, not '2'",
        "p.yaml:2:22: option 'path' is missing (The collection.)",
        "p.yaml:2:24: unknown option 'pth' (did you mean 'path'?)",
        "p.yaml:4:5: unknown stage 'faulty_engin' (did you mean 'faulty_engine'?)",
        "p.yaml:5:5: 'count_words' needs the layer 'text' (put 'faulty_engine' or 'no_op' before it)",
        "p.yaml:6:9: 'plain' needs the layer 'text' (put 'faulty_engine' or 'no_op' before it)",
        "p.yaml:7:23: 'attempts' must be from 1 to 10, not '99'",
        "p.yaml:7:39: 'stop_above' must be a number, not 'lots'",
        "p.yaml:8:1: unknown key 'colour' (known: version, read, stages, write, workers, limits, failures)",
      ])
  }

  @Test("stages in the wrong order are told which to move")
  func order() {
    let found = problems(
      """
      version: 1
      read: { text_folder: { path: in } }
      stages: [count_words, faulty_engine, faulty_engine]
      write: [plain]
      """)
    #expect(
      found == [
        "p.yaml:3:10: 'count_words' needs the layer 'text' (move 'faulty_engine' before 'count_words')",
        "p.yaml:3:38: stage 'faulty_engine' stands twice",
      ])
  }

  @Test(
    "broken YAML, duplicate keys and odd shapes have a place",
    arguments: [
      ("version: 1\nread: [", "p.yaml:3:1: not valid YAML"),
      ("version: 1\nversion: 1\n", "p.yaml:1:1: the same key stands twice: version"),
      ("- a\n- b\n", "p.yaml:1:1: a pipeline file is a mapping"),
      ("version: 1\nread: {}\nstages: 5\nwrite: []\n", "p.yaml:2:7: expected a component"),
    ])
  func shapes(_ yaml: String, _ expected: String) {
    #expect(problems(yaml).first?.hasPrefix(expected) == true, "\(problems(yaml))")
  }

  @Test("two writers of one file, and files outside the output folder, are refused")
  func outputs() {
    let found = problems(good, set: ["write=[plain, {plain: {folder: ../x}}]"])
    #expect(found.contains { $0.contains("'../x/' does not lie in the output folder") }, "\(found)")
    #expect(found.contains { $0.contains("'all.txt' is written by 'plain' too") }, "\(found)")
  }

  @Test("an override replaces an option, and a mistake in it is told with the override")
  func overrides() {
    #expect(problems(good, set: ["stages.count_words={}", "failures.attempts=1"]) == [])
    #expect(
      problems(good, set: ["stages.faulty_engine.shout=loud"]) == [
        "--set stages.faulty_engine.shout=loud: 'shout' must be true or false, not 'loud'"
      ])
    #expect(
      problems(good, set: ["stages.ocr.models=[deu]"]) == [
        "--set stages.ocr.models=[deu]: the pipeline has no 'stages.ocr' (colophon plan shows what it has)"
      ])
    #expect(problems(good, set: ["models"]).first?.contains("expected KEY=VALUE") == true)
  }

  @Test("several readers need names, each its own")
  func readers() {
    let found = problems(
      good,
      set: [
        "read=[{text_folder: {path: a, name: x}}, {text_folder: {path: b, name: x}}, {text_folder: {path: c}}]"
      ])
    #expect(found.count == 2 && found.contains { $0.contains("the name 'x' is taken") }, "\(found)")
    #expect(found.contains { $0.contains("several readers need names") })
  }

  @Test("a collection's name is no path, and outputs keep off the run's own files")
  func reservedNames() {
    #expect(
      problems(good, set: ["read={text_folder: {path: a, name: x/y}}"]).first?.contains("without '/'") == true
    )
    for folder in [".lock", "records", "ledger.sqlite-wal", "logs/x"] {
      let found = problems(good, set: ["write.plain.folder=\(folder)"])
      #expect(found.first?.contains("runs keep for themselves") == true, "\(folder): \(found)")
    }
  }

  @Test("aliases that multiply themselves are refused")
  func aliases() {
    let levels = (1...9).map { level in
      "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]"
    }
    let found = problems("a0: &a0 x\n" + levels.joined(separator: "\n"))
    #expect(found.first?.contains("too many values") == true, "\(found)")
  }
}
