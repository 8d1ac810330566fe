import ColophonDocument
import ColophonPipeline
import ColophonStages
import ColophonTesting
import Foundation
import Logging
import Testing

private let components = Catalog.builtIn.all.map { $0.manual.name }

private func component(_ name: String) throws -> any Component.Type {
  try #require(Catalog.builtIn.component(named: name))
}

@Suite("Documentation says what the code does")
struct DocumentationTests {
  @Test("the list of components is sorted within each kind and names nothing twice")
  func sorted() {
    for kind in Manual.Kind.allCases {
      #expect(Catalog.builtIn.names(kind) == Catalog.builtIn.names(kind).sorted())
    }
    #expect(Set(components).count == components.count)
    #expect(components.count >= 9)
  }

  @Test("each component has a page whose option table is fresh", arguments: components)
  func page(_ name: String) throws {
    let file = Repository.root.appending(path: "Documentation/Components/\(name).md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let fresh = try #require(OptionTable.update(text, with: declaredOptions(of: try component(name))))
    #expect(text == fresh, "run make docs")
    #expect(text.contains("`\(name)`") || text.contains("# \(name)"))
  }

  @Test("the option tables of the sections are fresh")
  func sections() throws {
    let file = Repository.root.appending(path: "Documentation/Pipelines.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(try text == #require(OptionTable.updateSections(text)), "run make docs")
  }

  @Test("each command and each exit code has its place in the documentation")
  func commandsAndCodes() throws {
    let codes = try String(
      contentsOf: Repository.root.appending(path: "Documentation/ExitCodes.md"), encoding: .utf8)
    for code in [0, 1, 2, 3, 4, 5, 64, 75] { #expect(codes.contains("\n| \(code) | ")) }
    let operations = try String(
      contentsOf: Repository.root.appending(path: "Documentation/Operations.md"), encoding: .utf8)
    for reason in Reason.allCases {
      #expect(try pipelines().contains("| `\(reason.rawValue)` |"), "\(reason)")
    }
    let report = RunReport(run: "r", pipeline: "p", output: "o", started: Date(), workers: 1)
    for line in RunMetrics(report, ended: Date()).text.split(separator: "\n") where line.hasPrefix("# TYPE ")
    {
      let name = line.split(separator: " ")[2]
      #expect(operations.contains("`\(name)`"), "\(name)")
    }
  }

  private func pipelines() throws -> String {
    try String(contentsOf: Repository.root.appending(path: "Documentation/Pipelines.md"), encoding: .utf8)
  }

  @Test("the JSON Schema of the pipeline file is fresh")
  func schema() throws {
    let file = Repository.root.appending(path: "Documentation/Schemas/pipeline.schema.json")
    #expect(try String(contentsOf: file, encoding: .utf8) == PipelineSchema.json(.builtIn), "run make docs")
  }

  @Test("the example of each manual is an entry that the planner takes", arguments: components)
  func example(_ name: String) throws {
    let manual = try component(name).manual
    #expect(manual.example.hasPrefix("\(name):"))
    let setting = try SettingParser.parse(manual.example, source: "example")
    guard case .mapping(let entries) = setting.value, let options = entries.first?.value else {
      Issue.record("\(manual.example) is no mapping")
      return
    }
    #expect(optionProblems(of: try component(name), options).isEmpty)
  }

  @Test("every shipped pipeline is valid and names its schema", arguments: try shippedPipelines())
  func pipeline(_ name: String) throws {
    let file = Repository.root.appending(path: "Pipelines/\(name)")
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.hasPrefix("# yaml-language-server: $schema=../Documentation/Schemas/pipeline.schema.json\n"))
    let definition = try PipelineDefinition(contentsOf: file, source: name)
    var planner = Planner(catalog: .builtIn, services: services)
    do {
      _ = try planner.plan(definition)
    } catch {
      // Only the sample's collections are part of the checkout; the others name folders that a library has.
      let real = error.list.filter { name == "sample.yaml" || $0.kind == .invalid }
      #expect(real.isEmpty, "\(real.map { "\($0.position): \($0.message)" })")
    }
  }

  @Test("the pipelines that the plan of the house names are there")
  func allPipelines() throws {
    #expect(
      try shippedPipelines().sorted() == [
        "books.yaml", "index-cards.yaml", "letters.yaml", "newspapers.yaml", "sample.yaml",
      ])
  }

  @Test("YAML examples in the documentation are valid pipelines")
  func documentedPipelines() throws {
    var count = 0
    for name in ["README.md", "Documentation/Pipelines.md"] {
      let text = try String(contentsOf: Repository.root.appending(path: name), encoding: .utf8)
      for block in text.components(separatedBy: "```yaml\n").dropFirst() {
        let yaml = block.components(separatedBy: "```")[0]
        guard yaml.contains("version: 1") else { continue }
        count += 1
        let definition = try PipelineDefinition(
          yaml: yaml, source: name, folder: Repository.root.appending(path: "Pipelines"))
        var planner = Planner(catalog: .builtIn, services: services)
        do {
          _ = try planner.plan(definition)
        } catch {
          #expect(error.list.filter { $0.kind == .invalid }.isEmpty, "\(error.list.map(\.message))")
        }
      }
    }
    #expect(count > 0)
  }

  private var services: Services {
    Services(
      logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, models: Repository.models,
      environment: ProcessInfo.processInfo.environment, today: "2026-11-21", version: "test")
  }

  private func optionProblems(of type: any Component.Type, _ setting: Setting) -> [String] {
    func problems<C: Component>(_ type: C.Type) -> [String] {
      var reader = OptionReader(setting, folder: Repository.root)
      _ = C.Options(from: &reader)
      return reader.diagnostics.map(\.message)
    }
    return problems(type)
  }
}

private func shippedPipelines() throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: Repository.root.appending(path: "Pipelines").path)
    .filter { $0.hasSuffix(".yaml") }.sorted()
}
