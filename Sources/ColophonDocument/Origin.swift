/// Who made a statement: a component in a version, with the models it rests on.
package struct Origin: Codable, Hashable, Sendable {
  /// Name of the stage, as in the pipeline file.
  package var stage: String
  /// Version of the component's behaviour; grows whenever the same input may give another result.
  package var version: Int
  /// The models that were asked, in the order of their names.
  package var models: [ModelReference]

  package init(stage: String, version: Int, models: [ModelReference]) {
    self.stage = stage
    self.version = version
    self.models = models
  }
}

/// Anything learned or compiled that a statement rests on, identified by its bytes.
package struct ModelReference: Codable, Hashable, Sendable {
  package var name: String
  package var version: String
  /// SHA-256 of the model's bytes, lower-case hexadecimal.
  package var digest: String
  /// SPDX licence identifier.
  package var licence: String

  package init(name: String, version: String, digest: String, licence: String) {
    self.name = name
    self.version = version
    self.digest = digest
    self.licence = licence
  }
}
