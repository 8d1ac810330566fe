/// Every reader, stage and writer that a pipeline can name. Immutable; made once, in `BuiltIn.swift`.
package struct Catalog: Sendable {
  package let readers: [any Reader.Type]
  package let stages: [any Component.Type]
  package let writers: [any Writer.Type]

  /// Stages conform to `PageStage`, `DocumentStage` or both.
  package init(
    readers: [any Reader.Type], stages: [any Component.Type], writers: [any Writer.Type]
  ) {
    self.readers = readers
    self.stages = stages
    self.writers = writers
  }

  /// All components, readers first.
  package var all: [any Component.Type] { readers + stages + writers }

  package func component(named name: String, kind: Manual.Kind? = nil) -> (any Component.Type)? {
    all.first { $0.manual.name == name && (kind == nil || $0.manual.kind == kind) }
  }

  package func names(_ kind: Manual.Kind) -> [String] {
    all.filter { $0.manual.kind == kind }.map { $0.manual.name }
  }
}
