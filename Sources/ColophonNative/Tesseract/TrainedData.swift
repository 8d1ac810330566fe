import Foundation

/// The table of contents of a `.traineddata` file.
///
/// The format: the number of components as a 32-bit integer, then for each one its offset in the file as a
/// 64-bit integer, −1 when it is absent; all little-endian. A component ends where the next one begins.
struct TrainedData {
  /// Whether the file holds a neural network for reading lines. Files for orientation and for formulas hold
  /// none, neither do those of the old engine.
  let readsLines: Bool
  /// As its makers wrote it, such as `4.00.00alpha:deu:synth20170629`; nil when they wrote none.
  let version: String?

  /// Index of the neural network in the table.
  private static let network = 17
  private static let versionText = 23

  /// Nil when the file is not of this format or cut short. Tesseract aborts the process over such a file.
  init?(_ file: URL) {
    guard let handle = try? FileHandle(forReadingFrom: file) else { return nil }
    defer { try? handle.close() }
    guard let head = try? handle.read(upToCount: 4 + 8 * 64), head.count >= 4 else { return nil }
    let bytes = [UInt8](head)
    func integer(at offset: Int, bytes count: Int) -> UInt64 {
      (0..<count).reduce(0) { $0 | UInt64(bytes[offset + $1]) << (8 * UInt64($1)) }
    }
    let count = Int(integer(at: 0, bytes: 4))
    guard (1...64).contains(count), bytes.count >= 4 + 8 * count else { return nil }
    let offsets = (0..<count).map { Int64(bitPattern: integer(at: 4 + 8 * $0, bytes: 8)) }
    guard let size = try? handle.seekToEnd(), offsets.allSatisfy({ $0 < 0 || $0 < size }) else { return nil }
    readsLines = count > Self.network && offsets[Self.network] >= 0

    var text: String?
    if count > Self.versionText, offsets[Self.versionText] > 0 {
      let start = offsets[Self.versionText]
      let length = offsets.filter { $0 > start }.min().map { Int($0 - start) } ?? 256
      if (try? handle.seek(toOffset: UInt64(start))) != nil,
        let data = try? handle.read(upToCount: min(length, 256))
      {
        text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .controlCharacters)
      }
    }
    version = text.flatMap { $0.isEmpty ? nil : $0 }
  }
}
