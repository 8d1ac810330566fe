import Crypto
import Foundation

/// SHA-256 of a file's bytes as lower-case hexadecimal. The file is read a mebibyte at a time, so that big
/// weights never lie in memory whole. Throws what opening and reading the file throw.
package func sha256(of file: URL) throws -> String {
  let handle = try FileHandle(forReadingFrom: file)
  defer { try? handle.close() }
  var hash = SHA256()
  while let chunk = try handle.read(upToCount: 1 << 20), !chunk.isEmpty {
    hash.update(data: chunk)
  }
  let digits = Array("0123456789abcdef".utf8)
  let text = hash.finalize().flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  return String(decoding: text, as: UTF8.self)
}
