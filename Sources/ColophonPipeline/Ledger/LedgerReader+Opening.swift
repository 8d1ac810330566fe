import Foundation
import GRDB

/// Why the ledger of an output folder cannot be asked, with what to do about it.
package enum LedgerProblem: Error, CustomStringConvertible {
  case noFolder(String)
  case noLedger(OutputFolder)
  case older(OutputFolder)
  case tooNew(String)
  case unreadable(OutputFolder, String)

  package var description: String {
    switch self {
    case .noFolder(let path): "there is no output folder \(path)"
    case .noLedger(let folder): "\(folder.path) has no ledger: it is not the output folder of a run"
    case .older(let folder): "\(folder.ledger) is of an earlier version of colophon"
    case .tooNew(let words): words
    case .unreadable(let folder, let why): "\(folder.ledger) cannot be read: \(why)"
    }
  }

  /// The folder whose ledger can be made anew from the records.
  package var rebuildable: OutputFolder? {
    switch self {
    case .older(let folder), .unreadable(let folder, _): folder
    case .noLedger(let folder): folder.hasRecords ? folder : nil
    case .noFolder, .tooNew: nil
    }
  }
}

extension OutputFolder {
  package var exists: Bool { access(path, F_OK) == 0 }

  package var hasRecords: Bool { access(records, F_OK) == 0 }
}

extension LedgerReader {
  /// Opens the ledger of a folder for somebody who wants its answers, or says why there are none.
  package static func open(_ folder: OutputFolder) throws(LedgerProblem) -> LedgerReader {
    guard folder.exists else { throw .noFolder(folder.path) }
    do {
      if let reader = try LedgerReader(folder) { return reader }
      guard access(folder.ledger, F_OK) == 0 else { throw LedgerProblem.noLedger(folder) }
      if try connect(folder).read({ try LedgerSchema.isTooNew($0) }) {
        throw LedgerProblem.tooNew(LedgerSchema.TooNew(path: folder.ledger).description)
      }
      throw LedgerProblem.older(folder)
    } catch let problem as LedgerProblem {
      throw problem
    } catch let error as DatabaseError {
      throw .unreadable(folder, error.message ?? error.resultCode.description)
    } catch {
      throw .unreadable(folder, "\(error)")
    }
  }
}
