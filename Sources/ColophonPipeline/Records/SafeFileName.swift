import Crypto
import Foundation

/// File names for item ids: safe on every file system, readable, and reversible.
///
/// Letters, digits, `-`, `_` and inner dots stay; every other byte of the UTF-8 becomes `%XX`; a leading dot
/// too, so no name is hidden, `.` or `..`. Capital letters stay: two ids that differ only in case need a file
/// system that tells them apart. Names over 200 bytes are cut and end in `~` with the id's SHA-256, which cannot
/// be reversed; the record inside the file holds the id.
package enum SafeFileName {
  private static let longest = 200

  package static func encode(_ id: String) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(id.utf8.count)
    for (index, byte) in id.utf8.enumerated() {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"):
        bytes.append(byte)
      case UInt8(ascii: ".") where index > 0:
        bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes += hexadecimal([byte]).uppercased().utf8
      }
    }
    let name = String(decoding: bytes, as: UTF8.self)
    guard bytes.count > longest else { return name.isEmpty ? "%" : name }
    let digest = hexadecimalDigest(of: id)
    return String(name.prefix(longest - digest.count - 1)) + "~" + digest
  }

  /// A relative path for an id whose parts are divided by `/`, each made safe by itself.
  package static func path(_ id: String) -> String {
    id.split(separator: "/", omittingEmptySubsequences: false).map { encode(String($0)) }.joined(
      separator: "/")
  }

  /// The id behind a name, or nil when the name was cut or is not one of ours.
  package static func decode(_ name: String) -> String? {
    if name == "%" { return "" }
    var bytes: [UInt8] = []
    var rest = Substring(name).utf8
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%") {
        guard rest.count >= 2, let value = UInt8(String(rest.prefix(2)) ?? "", radix: 16) else { return nil }
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else if byte == UInt8(ascii: "~") {
        return nil
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// Two hexadecimal digits that spread ids evenly over folders.
  package static func shard(_ id: String) -> String {
    hexadecimal(SHA256.hash(data: Data(id.utf8)).prefix(1))
  }
}
