import ColophonDocument
import Foundation

/// Of an item and its pages: what is there, who made it when, what went wrong, and what a run would do now and
/// why. The keys of its JSON are a promise.
package struct ItemExplanation: Encodable, Sendable {
  /// What is there of a stage's or writer's work.
  package enum State: String, Encodable, Sendable {
    /// There, and a run would keep it.
    case kept
    /// Out of date or not there; a run would make it.
    case made
    /// Not there, and a run would leave it so: the page failed at this stage or before it.
    case missing
  }

  /// A page stage, document stage or writer.
  package struct Part: Encodable, Sendable {
    package var name: String
    package var state: State
    /// Why it is made, in words.
    package var reasons: [String]
    /// What is there now; nil when there is nothing.
    package var origin: Origin?
    /// Files that a writer made, relative to the output folder.
    package var files: [String]?

    /// Who made a result, and when.
    package struct Origin: Encodable, Sendable {
      package var run: String
      /// Day, `YYYY-MM-DD`.
      package var made: String
      /// Version of the component.
      package var version: Int
      package var models: [ModelReference]
    }
  }

  package struct Trouble: Encodable, Sendable {
    package var reason: Reason
    package var stage: String?
    package var message: String
    package var run: String
    package var made: String
    package var attempt: Int
    package var released: String?
  }

  package struct PageExplanation: Encodable, Sendable {
    package var page: Int
    package var image: String
    /// Nil for a page that was not read yet.
    package var outcome: Outcome?
    package var reason: Reason?
    package var stages: [Part]
    /// How the text came about; nil where there is none, or where its maker gives no account.
    package var reading: ReadingAccount?
    /// Its classes with what spoke for them, the document type first; nil where it has none.
    package var classes: [NamedClassification]?
    package var failure: Trouble?
    /// Attempts that cost a worker, the oldest first.
    package var workersLost: [Trouble]
    /// Whether a run would visit the page.
    package var isToBeRead: Bool

    enum CodingKeys: String, CodingKey {
      case page, image, outcome, reason, stages, reading, classes, failure
      case workersLost = "workers_lost"
      case isToBeRead = "to_be_read"
    }
  }

  package var item: String
  package var pages: [PageExplanation]
  /// Document stages and writers.
  package var parts: [Part]
  /// The item's classes; nil where it has none.
  package var classes: [NamedClassification]?
  /// The item's own failure.
  package var failure: Trouble?
  /// Whether a run would conclude and write the item.
  package var isToBeFinished: Bool

  enum CodingKeys: String, CodingKey {
    case item, pages, parts, classes, failure
    case isToBeFinished = "to_be_finished"
  }

  /// - Parameters:
  ///   - root: the collection's folder.
  ///   - page: explain only this page; nil for all.
  ///   - verifies: whether images are read to see if they have changed.
  package init(
    _ item: Item, root: String, page: Int?, _ plan: Plan, _ folder: OutputFolder, verifies: Bool
  ) {
    let account = ItemAccount(item, root: root, plan, folder, verifies: verifies)
    self.item = item.id
    pages = zip(account.pages, item.pages).filter { page == nil || $0.0.number == page }
      .map { account, image in
        let record = account.header.flatMap { _ in
          (try? RecordFile.read(PageHeader.self, at: folder.pageRecord(item.id, account.number))) ?? nil
        }
        return PageExplanation(
          account, image: image, reading: record?.readingAccount, classes: record?.classifications)
      }
    parts = account.itemParts.map { part in
      let entry = account.header?.stages.first { $0.origin.stage == part.name }
      return Part(
        name: part.name, state: part.isStale ? .made : .kept, reasons: part.reasons,
        origin: entry.map { Part.Origin($0) },
        files: account.header?.written.first { $0.writer == part.name }?.files)
    }
    classes =
      (try? RecordFile.read(DocumentHeader.self, at: folder.documentRecord(item.id)))??.classifications
    failure = account.header?.failure.map { Trouble($0) }
    isToBeFinished = !account.isFinished
  }
}

extension ItemExplanation.PageExplanation {
  init(
    _ account: ItemAccount.PageAccount, image: PageImage, reading: ReadingAccount?,
    classes: [NamedClassification]?
  ) {
    self.reading = reading
    self.classes = classes
    let header = account.header
    page = account.number
    self.image = image.path
    outcome = header?.outcome
    reason = header?.reason
    stages = account.stages.map { stage in
      let entry = header?.stages.first { $0.origin.stage == stage.name }
      let state: ItemExplanation.State =
        !stage.isStale ? .kept : account.isSettled ? .missing : .made
      return ItemExplanation.Part(
        name: stage.name, state: state, reasons: state == .made ? stage.reasons : [],
        origin: entry.map { ItemExplanation.Part.Origin($0) })
    }
    failure = header?.failure.map { ItemExplanation.Trouble($0) }
    workersLost = (header?.mishaps ?? []).map { ItemExplanation.Trouble($0) }
    isToBeRead = !account.isSettled
  }
}

extension ItemExplanation.Part.Origin {
  init(_ entry: StageEntry) {
    run = entry.run
    made = entry.made
    version = entry.origin.version
    models = entry.origin.models
  }
}

extension ItemExplanation.Trouble {
  init(_ entry: FailureEntry) {
    self.init(
      reason: entry.failure.reason, stage: entry.failure.stage, message: entry.failure.message,
      run: entry.run,
      made: entry.made, attempt: entry.attempts, released: entry.released)
  }

  init(_ mishap: Mishap) {
    self.init(
      reason: mishap.failure.reason, stage: mishap.failure.stage, message: mishap.failure.message,
      run: mishap.run, made: mishap.made, attempt: mishap.attempt)
  }
}

extension Record<PageHeader> {
  /// The account that goes with the text, read without the text.
  fileprivate var readingAccount: ReadingAccount? {
    for entry in header.stages {
      guard let index = entry.layers.firstIndex(of: .text), let lines = linesByStage[entry.origin.stage],
        lines.indices.contains(index)
      else { continue }
      return (try? JSONDecoder().decode(AccountOfText.self, from: lines[index]))?.account
    }
    return nil
  }
}

/// Of a text layer the account alone.
private struct AccountOfText: Decodable {
  var account: ReadingAccount?
}
