import Crypto
import Foundation

/// The SHA-256 digest of a file, lower-case hexadecimal; read in pieces, so the file may be large.
package func sha256(of file: URL) throws -> String {
  let handle = try FileHandle(forReadingFrom: file)
  defer { try? handle.close() }
  var hash = SHA256()
  while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty {
    hash.update(data: piece)
  }
  return hash.finalize().map { byte in
    let digits = String(byte, radix: 16)
    return byte < 16 ? "0" + digits : digits
  }.joined()
}
