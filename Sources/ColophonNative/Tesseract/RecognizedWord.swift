import CTesseract
import ColophonDocument

/// A place in Tesseract's result: a word, or a block without text. Valid during the walk only.
struct RecognizedWord {
  let iterator: OpaquePointer

  private var place: OpaquePointer? { TessResultIteratorGetPageIteratorConst(iterator) }

  /// The cleaned text; nil for a block without text and for a word of which nothing is left.
  func text() -> String? {
    guard let raw = TessResultIteratorGetUTF8Text(iterator, RIL_WORD) else { return nil }
    defer { TessDeleteText(raw) }
    let text = RecognizedText.clean(String(cString: raw))
    return text.isEmpty ? nil : text
  }

  /// From 0 to 1, to four decimals.
  var confidence: Double {
    let percent = Double(TessResultIteratorConfidence(iterator, RIL_WORD))
    return (min(max(percent, 0), 100) * 100).rounded() / 10_000
  }

  var isInDictionary: Bool { TessResultIteratorWordIsFromDictionary(iterator) != 0 }

  func begins(_ level: TessPageIteratorLevel) -> Bool { TessPageIteratorIsAtBeginningOf(place, level) != 0 }

  /// Nil where there is nothing of this level, such as the word of a picture.
  func box(_ level: TessPageIteratorLevel) -> Box? {
    var left: Int32 = 0
    var top: Int32 = 0
    var right: Int32 = 0
    var bottom: Int32 = 0
    guard TessPageIteratorBoundingBox(place, level, &left, &top, &right, &bottom) != 0 else { return nil }
    return Box(left: Int(left), top: Int(top), right: Int(right), bottom: Int(bottom))
  }

  /// The kind of the block that the word stands in.
  var kind: Region.Kind {
    switch TessPageIteratorBlockType(place) {
    case PT_HEADING_TEXT: .heading
    case PT_TABLE: .table
    case PT_FLOWING_IMAGE, PT_HEADING_IMAGE, PT_PULLOUT_IMAGE: .image
    case PT_HORZ_LINE, PT_VERT_LINE: .separator
    case PT_NOISE: .noise
    default: .text
    }
  }
}
