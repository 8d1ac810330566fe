/// An item on its way through the pipeline: what was concluded about it as a whole.
///
/// Its pages are not in it: stages and writers read them from a `PageSource`.
package struct Document: Hashable, Sendable {
  package var item: Item
  package var languages: Languages?
  package var fields: [Field]?
  package var documentType: Classification?
  /// Classes by further models, in the order of the models asked.
  package var classes: [NamedClassification]?
  /// Relative dates on the pages, in the order of the pages.
  package var dates: [DateReference]?
  /// One for each name that was looked up in authority files.
  package var links: [Link]?
  /// Layers that another run should make again although nothing they rest on has changed, each with its reason, such
  /// as a service that did not answer.
  package var provisional: [Layer: String]
  /// Who made each layer that is there.
  package var origins: [Layer: Origin]
  /// Day on which the newest of the item's statements was made, as `YYYY-MM-DD`.
  package var date: String

  package init(item: Item, date: String) {
    self.item = item
    self.date = date
    origins = [:]
    provisional = [:]
  }
}
