/// What becomes of an image that shows two pages side by side.
enum DoublePages: String, CaseIterable, Sendable {
  /// It is read as one page.
  case keep
  /// Its pages are read by themselves, the left one first.
  case split
}
