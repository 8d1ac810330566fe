import ColophonPipeline

extension Catalog {
  /// Every reader, stage and writer that a pipeline can name, in alphabetical order. The only registration.
  package static let builtIn = Catalog(
    readers: [ImageFolder.self, METSReader.self],
    stages: [Classify.self, DetectLanguage.self, ExtractMetadata.self, OCR.self],
    writers: [JSONLines.self, TEI.self])
}
