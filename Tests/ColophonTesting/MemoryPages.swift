import ColophonDocument

/// Pages that lie in memory.
package struct MemoryPages: PageSource {
  private let pages: [Page]

  package init(_ pages: [Page]) { self.pages = pages }

  package var count: Int { pages.count }

  package func page(at index: Int) throws -> Page { pages[index] }
}
