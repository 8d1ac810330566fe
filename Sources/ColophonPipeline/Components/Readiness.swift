import Foundation

/// What a component with default options lacks on this machine; readers are not asked, since they need a path.
package func shortcomings(of type: any Component.Type, _ services: Services) -> [Shortcoming] {
  func ask<C: Component>(_ type: C.Type) -> [Shortcoming] {
    let nowhere = Position(source: "", line: 0, column: 0)
    var reader = OptionReader(.empty(at: nowhere), folder: services.models)
    let options = C.Options(from: &reader)
    guard reader.diagnostics.isEmpty else { return [] }
    return C.shortcomings(options, services)
  }
  return ask(type)
}
