import ArgumentParser
import ColophonDocument
import ColophonPipeline
import ColophonStages
import Foundation

struct ComponentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "components", abstract: "List readers, stages and writers, or print the manual of one.")

  @Argument(help: "A component's name.")
  var name: String?

  @Flag(help: "Print the JSON Schema of the pipeline file, for editors.")
  var schema = false

  @Option(
    help: ArgumentHelp(
      "Make the option tables and the JSON Schema in a documentation folder anew.", valueName: "folder"))
  var updateDocumentation: String?

  func run() throws {
    if let updateDocumentation { return try update(URL(fileURLWithPath: updateDocumentation)) }
    if schema { return Terminal.printOutput(try PipelineSchema.json(.builtIn)) }
    guard let name else { return Terminal.printOutput(list()) }
    guard let component = Catalog.builtIn.component(named: name) else {
      let names = Catalog.builtIn.all.map { $0.manual.name }
      let hint = nearestName(to: name, among: names).map { "did you mean '\($0)'?" }
      throw ValidationError(
        "There is no component '\(name)'; \(hint ?? "known: \(names.joined(separator: ", "))").")
    }
    Terminal.printOutput(manual(component))
  }

  private func list() -> String {
    Manual.Kind.allCases.map { kind in
      let components = Catalog.builtIn.all.map { $0.manual }.filter { $0.kind == kind }
      let width = Catalog.builtIn.all.map { $0.manual.name.count }.max() ?? 0
      return "\(kind.rawValue)s\n"
        + components.map {
          "  \($0.name)\(String(repeating: " ", count: width - $0.name.count))  \($0.summary)"
        }.joined(separator: "\n")
    }.joined(separator: "\n")
  }

  private func manual(_ component: any Component.Type) -> String {
    let manual = component.manual
    var lines = ["\(manual.name) (\(manual.kind.rawValue), version \(manual.version)): \(manual.summary)"]
    for (title, layers) in [("needs", manual.needs), ("uses", manual.uses), ("gives", manual.gives)]
    where !layers.isEmpty {
      lines.append("\(title): \(layers.map(\.rawValue).joined(separator: ", "))")
    }
    lines += ["", "options"]
    let options = declaredOptions(of: component)
    if options.isEmpty { lines.append("  none") }
    for option in options {
      lines.append(
        "  \(option.name): \(option.shape.words); default \(option.defaultText ?? "none, must be given")")
      lines.append("      \(option.help)")
    }
    return (lines + ["", "example", "  - \(manual.example)"]).joined(separator: "\n")
  }

  private func update(_ folder: URL) throws {
    for component in Catalog.builtIn.all {
      try update(folder.appending(path: "Components/\(component.manual.name).md")) {
        OptionTable.update($0, with: declaredOptions(of: component))
      }
    }
    try update(folder.appending(path: "Pipelines.md"), OptionTable.updateSections)
    let schema = folder.appending(path: "Schemas/pipeline.schema.json")
    try Data(try PipelineSchema.json(.builtIn).utf8).write(to: schema)
  }
  private func update(_ page: URL, _ change: (String) -> String?) throws {
    guard let data = FileManager.default.contents(atPath: page.path),
      case let text = String(decoding: data, as: UTF8.self), let updated = change(text)
    else {
      throw ValidationError("\(page.path) is missing, or has no \(OptionTable.begin) … \(OptionTable.end).")
    }
    if updated != text { try Data(updated.utf8).write(to: page) }
  }
}
