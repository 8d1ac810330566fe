import ColophonDocument
import Foundation

/// A checked pipeline: the only thing that can run. Made by `Planner` alone, so later code never doubts it.
package struct Plan: Sendable {
  /// A reader, stage or writer with what the plan knows of it.
  package struct Step<Body: Sendable>: Sendable {
    package var manual: Manual
    package var body: Body
    /// Every option as it took effect, in the order of declaration.
    package var options: [EffectiveOption]
    /// The options as written, for making the component again in a worker.
    package var setting: Setting
    /// The options that results depend on, as fingerprint parts.
    var resultOptions: [String: String]
    /// The options that change no result but may be why one is missing, such as time limits.
    var neutralOptions: [String: String]
  }

  package struct CollectionReader: Sendable {
    /// Put before the items' ids with a slash; nil when the pipeline reads one unnamed collection.
    package var collection: String?
    package var reader: any Reader
  }

  package struct StageBody: Sendable {
    package var page: (any PageStage)?
    package var document: (any DocumentStage)?
  }

  package let source: String
  /// Relative paths of the pipeline file are relative to this folder.
  package let folder: URL
  package let readers: [Step<CollectionReader>]
  package let stages: [Step<StageBody>]
  package let writers: [Step<any Writer>]
  package let workers: WorkerPolicy
  package let limits: CollectionLimits
  package let failures: FailurePolicy
  /// The options of the sections, as they took effect.
  package let sections: [(name: String, options: [EffectiveOption])]
  package let warnings: [Diagnostic]
  /// Digest of everything but the pages that page results and page failures rest on.
  let pageBasis: String
  /// The same for items: of what document stages and writers rest on.
  let itemBasis: String

  init(
    source: String, folder: URL, readers: [Step<CollectionReader>], stages: [Step<StageBody>],
    writers: [Step<any Writer>], workers: WorkerPolicy, limits: CollectionLimits, failures: FailurePolicy,
    sections: [(name: String, options: [EffectiveOption])], warnings: [Diagnostic]
  ) {
    self.source = source
    self.folder = folder
    self.readers = readers
    self.stages = stages
    self.writers = writers
    self.workers = workers
    self.limits = limits
    self.failures = failures
    self.sections = sections
    self.warnings = warnings
    var parts: [String: String] = [:]
    for (index, step) in stages.enumerated() {
      guard let stage = step.body.page else { continue }
      for (name, value) in step.fixedParts(stage.models).merging(
        step.neutralOptions, uniquingKeysWith: { $1 })
      {
        parts["\(index) \(name)"] = value
      }
    }
    pageBasis = Fingerprint(parts).digest
    parts = ["pages": pageBasis]
    for (index, step) in stages.enumerated() {
      guard let stage = step.body.document else { continue }
      for (name, value) in step.fixedParts(stage.models) { parts["stage \(index) \(name)"] = value }
    }
    for (index, step) in writers.enumerated() {
      for (name, value) in step.fixedParts([]) { parts["writer \(index) \(name)"] = value }
    }
    itemBasis = Fingerprint(parts).digest
  }

  /// Stages with page work, in order.
  package var pageStages: [Step<StageBody>] { stages.filter { $0.body.page != nil } }

  /// Names of the stages with page work.
  package var pageStageNames: [String] { pageStages.map { $0.manual.name } }

  /// Stages with document work, in order.
  package var documentStages: [Step<StageBody>] { stages.filter { $0.body.document != nil } }

  /// Seconds after which a page's visit counts as stuck.
  package var pageTimeoutSecs: Int { pageStages.compactMap { $0.body.page?.pageTimeoutSecs }.reduce(0, +) }
}
