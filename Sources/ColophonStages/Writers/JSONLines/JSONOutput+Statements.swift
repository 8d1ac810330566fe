import ColophonDocument

/// What the lines of items and of pages have in common.
extension JSONOutput {
  func writeLanguages(_ languages: Languages?) {
    member("language", languages?.main)
    member("languages", objects: languages?.shares) { share in
      member("language", share.language)
      member("share", share.share)
      member("confidence", share.confidence)
    }
  }

  func writeDocumentType(_ type: Classification?) {
    member("document_type", type?.label)
    member("document_type_confidence", type?.confidence)
    member("document_types", objects: type?.candidates) { candidate in
      member("label", candidate.label)
      member("confidence", candidate.confidence)
    }
  }

  func writeClasses(_ classes: [NamedClassification]?) {
    member("classes", objects: classes) { named in
      member("model", named.model)
      member("label", named.classification.label)
      member("confidence", named.classification.confidence)
      member("candidates", objects: named.classification.candidates) { candidate in
        member("label", candidate.label)
        member("confidence", candidate.confidence)
      }
    }
  }

  /// In the order in which the layers are declared.
  func writeOrigins(_ origins: [Layer: Origin]) {
    let list = Layer.allCases.compactMap { layer in origins[layer].map { (layer, $0) } }
    member("origins", objects: list) { layer, origin in
      member("layer", layer.rawValue)
      member("stage", origin.stage)
      member("version", origin.version)
      member("models", objects: origin.models) { model in
        member("name", model.name)
        member("version", model.version)
        member("sha256", model.digest)
        member("licence", model.licence)
      }
    }
  }

  func member(_ name: StaticString, _ box: Box) {
    key(name)
    value(box)
  }

  /// A box as `[left, top, right, bottom]`.
  func value(_ box: Box) {
    array {
      value(box.left)
      value(box.top)
      value(box.right)
      value(box.bottom)
    }
  }
}
