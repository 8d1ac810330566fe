import ColophonDocument
import Crypto
import Foundation

/// The named inputs of a result. Two results with equal fingerprints are equal, so the older one is reused;
/// where they differ, the names say why the result is made anew.
package struct Fingerprint: Codable, Hashable, Sendable {
  /// Name to value: `component`, `option.models`, `model.tessdata/deu`, `image`, `stage.ocr`, …
  package var parts: [String: String]

  package init(_ parts: [String: String]) { self.parts = parts }

  /// SHA-256 over the sorted parts, lower-case hexadecimal.
  package var digest: String {
    var hash = SHA256()
    for (name, value) in parts.sorted(by: { $0.key < $1.key }) {
      // Lengths keep `a=b` + `c` apart from `a` + `b=c`.
      hash.update(data: Data("\(name.utf8.count):\(name)\(value.utf8.count):\(value)".utf8))
    }
    return hexadecimal(hash.finalize())
  }

  /// Makes it differ from every fingerprint that a plan expects, so that the next run makes the result again.
  mutating func markProvisional(_ reason: String) { parts[Self.provisional] = reason }

  var isProvisional: Bool { parts[Self.provisional] != nil }

  private static let provisional = "provisional"

  /// What differs from an older fingerprint, in words such as `model tessdata/deu changed`; empty when equal.
  package func changes(since older: Fingerprint) -> [String] {
    Set(parts.keys).union(older.parts.keys).sorted().compactMap { name in
      let words = name.replacing(".", with: " ", maxReplacements: 1)
      switch (older.parts[name], parts[name]) {
      case (nil, .some): return "\(words) is new"
      case (.some(let reason), nil):
        return name == Self.provisional ? "it was provisional: \(reason)" : "\(words) is gone"
      case (let old, let new): return old == new ? nil : "\(words) changed"
      }
    }
  }
}

/// Lower-case hexadecimal digits of bytes.
package func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
  var digits: [UInt8] = []
  digits.reserveCapacity(2 * bytes.underestimatedCount)
  for byte in bytes {
    for nibble in [byte >> 4, byte & 15] {
      digits.append(nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10)
    }
  }
  return String(decoding: digits, as: UTF8.self)
}

/// SHA-256 of a text in UTF-8, lower-case hexadecimal.
func hexadecimalDigest(of text: String) -> String {
  var text = text
  return text.withUTF8 { hexadecimal(SHA256.hash(data: UnsafeRawBufferPointer($0))) }
}

extension Plan.Step {
  /// The parts that do not depend on the page or item: component, options, models.
  func fixedParts(_ models: [ModelReference]) -> [String: String] {
    var parts = resultOptions
    parts["component"] = "\(manual.name) \(manual.version)"
    for model in models { parts["model.\(model.name)"] = model.digest }
    return parts
  }
}
