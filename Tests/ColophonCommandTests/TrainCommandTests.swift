import ColophonPipeline
import ColophonTesting
import Foundation
import Testing

@Suite("train says what is missing, where, and what to do")
struct TrainCommandTests {
  @Test("a table of labels that is not there, or is a folder: exit 4")
  func labels() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "run/records/00/item/1.page")
    for (path, words) in [("no.tsv", "there is no such file"), ("run", "expected a file that can be read")] {
      let ended = try colophon(
        "train", "classify", "--records", "run", "--labels", path, "--out", "model", in: folder.url)
      #expect(ended.status == ExitStatus.inaccessible)
      #expect(
        ended.errors.hasPrefix("error: \(path): \(words)\n  hint: give --labels a table"), "\(ended.errors)")
      #expect(!FileManager.default.fileExists(atPath: folder.path("model").path))
    }
  }

  @Test("a folder that no run has written: exit 4")
  func records() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.jpg\ttext_page\n", to: "labels.tsv")
    let ended = try colophon(
      "train", "classify", "--records", "nowhere", "--labels", "labels.tsv", "--out", "model", in: folder.url)
    #expect(ended.status == ExitStatus.inaccessible)
    #expect(
      ended.errors.hasPrefix(
        "error: nowhere: expected the output folder of a run, found no records\n  hint:"),
      "\(ended.errors)")
  }
}
