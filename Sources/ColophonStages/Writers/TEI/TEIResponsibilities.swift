import ColophonDocument

/// Who made the statements of a document: each distinct origin becomes a `respStmt`, each component and each
/// model an `application`, and `@resp` points at the former.
struct TEIResponsibilities {
  struct Responsibility {
    var identifier: String
    var origin: Origin
    var layers: Set<Layer>
    var component: String
    var models: [String]
  }

  struct Component {
    var identifier: String
    var stage: String
    var version: Int
  }

  struct Model {
    var identifier: String
    var reference: ModelReference
  }

  private(set) var list: [Responsibility] = []
  private(set) var components: [Component] = []
  private(set) var models: [Model] = []
  private var indices: [Origin: Int] = [:]
  private var names = TEIUniqueNames()

  mutating func add(_ origins: [Layer: Origin]) {
    for layer in Layer.allCases {
      guard let origin = origins[layer] else { continue }
      if let index = indices[origin] {
        list[index].layers.insert(layer)
        continue
      }
      indices[origin] = list.count
      list.append(
        Responsibility(
          identifier: names.name("resp_", origin.stage), origin: origin, layers: [layer],
          component: component(origin), models: origin.models.map { model($0) }))
    }
  }

  /// A pointer at the origin of a layer, for `@resp`.
  func pointer(_ origins: [Layer: Origin], _ layer: Layer) -> String? {
    origins[layer].flatMap { indices[$0] }.map { "#\(list[$0].identifier)" }
  }

  private mutating func component(_ origin: Origin) -> String {
    if let known = components.first(where: { $0.stage == origin.stage && $0.version == origin.version }) {
      return known.identifier
    }
    let identifier = names.name("component_", origin.stage)
    components.append(Component(identifier: identifier, stage: origin.stage, version: origin.version))
    return identifier
  }

  private mutating func model(_ reference: ModelReference) -> String {
    if let known = models.first(where: { $0.reference == reference }) { return known.identifier }
    let identifier = names.name("model_", reference.name)
    models.append(Model(identifier: identifier, reference: reference))
    return identifier
  }
}

extension Layer {
  /// What was done to get the layer, in words.
  var work: String {
    switch self {
    case .text: "machine text recognition"
    case .languages: "machine identification of languages"
    case .entities: "machine recognition of names and dates"
    case .fields: "machine extraction of the description from the pages"
    case .documentType: "machine classification of the document type"
    case .classes: "machine classification by further models"
    case .dates: "machine resolution of relative dates"
    case .links: "machine comparison of names with authority files"
    }
  }
}
