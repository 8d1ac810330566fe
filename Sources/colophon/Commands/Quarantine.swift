import ArgumentParser
import ColophonPipeline
import Foundation

struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine", abstract: "Work through the pages and items that failed.",
    subcommands: [QuarantineList.self, QuarantineShow.self, QuarantineRetry.self, QuarantineRelease.self])
}

/// Finds the items and pages that a person names, or tells what is near.
struct PlaceFinder {
  let output: OutputArgument

  /// Every name must mean something: nothing is done when one of them does not.
  func places(_ names: [String]) throws -> [RecordedPlace] {
    let folder = output.folder
    let found = names.map { (name: $0, place: folder.place(named: $0)) }
    for (name, place) in found where place == nil {
      Terminal.printError("error: there is no item or page '\(name)' in \(folder.path)\(hint(name, folder))")
    }
    let places = found.compactMap(\.place)
    guard places.count == names.count else { throw ExitCode(ExitStatus.inaccessible) }
    return places
  }

  private func hint(_ name: String, _ folder: OutputFolder) -> String {
    if let place = RecordedPlace.page(named: name), folder.isRecorded(place.item) {
      let last = folder.recordedPages(of: place.item).last
      return "\n  hint: " + (last.map { "its last page is \($0)" } ?? "it has no pages")
    }
    let item = RecordedPlace.page(named: name)?.item ?? name
    // A hint is a kindness: without a ledger there is none.
    return didYouMean((try? LedgerReader.open(folder).items(like: item)) ?? [])
  }
}

/// A hint with the names nearest to one that is not there; empty when there are none.
func didYouMean(_ names: [String]) -> String {
  guard !names.isEmpty else { return "" }
  return "\n  hint: did you mean \(names.map { "'\($0)'" }.joined(separator: " or "))?"
}
