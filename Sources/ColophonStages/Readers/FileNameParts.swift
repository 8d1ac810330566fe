/// Where in a file name the stem ends and the extension begins.
struct FileNameParts {
  let stem: Range<Int>
  /// Without the dot; empty when there is none.
  let `extension`: Range<Int>

  init(_ name: UnsafeBufferPointer<UInt8>) {
    if let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > 0 {
      stem = 0..<dot
      self.extension = (dot + 1)..<name.count
    } else {
      stem = 0..<name.count
      self.extension = name.count..<name.count
    }
  }

  /// The extension in lower case.
  func `extension`(of name: UnsafeBufferPointer<UInt8>) -> String {
    String(decoding: name[self.extension], as: UTF8.self).lowercased()
  }
}
