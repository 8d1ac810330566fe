import Foundation

/// The options a component declares, found by reading none.
package func declaredOptions(of type: any Component.Type) -> [OptionDeclaration] {
  func declarations<C: Component>(_ type: C.Type) -> [OptionDeclaration] {
    optionDeclarations(C.Options.self)
  }
  return declarations(type)
}

/// The options that a set of options declares, found by reading none.
package func optionDeclarations(_ options: any ComponentOptions.Type) -> [OptionDeclaration] {
  let nowhere = Position(source: "", line: 0, column: 0)
  var reader = OptionReader(.empty(at: nowhere), folder: URL(fileURLWithPath: "/"))
  _ = options.init(from: &reader)
  return reader.declarations
}
