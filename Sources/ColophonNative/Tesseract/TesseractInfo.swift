import CTesseract

/// What is known of the Tesseract library in use.
package enum TesseractInfo {
  /// Such as `5.3.0`; nil when the library does not say.
  package static var version: String? { TessVersion().map { String(cString: $0) } }
}
