/// How large the parts of a collection may be: the section `limits` of a pipeline file. What is larger fails
/// alone and with a reason, before it costs time or memory.
package struct CollectionLimits: ComponentOptions, Hashable {
  package let fileMegabytes: Int
  package let pagesPerItem: Int
  package let wordsPerPage: Int

  package init(from reader: inout OptionReader) {
    fileMegabytes = reader.value(
      "file_mb", default: 1024, in: 1...1_000_000, "Refuse image files that are larger.")
    pagesPerItem = reader.value(
      "pages_per_item", default: 20_000, in: 1...10_000_000, "Refuse items that have more pages.")
    wordsPerPage = reader.value(
      "words_per_page", default: 50_000, in: 1...10_000_000,
      "Refuse texts of a page that have more words: an engine gone wild, or no page.")
  }
}
