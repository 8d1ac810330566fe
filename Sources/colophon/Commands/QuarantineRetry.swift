import ArgumentParser
import ColophonDocument
import ColophonPipeline
import Foundation

struct QuarantineRetry: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retry",
    abstract: "Let the next run try pages again although nothing about them has changed.",
    discussion: """
      The attempts are counted anew, also for a page that has killed two workers. Until the next run the pages \
      stay in quarantine. A released page that is named here goes back to work. Items that failed as a whole are \
      tried again by every run and need no asking.
      """)

  @OptionGroup var arguments: OutputArgument

  @Argument(help: ArgumentHelp("Items, or single pages as in ITEM/3.", valueName: "item[/page]"))
  var places: [String] = []

  @Flag(help: "All pages in quarantine.")
  var all = false

  @Option(help: "All pages that are in quarantine for this reason.")
  var reason: Reason?

  func validate() throws {
    guard [!places.isEmpty, all, reason != nil].count(where: \.self) == 1 else {
      throw ValidationError("Name items or pages, or give --all, or --reason.")
    }
  }

  func run() throws {
    try QuarantineWork(output: arguments, decision: .retry).run(places, reason: reason) { count in
      "\(count) \(count == 1 ? "page is" : "pages are") tried again by the next run"
    }
  }
}

struct QuarantineRelease: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Accept that pages have no result: they no longer count as failed.",
    discussion: """
      The next run writes their items anew, with the pages as skipped. A page whose image changes is read again. \
      'colophon quarantine retry' takes a release back.
      """)

  @OptionGroup var arguments: OutputArgument

  @Argument(help: ArgumentHelp("Items, or single pages as in ITEM/3.", valueName: "item[/page]"))
  var places: [String]

  func run() throws {
    let day = Surroundings().services.today
    try QuarantineWork(output: arguments, decision: .release(day)).run(places, reason: nil) { count in
      "\(count) \(count == 1 ? "page is" : "pages are") released; the next run writes the items anew"
    }
  }
}

/// Carries a decision about pages in quarantine out, under the lock, and tells what it changed.
struct QuarantineWork {
  let output: OutputArgument
  let decision: QuarantineDesk.Decision

  /// - Parameter names: what a person named; empty for all pages in quarantine.
  func run(_ names: [String], reason: Reason?, told: (Int) -> String) throws {
    let lock = try output.lock(for: "quarantine")
    let places = try PlaceFinder(output: output).places(names)
    do {
      let desk = try QuarantineDesk(output.folder, lock: lock)
      guard !places.isEmpty else {
        return Terminal.printOutput(told(try desk.decideAll(decision, reason: reason)))
      }
      var count = 0
      var isAllRight = true
      for place in places {
        let changed = try desk.decide(decision, about: place).count
        count += changed
        if changed == 0 { isAllRight = try explainNothing(place) && isAllRight }
      }
      Terminal.printOutput(told(count))
      if !isAllRight { throw ExitCode(ExitStatus.inaccessible) }
    } catch let code as ExitCode {
      throw code
    } catch {
      Terminal.printError("error: \(error)")
      throw ExitCode(ExitStatus.inaccessible)
    }
  }

  /// Says why a decision about a place changed nothing; returns whether that is as it should be.
  private func explainNothing(_ place: RecordedPlace) throws -> Bool {
    let header = try RecordFile.header(DocumentHeader.self, at: output.folder.documentRecord(place.item))
    guard place.page == nil, let failure = header?.failure else {
      Terminal.printError("error: \(place) is not in quarantine")
      return false
    }
    Terminal.printError(
      "\(place): the item failed as a whole (\(failure.failure.reason.rawValue)); every run tries it again. "
        + failure.failure.reason.remedy)
    if case .release = decision { return false }
    return true
  }
}
