import ColophonPipeline

extension Catalog {
  /// Every reader, stage and writer that a pipeline can name, in alphabetical order. The only registration.
  package static let builtIn = Catalog(readers: [], stages: [], writers: [])
}
