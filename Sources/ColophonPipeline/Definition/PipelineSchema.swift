import Foundation

/// JSON Schema (draft 2020-12) of the pipeline file, for editors that complete and check YAML.
///
/// Made from the components' declarations; it knows shapes and names, while `colophon plan` also knows order,
/// files and models.
package enum PipelineSchema {
  package static func json(_ catalog: Catalog) throws -> String {
    let readers = catalog.all.filter { $0.manual.kind == .reader }
    let schema: [String: Any] = [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Colophon pipeline",
      "type": "object",
      "additionalProperties": false,
      "required": ["version", "read", "stages", "write"],
      "properties": [
        "version": ["const": 1, "description": "Version of the pipeline language."],
        "read": [
          "description": "Where the items come from: one reader, or a list of readers with names.",
          "anyOf": [
            choice(readers, extra: ["name": collectionName]),
            ["type": "array", "minItems": 1, "items": choice(readers, extra: ["name": collectionName])],
          ],
        ],
        "stages": list(catalog.all.filter { $0.manual.kind == .stage }, "What is done, in this order."),
        "write": list(catalog.all.filter { $0.manual.kind == .writer }, "What comes out."),
      ].merging(sections) { $1 },
    ]
    let data = try JSONSerialization.data(
      withJSONObject: schema, options: [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes])
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  private static var sections: [String: Any] {
    Dictionary(
      uniqueKeysWithValues: PipelineSections.all.map { section in
        (
          section.name,
          options(optionDeclarations(section.options), extra: [:])
            .merging(["description": section.help]) { $1 }
        )
      })
  }

  private static var collectionName: [String: Any] {
    ["type": "string", "description": "Name of the collection, put before its items' ids."]
  }

  private static func list(_ components: [any Component.Type], _ help: String) -> [String: Any] {
    ["type": "array", "minItems": 1, "description": help, "items": choice(components, extra: [:])]
  }

  /// One component with its options, or its bare name.
  private static func choice(_ components: [any Component.Type], extra: [String: Any]) -> [String: Any] {
    let mappings: [[String: Any]] = components.map { component in
      [
        "type": "object", "additionalProperties": false, "required": [component.manual.name],
        "description": component.manual.summary,
        "properties": [
          component.manual.name: options(declaredOptions(of: component), extra: extra)
            .merging(["description": component.manual.summary]) { $1 }
        ],
      ]
    }
    return ["anyOf": mappings + [["enum": components.map { $0.manual.name }]]]
  }

  private static func options(_ declarations: [OptionDeclaration], extra: [String: Any]) -> [String: Any] {
    var properties = extra
    for declaration in declarations {
      properties[declaration.name] = shape(declaration.shape).merging(["description": declaration.help]) {
        $1
      }
    }
    return [
      "type": ["object", "null"], "additionalProperties": false, "properties": properties,
      "required": declarations.filter { $0.defaultText == nil }.map(\.name),
    ]
  }

  private static func shape(_ shape: OptionDeclaration.Shape) -> [String: Any] {
    switch shape {
    case .boolean: ["type": "boolean"]
    case .integer(let range):
      range.map { ["type": "integer", "minimum": $0.lowerBound, "maximum": $0.upperBound] }
        ?? ["type": "integer"]
    case .number(let range):
      range.map { ["type": "number", "minimum": $0.lowerBound, "maximum": $0.upperBound] }
        ?? ["type": "number"]
    case .text: ["type": ["string", "number", "boolean", "null"]]
    case .path: ["type": ["string", "null"]]
    case .choice(let words): ["enum": words]
    case .list: ["type": "array", "items": ["type": ["string", "number", "boolean"]]]
    case .listOrWord(let words):
      ["anyOf": [["enum": words], ["type": "array", "minItems": 1, "items": ["type": "string"]]]]
    case .mapping: ["type": "object"]
    case .entries(let declarations):
      ["type": "array", "items": options(declarations, extra: [:])]
    }
  }
}
