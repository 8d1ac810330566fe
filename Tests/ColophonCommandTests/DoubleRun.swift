import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

/// An output folder full of troubles, made by a run over doubles; the built program is asked about it.
struct DoubleRun {
  let folder: TemporaryFolder

  /// Every kind of ending that a page or an item may have.
  static let troubles = [
    "apple/1": "one", "apple/2": "fail", "banana/1": "crash", "cherry/1": "blank", "damson/1": "fine",
    "elder/1": "crash-once", "broken-fig/1": "x", "grape/1": "fail", "grape/2": "fail", "grape/3": "good",
  ]

  init(_ pages: [String: String] = troubles) throws {
    folder = try TemporaryFolder()
    try folder.write(
      """
      version: 1
      read: { text_folder: { path: in } }
      stages: [faulty_engine: { page_timeout_secs: 60 }, count_words]
      write: [plain]
      failures: { attempts: 2, stop_above: 1 }
      """, to: "p.yaml")
    for (path, text) in pages { try folder.write(text, to: "in/\(path)") }
  }

  /// Runs the doubles' program to its end.
  @discardableResult
  func run(_ id: String = "r1", _ arguments: String...) throws -> ProgramResult {
    try runProgram(
      BuiltProducts.faultyColophon, ["run", "p.yaml", "--output", "out", "--run-id", id] + arguments,
      in: folder.url)
  }

  /// The real program about the output folder.
  func ask(_ arguments: String...) throws -> ProgramResult {
    try runProgram(BuiltProducts.colophon, arguments, in: folder.url)
  }

  /// The report of a run.
  func report(_ id: String) throws -> [String: Any] {
    try object(try run(id, "--json").output)
  }

  /// How many pages of the folder `status` counts in each band.
  func quality() throws -> [String: Int]? {
    try object(ask("status", "out", "--json").output)["quality"] as? [String: Int]
  }

  /// What the program says of the whole folder and of each page, without the history of runs.
  func answers(about places: [String]) throws -> [String] {
    var status = try object(try ask("status", "out", "--json").output)
    status["runs"] = nil
    status["cut_off"] = nil
    let line = try JSONSerialization.data(withJSONObject: status, options: .sortedKeys)
    return try [String(decoding: line, as: UTF8.self), ask("quarantine", "list", "out", "--json").output]
      + places.map { try ask("quarantine", "show", "out", $0).output }
  }
}

/// A line of JSON as a dictionary.
func object(_ line: some StringProtocol) throws -> [String: Any] {
  try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any], "\(line)")
}
