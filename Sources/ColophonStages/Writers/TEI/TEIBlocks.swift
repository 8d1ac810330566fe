import ColophonDocument

/// Lines of a page that stand in one element together.
struct TEIBlock {
  enum Kind: Hashable {
    /// A paragraph that begins here.
    case paragraph
    /// Goes on with the paragraph that is open, if one is; else a block.
    case continuation
    /// A block of the layout in which no paragraphs are known; the type says what it is, nil for running text.
    case block(String?)
    /// What stands beside the main text, such as a running head or a footnote; interrupts no paragraph.
    case aside(Region.Role)
  }

  var kind: Kind
  /// Index into the page's regions.
  var region: Int
  /// Indices into the page's lines, not empty.
  var lines: Range<Int>

  var isAside: Bool {
    if case .aside = kind { true } else { false }
  }
}

extension PageText {
  /// The page's lines as blocks, in reading order; every line is in one.
  ///
  /// On a page where the engine saw a paragraph begin, a text region that begins otherwise goes on with the
  /// paragraph before it. Without any such sign each region is a block, since nothing is known of paragraphs.
  var blocks: [TEIBlock] {
    let knowsParagraphs = regions.contains {
      $0.kind == .text && $0.role == nil && $0.lines.contains(where: \.startsParagraph)
    }
    var blocks: [TEIBlock] = []
    var lineIndex = 0
    for (regionIndex, region) in regions.enumerated() where !region.lines.isEmpty {
      var start = lineIndex
      if let role = region.role {
        lineIndex += region.lines.count
        blocks.append(TEIBlock(kind: .aside(role), region: regionIndex, lines: start..<lineIndex))
        continue
      }
      var kind: TEIBlock.Kind =
        switch region.kind {
        case .text: knowsParagraphs ? .continuation : .block(nil)
        case .heading, .table, .image, .separator, .noise: .block(region.kind.rawValue)
        }
      for line in region.lines {
        if region.kind == .text, line.startsParagraph {
          if lineIndex > start {
            blocks.append(TEIBlock(kind: kind, region: regionIndex, lines: start..<lineIndex))
          }
          kind = .paragraph
          start = lineIndex
        }
        lineIndex += 1
      }
      blocks.append(TEIBlock(kind: kind, region: regionIndex, lines: start..<lineIndex))
    }
    return blocks
  }
}
