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
  package let failures: FailurePolicy
  package let failureOptions: [EffectiveOption]
  package let warnings: [Diagnostic]

  init(
    source: String, folder: URL, readers: [Step<CollectionReader>], stages: [Step<StageBody>],
    writers: [Step<any Writer>], failures: FailurePolicy, failureOptions: [EffectiveOption],
    warnings: [Diagnostic]
  ) {
    self.source = source
    self.folder = folder
    self.readers = readers
    self.stages = stages
    self.writers = writers
    self.failures = failures
    self.failureOptions = failureOptions
    self.warnings = warnings
  }

  /// Stages with page work, in order.
  package var pageStages: [Step<StageBody>] { stages.filter { $0.body.page != nil } }

  /// Stages with document work, in order.
  package var documentStages: [Step<StageBody>] { stages.filter { $0.body.document != nil } }

  /// Seconds after which a page's visit counts as stuck.
  package var pageTimeoutSecs: Int { pageStages.compactMap { $0.body.page?.pageTimeoutSecs }.reduce(0, +) }
}
