import ColophonDocument

/// What an engine's lines are to the page: which come first, which are no main text, which words go on.
///
/// Every step takes the text of a page and gives it back with the same words. Marginal lines come first, because
/// they blur where the column ends; the order comes late, because what is no main text has its own place.
package enum PageStructure {
  package static func applied(to text: PageText) -> PageText {
    var page = SplitLines.joined(LayoutPage(text))
    if let body = PageBody(page) {
      page = Marginalia.marked(page, body)
      page = RunningHeads.marked(page, body)
      page = Footnotes.marked(page, body)
      page = ReadingOrder.sorted(page)
    }
    return DividedWords.marked(page.text)
  }
}
