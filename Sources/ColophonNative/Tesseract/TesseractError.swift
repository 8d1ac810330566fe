import ColophonDocument

/// Why Tesseract did not read.
package enum TesseractError: Error, Hashable, Sendable {
  /// No folder with language data at any of these places.
  case noLanguageData(searched: [String])
  case missingModel(String)
  case engineRefused(models: [String])
  case deadlinePassed
  case recognitionFailed(code: Int)
}

extension TesseractError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .noLanguageData(let searched):
      """
      expected a folder with Tesseract's language data, found none at \(searched.joined(separator: ", ")): \
      install them (apt-get install tesseract-ocr-eng) or set TESSDATA_PREFIX
      """
    case .missingModel(let name):
      "expected the Tesseract model '\(name)', found none: \(TesseractPackages.remedy(for: [name]))"
    case .engineRefused(let models):
      """
      expected Tesseract to open \(models.joined(separator: "+")), but it refused: \
      the file may be damaged or made for another version, install it again
      """
    case .deadlinePassed:
      """
      expected the page to be read in time, found the time spent: raise page_timeout_secs, or see what is \
      wrong with the image
      """
    case .recognitionFailed(let code):
      "expected Tesseract to read the page, but it gave up with code \(code)"
    }
  }

  /// The page's failure that this error amounts to.
  package var failure: Failure {
    switch self {
    case .deadlinePassed: Failure(.timeout, description)
    default: Failure(.engineError, description)
    }
  }
}
