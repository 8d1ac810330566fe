import ColophonNative
import Foundation

/// How a stage reads its pages.
struct OCRSettings: Sendable {
  var choice: OCRModels
  var profile: ReadingProfile
  var unreadable: OCRVerdict.Unreadable
  var doublePages: DoublePages
  var limits: ImageLimits
  /// A page is given up after this.
  var timeout: Duration
  /// No further reading of a page begins after this.
  var rereadTime: Duration
  /// Colophon's models folder.
  var models: URL
}
