import ColophonDocument
import Foundation
import Synchronization

extension LanguageIdentifier {
  /// Where the converted model lies in Colophon's models folder.
  package static func file(in models: URL) -> URL { models.appending(path: "py3langid/py3langid.model") }

  /// The model as origins name it. The file is digested once in a process, since several stages ask.
  package static func reference(of file: URL) throws -> ModelReference {
    let digest = try digests.withLock { digests in
      if let digest = digests[file] { return digest }
      let digest = try sha256(of: file)
      digests[file] = digest
      return digest
    }
    return ModelReference(name: "py3langid", version: "0.4.0", digest: digest, licence: "BSD-3-Clause")
  }

  private static let digests = Mutex<[URL: String]>([:])
}
