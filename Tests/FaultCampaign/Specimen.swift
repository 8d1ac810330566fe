import ColophonTesting
import Foundation

/// A small collection and the pipeline that reads it.
package struct Specimen: Sendable {
  package var name: String
  /// The files of the collection: path below the pipeline's folder `in`, and the bytes.
  package var files: [String: Data]
  package var pipeline: String
  package var faults: [Fault]

  /// Text files and an engine double: a run takes a fraction of a second.
  package static func doubles() -> Specimen {
    var files: [String: Data] = [:]
    for item in 1...6 {
      for page in 1...(item % 2 == 0 ? 2 : 3) {
        files["item-\(item)/\(page)"] = Data("page \(page) of item \(item) tells of page \(page)\n".utf8)
      }
    }
    // The runner adds ten seconds of its own to the stages' limits, so a page may take three.
    let pipeline = """
      version: 1
      read: { text_folder: { path: in } }
      stages:
        - trouble: { marks: marks, delay_milliseconds: 15, page_timeout_secs: -8 }
        - faulty_engine: { page_timeout_secs: 1 }
        - count_words: {}
      write: [plain, json_lines]
      failures: { attempts: 3, stop_above: 1.0 }
      """
    return Specimen(name: "doubles", files: files, pipeline: pipeline, faults: Fault.all)
  }

  /// Three catalogue cards of the samples and the real engine. Faults that wait for a time limit are left out: the
  /// real stages' limits are minutes.
  package static func cards() throws -> Specimen {
    let folder = Repository.root.appending(path: "SampleCollections/index-cards/images")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    var files: [String: Data] = [:]
    for name in names.filter({ $0.contains("-en-") }).prefix(3) {
      files[name] = try Data(contentsOf: folder.appending(path: name))
    }
    let pipeline = """
      version: 1
      read: { image_folder: { path: in, item_per: file } }
      stages:
        - trouble: { marks: marks }
        - ocr: { models: [eng] }
        - tag_entities: {}
        - extract_metadata: {}
      write: [tei, json_lines]
      failures: { attempts: 3, stop_above: 1.0 }
      """
    return Specimen(
      name: "cards", files: files, pipeline: pipeline, faults: Fault.all.filter { !$0.takesATimeLimit })
  }

  /// A change of a time limit, so that pages leave the quarantine.
  static let retry = "stages.trouble.page_timeout_secs=-7"
}
