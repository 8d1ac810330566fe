/// The sections of a pipeline file that are no components and may be left out.
package enum PipelineSections {
  package struct Section: Sendable {
    package let name: String
    package let help: String
    package let options: any ComponentOptions.Type
  }

  package static let workers = Section(
    name: "workers", help: "What worker processes may take.", options: WorkerPolicy.self)
  package static let limits = Section(
    name: "limits", help: "How large the parts of the collection may be.", options: CollectionLimits.self)
  package static let failures = Section(
    name: "failures", help: "What to do about pages that fail.", options: FailurePolicy.self)

  package static let all = [workers, limits, failures]
}
