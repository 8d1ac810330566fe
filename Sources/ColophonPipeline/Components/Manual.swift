import ColophonDocument

/// What a component says of itself: read by people, by the planner, by the documentation and by tests.
package struct Manual: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    case reader, stage, writer
  }

  package var kind: Kind
  /// As written in a pipeline file.
  package var name: String
  /// One sentence.
  package var summary: String
  /// The behaviour's version; it grows whenever the same input may give another result, and with it every
  /// result that rests on it is made anew.
  package var version: Int
  /// Layers that must be there before the stage or writer can work.
  package var needs: [Layer]
  /// Layers that make the result better when they are there.
  package var uses: [Layer]
  /// Layers that the stage adds.
  package var gives: [Layer]
  /// A valid entry of a pipeline file, such as `ocr: { models: [deu] }`. Tests run the planner on it.
  package var example: String

  package init(
    kind: Kind, name: String, summary: String, version: Int = 1, needs: [Layer] = [],
    uses: [Layer] = [], gives: [Layer] = [],
    example: String
  ) {
    self.kind = kind
    self.name = name
    self.summary = summary
    self.version = version
    self.needs = needs
    self.uses = uses
    self.gives = gives
    self.example = example
  }
}
