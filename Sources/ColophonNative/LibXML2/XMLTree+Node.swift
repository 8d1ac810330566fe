import CLibXML2

extension XMLTree {
  /// An element of the tree.
  package struct Node {
    let tree: XMLTree
    let pointer: xmlNodePtr

    package var name: XMLName {
      XMLName(string(pointer.pointee.name), in: pointer.pointee.ns.map { string($0.pointee.href) })
    }

    /// Line of the start tag, from 1.
    package var line: Int { xmlGetLineNo(pointer) }

    /// The value of an attribute, or nil when the element does not have it. Attributes without a prefix are in no
    /// namespace.
    package func attribute(_ local: String, in namespace: String? = nil) -> String? {
      let wanted = XMLName(local, in: namespace)
      var next = pointer.pointee.properties
      while let attribute = next {
        let found = XMLName(
          string(attribute.pointee.name), in: attribute.pointee.ns.map { string($0.pointee.href) })
        if found == wanted {
          var value = ""
          appendText(after: attribute.pointee.children, to: &value)
          return value
        }
        next = attribute.pointee.next
      }
      return nil
    }

    /// The element children in document order.
    package var children: [Node] {
      var nodes: [Node] = []
      var next = pointer.pointee.children
      while let child = next {
        if child.pointee.type == XML_ELEMENT_NODE { nodes.append(Node(tree: tree, pointer: child)) }
        next = child.pointee.next
      }
      return nodes
    }

    /// A part of an element with text and elements in turn.
    package enum Piece {
      case text(String)
      case element(Node)
    }

    /// Text and element children in document order; comments and processing instructions are left out.
    package var content: [Piece] {
      var pieces: [Piece] = []
      var next = pointer.pointee.children
      while let child = next {
        switch child.pointee.type {
        case XML_ELEMENT_NODE: pieces.append(.element(Node(tree: tree, pointer: child)))
        case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: pieces.append(.text(string(child.pointee.content)))
        default: break
        }
        next = child.pointee.next
      }
      return pieces
    }

    /// All text within the element, as it stands; comments and processing instructions are left out.
    package var text: String {
      var value = ""
      appendText(after: pointer.pointee.children, to: &value)
      return value
    }

    /// The elements that a path of names leads to, in document order: children of that name, their children of
    /// the next name, and so on.
    package func elements(_ path: XMLName...) -> [Node] {
      var nodes = [self]
      for name in path {
        nodes = nodes.flatMap { $0.children.filter { $0.name == name } }
      }
      return nodes
    }

    /// The elements of a name at any depth below this one, in document order.
    package func descendants(_ name: XMLName) -> [Node] {
      var found: [Node] = []
      var waiting = Array(children.reversed())
      while let node = waiting.popLast() {
        if node.name == name { found.append(node) }
        waiting.append(contentsOf: node.children.reversed())
      }
      return found
    }
  }
}

private func string(_ bytes: UnsafePointer<xmlChar>?) -> String {
  bytes.map { String(cString: $0) } ?? ""
}

/// Appends the text of a node, its following siblings and all they contain. The parser allows 256 levels, so the
/// recursion is bounded.
private func appendText(after first: xmlNodePtr?, to value: inout String) {
  var next = first
  while let node = next {
    switch node.pointee.type {
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: value += string(node.pointee.content)
    case XML_ELEMENT_NODE: appendText(after: node.pointee.children, to: &value)
    default: break
    }
    next = node.pointee.next
  }
}
