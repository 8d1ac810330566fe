import ColophonDocument
import Foundation

/// What readers, stages and writers share: a manual, options, and an initialiser that is cheap.
///
/// The runner makes every component of a plan; each worker process makes the page stages once more. So the
/// initialiser finds files and models but opens no engine: that happens at the first page.
package protocol Component: Sendable {
  associatedtype Options: ComponentOptions
  static var manual: Manual { get }

  /// Options that change no result, such as time limits; they stay out of the fingerprint.
  static var neutralOptions: [String] { get }

  /// What the options ask for and this machine or collection does not have; asked by the planner before any
  /// page is touched.
  static func shortcomings(_ options: Options, _ services: Services) -> [Shortcoming]

  /// Finds what the component needs. Throws a `Failure` or any error whose description says what to do.
  init(_ options: Options, _ services: Services) throws
}

extension Component {
  package static var neutralOptions: [String] { [] }

  package static func shortcomings(_ options: Options, _ services: Services) -> [Shortcoming] { [] }
}

/// The options of a component, read by asking the reader for each one.
package protocol ComponentOptions: Sendable {
  init(from reader: inout OptionReader)
}

/// Options of a component that has none.
package struct NoOptions: ComponentOptions {
  package init(from reader: inout OptionReader) {}
}

/// Something that is not here although the options are well formed.
package struct Shortcoming: Sendable {
  package var kind: Diagnostic.Kind
  /// The option it belongs to, for the position; nil for the whole component.
  package var option: String?
  package var message: String
  /// What to do next, such as the command that installs it.
  package var remedy: String?

  package init(_ kind: Diagnostic.Kind, option: String? = nil, _ message: String, remedy: String? = nil) {
    self.kind = kind
    self.option = option
    self.message = message
    self.remedy = remedy
  }
}

/// Lists the items of a collection, lazily and in natural order.
package protocol Reader: Component {
  /// The folder that page image paths are relative to. No page image lies outside it.
  var root: URL { get }
  /// A fresh walk through the collection. Throws when the collection cannot be read at all.
  func makeItems() throws -> any ItemIterator
}

/// One walk through a collection.
package protocol ItemIterator {
  /// The next item, or nil at the end. An item that cannot be listed is an answer, not an error; an error is
  /// thrown only when the collection as a whole is gone.
  mutating func next() throws -> ListedItem?
}

/// An item as the reader found it.
package enum ListedItem: Sendable {
  case item(Item)
  /// An item that exists but cannot be listed, such as a METS file that is not well formed.
  case broken(id: String, Failure)
}

/// A stage that works on one page at a time, in a worker process.
package protocol PageStage: Component {
  /// The models that a result may rest on, in the order of their names; part of the fingerprint.
  var models: [ModelReference] { get }

  /// Seconds after which a page counts as stuck; the runner adds up those of all page stages.
  var pageTimeoutSecs: Int { get }

  /// Adds the stage's layers to the page. Throws a `Failure` when the page cannot be done. A stage that failed but
  /// has something to tell sets `page.failure` instead: its layers are kept, and no later stage sees the page.
  ///
  /// Returns the models that were really asked.
  func process(_ page: inout Page, image: URL) async throws -> [ModelReference]
}

extension PageStage {
  /// Enough for a stage that only computes on text.
  package var pageTimeoutSecs: Int { 30 }
}

/// A stage that works on an item when all its pages are done. A component may be both.
package protocol DocumentStage: Component {
  var models: [ModelReference] { get }

  /// Adds the stage's layers to the document. Pages that failed are in the source, with their failure.
  func process(_ document: inout Document, pages: any PageSource) async throws -> [ModelReference]
}

/// Writes finished items.
package protocol Writer: Component {
  /// The files it makes, relative to the output folder: one file a collection (`documents.jsonl`), or a folder
  /// with one file an item (`tei/`). The planner refuses two writers that share one.
  var outputs: [String] { get }

  /// What a file that gathers all items begins with, such as the header of a table; empty for most.
  func heading(of output: String) -> String

  /// Writes one item. The same document and pages give the same bytes.
  func write(_ document: Document, pages: any PageSource, to output: any ItemOutput) throws
}

extension Writer {
  package func heading(of output: String) -> String { "" }
}

/// Where a writer puts what it makes of one item. Nothing appears in the output folder before the writer is done.
package protocol ItemOutput {
  /// Opens a file of the item's own. The name is the item's, made safe, with the extension given.
  func file(in folder: String, extension: String) throws -> any ByteSink
  /// Opens the item's part of a file that gathers all items in their natural order.
  func part(of file: String) throws -> any ByteSink
}

/// Takes bytes, in order.
package protocol ByteSink {
  func write(_ data: Data) throws
}
