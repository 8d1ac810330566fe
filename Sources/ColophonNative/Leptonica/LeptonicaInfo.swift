import CLeptonica

/// What is known of the Leptonica library in use.
package enum LeptonicaInfo {
  /// Such as `1.82.0`; nil when the library does not say.
  package static var version: String? {
    guard let text = getLeptonicaVersion() else { return nil }
    defer { lept_free(text) }
    return String(cString: text).split(separator: "-").last.map(String.init)
  }
}
