/// A relative path as a URI reference (RFC 3986): every byte that has no place there is percent-encoded.
func uriReference(path: String) -> String {
  let hexadecimal = Array("0123456789ABCDEF".utf8)
  var bytes: [UInt8] = []
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "@"), UInt8(ascii: ","),
      UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "("), UInt8(ascii: ")"):
      bytes.append(byte)
    default:
      bytes += [UInt8(ascii: "%"), hexadecimal[Int(byte >> 4)], hexadecimal[Int(byte & 15)]]
    }
  }
  let encoded = String(decoding: bytes, as: UTF8.self)
  // A colon in the first segment would make a scheme of what stands before it.
  let firstSegment = encoded.prefix { $0 != "/" }
  return encoded.isEmpty || firstSegment.contains(":") ? "./" + encoded : encoded
}

/// Whether a text can stand as an absolute web address in an attribute.
func isWebAddress(_ text: String) -> Bool {
  guard text.hasPrefix("https://") || text.hasPrefix("http://") else { return false }
  let forbidden: Set<UInt8> = Set("\"<>\\^`{|}[] ".utf8)
  return text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !forbidden.contains($0) }
}
