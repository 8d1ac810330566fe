import ColophonDocument
import Foundation

/// Turns a definition into a plan, or into every reason why it cannot run.
///
/// Nothing of the collection is read and no page is touched: options, order, models, folders only.
package struct Planner {
  private let catalog: Catalog
  private let services: Services
  private var diagnostics: [Diagnostic] = []

  package init(catalog: Catalog, services: Services) {
    self.catalog = catalog
    self.services = services
  }

  package mutating func plan(_ definition: PipelineDefinition) throws(Diagnostics) -> Plan {
    diagnostics = definition.problems
    var sections: [(name: String, options: [EffectiveOption])] = []
    let workers: WorkerPolicy = section(PipelineSections.workers, of: definition, &sections)
    let limits: CollectionLimits = section(PipelineSections.limits, of: definition, &sections)
    let failures: FailurePolicy = section(PipelineSections.failures, of: definition, &sections)
    let readers: [Plan.Step<Plan.CollectionReader>] = definition.readers.compactMap { entry in
      guard let (type, bound) = bind(entry, .reader, definition.folder) else { return nil }
      guard let reader = bound.component as? any Reader else { return nil }
      return step(
        type.manual, bound, entry, Plan.CollectionReader(collection: entry.collection, reader: reader))
    }
    let stages = bindStages(definition.stages, definition.folder).map { step in
      // A page that failed for a limit is worth another attempt under another limit.
      var step = step
      step.neutralOptions["limit.memory_mb"] = String(workers.memoryLimitMegabytes)
      step.neutralOptions["limit.file_mb"] = String(limits.fileMegabytes)
      step.neutralOptions["limit.words_per_page"] = String(limits.wordsPerPage)
      return step
    }
    let writers: [Plan.Step<any Writer>] = definition.writers.compactMap { entry in
      guard let (type, bound) = bind(entry, .writer, definition.folder) else { return nil }
      guard let writer = bound.component as? any Writer else { return nil }
      return step(type.manual, bound, entry, writer)
    }
    checkOrder(definition)
    checkOutputs(writers, definition)

    let errors = diagnostics.filter { $0.severity == .error }
    guard errors.isEmpty else { throw Diagnostics(diagnostics.sorted(by: Self.inFileOrder)) }
    return Plan(
      source: definition.source, folder: definition.folder, readers: readers, stages: stages,
      writers: writers, workers: workers, limits: limits, failures: failures, sections: sections,
      warnings: diagnostics)
  }

  private mutating func section<Options: ComponentOptions>(
    _ section: PipelineSections.Section, of definition: PipelineDefinition,
    _ effective: inout [(name: String, options: [EffectiveOption])]
  ) -> Options {
    var reader = OptionReader(
      definition.sections[section.name]
        ?? .empty(at: Position(source: definition.source, line: 1, column: 1)),
      folder: definition.folder)
    let options = Options(from: &reader)
    reader.finish()
    diagnostics += reader.diagnostics
    effective.append((section.name, reader.effective))
    return options
  }

  /// The page stages alone, for a worker: the runner has checked the rest.
  mutating func stages(
    _ entries: [PipelineDefinition.Entry], folder: URL
  ) throws(Diagnostics) -> [Plan.Step<Plan.StageBody>] {
    diagnostics = []
    let steps = bindStages(entries, folder)
    guard diagnostics.isEmpty else { throw Diagnostics(diagnostics) }
    return steps
  }

  // MARK: - Components

  private mutating func bindStages(
    _ entries: [PipelineDefinition.Entry], _ folder: URL
  ) -> [Plan.Step<Plan.StageBody>] {
    entries.compactMap { entry in
      guard let (type, bound) = bind(entry, .stage, folder) else { return nil }
      guard let component = bound.component else { return nil }
      let body = Plan.StageBody(
        page: component as? any PageStage, document: component as? any DocumentStage)
      return step(type.manual, bound, entry, body)
    }
  }

  /// A component with its options read, or nil in `component` when it could not be made.
  private struct Bound {
    var component: (any Component)?
    var reader: OptionReader
    var neutralOptions: [String]
  }

  private mutating func bind(
    _ entry: PipelineDefinition.Entry, _ kind: Manual.Kind, _ folder: URL
  ) -> (any Component.Type, Bound)? {
    guard let type = catalog.component(named: entry.name, kind: kind) else {
      diagnostics.append(unknown(entry, kind))
      return nil
    }
    return (type, open(type, entry, folder))
  }

  /// Opens the metatype, so that options and component are of one type.
  private mutating func open<C: Component>(
    _ type: C.Type, _ entry: PipelineDefinition.Entry, _ folder: URL
  ) -> Bound {
    var reader = OptionReader(entry.options, folder: folder)
    let options = C.Options(from: &reader)
    reader.finish()
    diagnostics += reader.diagnostics
    var bound = Bound(component: nil, reader: reader, neutralOptions: C.neutralOptions)
    guard reader.diagnostics.allSatisfy({ $0.severity != .error }) else { return bound }
    let shortcomings = C.shortcomings(options, services)
    diagnostics += shortcomings.map { shortcoming in
      Diagnostic(
        .error, shortcoming.kind, at: position(of: shortcoming.option, in: reader, entry),
        shortcoming.message, hint: shortcoming.remedy)
    }
    guard shortcomings.isEmpty else { return bound }
    do {
      bound.component = try C(options, services)
    } catch let failure as Failure {
      diagnostics.append(Diagnostic(.error, .missing, at: entry.namePosition, failure.message))
    } catch {
      diagnostics.append(Diagnostic(.error, .missing, at: entry.namePosition, "\(entry.name): \(error)"))
    }
    return bound
  }

  private func position(
    of option: String?, in reader: OptionReader, _ entry: PipelineDefinition.Entry
  ) -> Position {
    guard let option, reader.isGiven(option) else { return entry.namePosition }
    return reader.position(of: option)
  }

  private func step<Body>(
    _ manual: Manual, _ bound: Bound, _ entry: PipelineDefinition.Entry, _ body: Body
  ) -> Plan.Step<Body> {
    let options = bound.reader.effective
    func parts(neutral: Bool) -> [String: String] {
      let chosen = options.filter { bound.neutralOptions.contains($0.name) == neutral }
      return Dictionary(chosen.map { ("option.\($0.name)", $0.value) }, uniquingKeysWith: { $1 })
    }
    return Plan.Step(
      manual: manual, body: body, options: options, setting: entry.options,
      resultOptions: parts(neutral: false), neutralOptions: parts(neutral: true))
  }

  private func unknown(_ entry: PipelineDefinition.Entry, _ kind: Manual.Kind) -> Diagnostic {
    let names = catalog.names(kind)
    let hint: String
    if let other = catalog.component(named: entry.name) {
      hint =
        "'\(entry.name)' is a \(other.manual.kind.rawValue); the \(kind.rawValue)s are "
        + names.joined(separator: ", ")
    } else if let near = nearestName(to: entry.name, among: names) {
      hint = "did you mean '\(near)'?"
    } else {
      hint = "known: \(names.joined(separator: ", "))"
    }
    return Diagnostic(at: entry.namePosition, "unknown \(kind.rawValue) '\(entry.name)'", hint: hint)
  }

  // MARK: - Order and outputs

  private mutating func checkOrder(_ definition: PipelineDefinition) {
    var given: Set<Layer> = []
    var seen: [String] = []
    for (index, entry) in definition.stages.enumerated() {
      guard let manual = catalog.component(named: entry.name, kind: .stage)?.manual else { continue }
      for layer in manual.needs where !given.contains(layer) {
        let later = definition.stages[(index + 1)...].first { other in
          catalog.component(named: other.name, kind: .stage)?.manual.gives.contains(layer) == true
        }
        diagnostics.append(missing(layer, for: manual.name, at: entry.namePosition, later: later?.name))
      }
      if seen.contains(manual.name) {
        diagnostics.append(Diagnostic(at: entry.namePosition, "stage '\(manual.name)' stands twice"))
      }
      seen.append(manual.name)
      given.formUnion(manual.gives)
    }
    for entry in definition.writers {
      guard let manual = catalog.component(named: entry.name, kind: .writer)?.manual else { continue }
      for layer in manual.needs where !given.contains(layer) {
        diagnostics.append(missing(layer, for: manual.name, at: entry.namePosition, later: nil))
      }
    }
  }

  private func missing(_ layer: Layer, for name: String, at position: Position, later: String?) -> Diagnostic
  {
    let givers = catalog.stages.filter { $0.manual.gives.contains(layer) }.map { $0.manual.name }
    let hint =
      if let later { "move '\(later)' before '\(name)'" } else {
        "put \(givers.map { "'\($0)'" }.joined(separator: " or ")) before it"
      }
    return Diagnostic(at: position, "'\(name)' needs the layer '\(layer.rawValue)'", hint: hint)
  }

  private mutating func checkOutputs(
    _ writers: [Plan.Step<any Writer>], _ definition: PipelineDefinition
  ) {
    // A writer that could not be made has its error already, and its place in the list is empty.
    guard writers.count == definition.writers.count else { return }
    var owners: [String: String] = [:]
    for (writer, entry) in zip(writers, definition.writers) {
      for output in writer.body.outputs {
        let path = output.hasSuffix("/") ? String(output.dropLast()) : output
        let components = path.split(separator: "/", omittingEmptySubsequences: false)
        if path.hasPrefix("/") || components.contains("..") || components.contains("") {
          diagnostics.append(
            Diagnostic(
              at: entry.namePosition, "'\(output)' does not lie in the output folder",
              hint: "give a relative path without '..'"))
        } else if let first = components.first,
          OutputFolder.reserved.contains(String(first))
            || OutputFolder.reservedPrefixes.contains(where: first.hasPrefix)
        {
          diagnostics.append(
            Diagnostic(at: entry.namePosition, "'\(first)' is a name that runs keep for themselves"))
        } else if let owner = owners[path] {
          diagnostics.append(
            Diagnostic(at: entry.namePosition, "'\(output)' is written by '\(owner)' too"))
        }
        owners[path] = writer.manual.name
      }
    }
  }

  private static func inFileOrder(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
    (a.position.line, a.position.column, a.message) < (b.position.line, b.position.column, b.message)
  }
}
