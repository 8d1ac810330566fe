import Crypto
import Foundation

/// SHA-256 of a file's bytes as lower-case hexadecimal. The file is read in pieces, so that big weights never lie
/// in memory whole. Throws what opening and reading the file throw.
package func sha256(of file: URL) throws -> String {
  let handle = try FileHandle(forReadingFrom: file)
  defer { try? handle.close() }
  var hash = SHA256()
  while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
  return hexadecimal(hash.finalize())
}

/// SHA-256 of bytes in memory as lower-case hexadecimal.
package func sha256(of data: Data) -> String { hexadecimal(SHA256.hash(data: data)) }

private func hexadecimal(_ digest: SHA256.Digest) -> String {
  let digits = Array("0123456789abcdef".utf8)
  let text = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  return String(decoding: text, as: UTF8.self)
}
