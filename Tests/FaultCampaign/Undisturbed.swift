import Foundation

/// A run in which nothing goes wrong: what all others are measured by.
struct Undisturbed: Sendable {
  let outputs: OutputSnapshot
  let pages: [PublishedPage]
  /// Images of the pages, relative to the collection.
  let images: [String]
  let milliseconds: Int
  /// Room that the run takes on a disk, the ledger's journal included.
  let kilobytes: Int

  /// Room for what a ledger needs besides its file while it is open.
  private static let journalKilobytes = 150

  struct Failed: Error, CustomStringConvertible {
    var description: String
  }

  /// Runs the specimen once. Throws when that is not complete: then nothing can be tried with it.
  init(_ specimen: Specimen, _ program: URL, at folder: URL) throws {
    let bench = try Workbench(specimen, at: folder)
    let run = try RunUnderTest(program, bench)
    let code = run.end()
    milliseconds = run.milliseconds
    let errors = FileManager.default.contents(atPath: bench.path("errors").path) ?? Data()
    guard code == 0 else {
      throw Failed(
        description:
          "the undisturbed run of \(specimen.name) ended with \(code.map(String.init) ?? "nothing"):\n"
          + String(decoding: errors, as: UTF8.self))
    }
    outputs = try OutputSnapshot(bench.output)
    pages = outputs.pages()
    images = pages.map(\.image)
    guard pages.count == specimen.files.count, Set(images) == Set(specimen.files.keys) else {
      throw Failed(description: "the undisturbed run of \(specimen.name) lost pages: \(pages)")
    }
    kilobytes = try OutputSnapshot.kilobytes(of: bench.output) + Self.journalKilobytes
    bench.remove()
  }
}
