import ArgumentParser
import ColophonPipeline
import Foundation

struct LedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Look after the ledger of an output folder.",
    subcommands: [Rebuild.self])

  struct Rebuild: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rebuild", abstract: "Make the ledger anew from the records.",
      discussion: """
        The records are the truth of an output folder, the ledger is an index over them. What only the ledger \
        knows is lost: the list of earlier runs, the time that each page took, and since when items are gone; \
        the next full run notes these anew.
        """)

    @OptionGroup var arguments: OutputArgument

    func run() throws {
      let folder = arguments.folder
      let lock = try arguments.lock(for: "ledger rebuild")
      defer { withExtendedLifetime(lock) {} }
      let counts: LedgerRebuild.Counts
      do {
        counts = try LedgerRebuild.rebuild(folder)
      } catch {
        Terminal.printError("error: the ledger cannot be made: \(error)")
        throw ExitCode(ExitStatus.inaccessible)
      }
      for record in counts.unreadable { Terminal.printError("warning: \(record)") }
      let unlisted = counts.unreadableCount - counts.unreadable.count
      if unlisted > 0 { Terminal.printError("warning: and \(unlisted) more") }
      Terminal.printOutput("\(counts)")
      if counts.unreadableCount > 0 {
        Terminal.printError("the next run reads the pages of these records again")
        throw ExitCode(ExitStatus.quarantined)
      }
    }
  }
}
