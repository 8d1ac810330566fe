/// The names under which catalogue data lie beside the images.
struct SidecarNames: Hashable, Sendable {
  /// A file for one item, in the item's folder.
  let file: String?
  /// A table for many items, in the collection's folder or in the folder that the item lies in.
  let table: String?

  init() {
    file = "item.yaml"
    table = "items.csv"
  }

  /// A name chosen by the user, whose extension tells which of the two it is; nil when it does not.
  init?(_ name: String) {
    guard !name.contains("/"), let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
    switch name[dot...].lowercased() {
    case ".yaml", ".yml": (file, table) = (name, nil)
    case ".csv", ".tsv": (file, table) = (nil, name)
    default: return nil
    }
  }
}
