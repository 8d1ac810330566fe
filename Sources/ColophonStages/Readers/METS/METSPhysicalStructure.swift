import ColophonNative

/// The pages of an item in the order of its physical structure (`structMap TYPE="PHYSICAL"`).
struct METSPhysicalStructure {
  struct Page {
    var file: METSFileGroup.File
    /// ORDERLABEL, such as the page number as printed.
    var label: String?
  }

  private(set) var pages: [Page] = []
  /// What is odd about the structure but stops nothing.
  private(set) var remarks: [String] = []

  init(_ root: XMLTree.Node, _ group: METSFileGroup) {
    let maps = root.elements(.mets("structMap"))
    guard let map = maps.first(where: { $0.has("TYPE", "PHYSICAL") }) else {
      pages = group.files.map { Page(file: $0, label: nil) }
      remarks.append("there is no physical structure; the pages stand in the order of '\(group.use)'")
      return
    }
    let files = Dictionary(group.files.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var seen: Set<String> = []
    var withoutFile: [Int] = []
    for div in ordered(map) {
      var ids = pointers(of: div).filter { files[$0] != nil }
      if ids.isEmpty, div.has("TYPE", "page") { withoutFile.append(div.line) }
      ids.removeAll { id in
        guard !seen.insert(id).inserted else { return false }
        remarks.append(
          "line \(div.line): the file '\(id)' stands twice in the physical structure; it is read once")
        return true
      }
      pages += ids.compactMap { files[$0] }.map { Page(file: $0, label: div.given("ORDERLABEL")) }
    }
    if let line = withoutFile.first {
      remarks.append(
        "\(withoutFile.count) pages have no file in the group '\(group.use)', the first on line \(line)")
    }
    let unused = group.files.filter { !seen.contains($0.id) }
    if let first = unused.first {
      remarks.append(
        """
        \(unused.count) files of the group '\(group.use)' stand on no page and are not read, the first on line \
        \(first.line)
        """)
    }
  }

  /// All divisions, each before those in it. Neighbours go by ORDER where every one of them has it, else as they
  /// stand.
  private func ordered(_ parent: XMLTree.Node) -> [XMLTree.Node] {
    let children = parent.elements(.mets("div"))
    let orders = children.compactMap { $0.given("ORDER").flatMap { Double($0) } }
    var positions = Array(children.indices)
    if orders.count == children.count { positions.sort { (orders[$0], $0) < (orders[$1], $1) } }
    return positions.flatMap { [children[$0]] + ordered(children[$0]) }
  }

  /// The files that a division points to, itself or by areas in it.
  private func pointers(of div: XMLTree.Node) -> [String] {
    var ids: [String] = []
    for pointer in div.elements(.mets("fptr")) {
      for node in [pointer] + pointer.descendants(.mets("area")) {
        if let id = node.given("FILEID"), !ids.contains(id) { ids.append(id) }
      }
    }
    return ids
  }
}
