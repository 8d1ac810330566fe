import ColophonNative

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
  /// Judges what was read; its lexicons tell languages.
  var quality: ReadingQuality
}
