import ColophonPipeline

extension Catalog {
  /// Every reader, stage and writer that a pipeline can name, in alphabetical order. The only registration.
  package static let builtIn = Catalog(
    readers: [ImageFolder.self, METSReader.self],
    stages: [
      Classify.self, DetectLanguage.self, ExtractMetadata.self, LinkEntities.self, OCR.self,
      ResolveDates.self, TagEntities.self,
    ],
    writers: [JSONLines.self, LinkReview.self, TEI.self])
}
