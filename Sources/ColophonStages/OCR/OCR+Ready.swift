import ColophonPipeline

/// What this machine lacks for the work that was asked for.
package struct MissingRequirement: Error, Hashable, CustomStringConvertible {
  package let description: String
}

extension OCR {
  /// The stage for work outside of a pipeline, such as a training that reads its own pictures.
  ///
  /// Throws a `MissingRequirement` where a pipeline's check would tell of a shortcoming.
  package static func ready(_ options: Options, _ services: Services) throws -> OCR {
    if let shortcoming = shortcomings(options, services).first {
      let remedy = shortcoming.remedy.map { "\n  hint: \($0)" } ?? ""
      throw MissingRequirement(description: "pictures cannot be read here: \(shortcoming.message)\(remedy)")
    }
    return try OCR(options, services)
  }
}
