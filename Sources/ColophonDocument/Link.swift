/// What authority files say of a name that stands on an item's pages or in its description.
///
/// There is one for each distinct name of a kind, however often it stands there. A name may be linked in several
/// authorities, but in each of them once at most, and only to the one candidate that stands clear of the others.
package struct Link: Codable, Hashable, Sendable {
  /// What one authority answered.
  package struct Answer: Codable, Hashable, Sendable {
    /// Name of the authority, as the pipeline file gives it.
    package var authority: String
    package var outcome: Outcome
    /// Why the name is not linked here; nil for one that is.
    package var reason: String?
    /// Best first; of a linked name the first one is meant.
    package var candidates: [Candidate]

    package init(authority: String, outcome: Outcome, reason: String?, candidates: [Candidate]) {
      self.authority = authority
      self.outcome = outcome
      self.reason = reason
      self.candidates = candidates
    }
  }

  package enum Outcome: String, Codable, CaseIterable, Sendable {
    case linked
    /// Several candidates are equally good, or nearly so.
    case tie
    /// The best candidate is not good enough.
    case doubtful
    case notFound = "not_found"
    /// The authority could not be asked.
    case unavailable
  }

  /// Something that the name may mean.
  package struct Candidate: Codable, Hashable, Sendable {
    /// The authority's own identifier, such as `118540238`.
    package var id: String
    package var uri: String?
    /// Further URIs of the same thing, which the authority states.
    package var sameAs: [String]
    /// The name that the authority prefers.
    package var label: String
    /// From 0 to 1: how well the names agree. It is no probability.
    package var score: Double
    /// What the score rests on, in words.
    package var reason: String

    enum CodingKeys: String, CodingKey {
      case id, uri, label, score, reason
      case sameAs = "same_as"
    }

    package init(id: String, uri: String?, sameAs: [String], label: String, score: Double, reason: String) {
      self.id = id
      self.uri = uri
      self.sameAs = sameAs
      self.label = label
      self.score = score
      self.reason = reason
    }
  }

  package var name: LinkedName
  /// Numbers of the pages that it stands on, from 1, in order.
  package var pages: [Int]
  /// In the order of the pipeline file.
  package var answers: [Answer]

  package init(name: LinkedName, pages: [Int], answers: [Answer]) {
    self.name = name
    self.pages = pages
    self.answers = answers
  }

  /// The candidates that the name is linked to, one an authority.
  package var linked: [(authority: String, candidate: Candidate)] {
    answers.compactMap { answer in
      guard answer.outcome == .linked, let best = answer.candidates.first else { return nil }
      return (answer.authority, best)
    }
  }
}

/// A name as it is looked up: what it is a name of, and its words on one line.
package struct LinkedName: Codable, Hashable, Sendable {
  package var kind: Entity.Kind
  package var text: String
  /// Another form of it that a stage gave, such as `Leipzig` for `Lipsiae`; nil when there is none.
  package var normal: String?

  package init(kind: Entity.Kind, text: String, normal: String? = nil) {
    self.kind = kind
    self.text = text
    self.normal = normal
  }

  /// The name of an entity; nil for a date and for what has no letters.
  package init?(_ entity: Entity) {
    guard entity.kind != .date else { return nil }
    // The normal form of a person is the name without titles, that of a place its name of today.
    guard entity.kind == .place else {
      self.init(entity.kind, printed: entity.normal ?? entity.text)
      return
    }
    self.init(entity.kind, printed: entity.text)
    normal = entity.normal == text ? nil : entity.normal
  }

  /// The name in a field of the item's description; nil for fields that hold none.
  package init?(_ field: Field) {
    let kind: Entity.Kind? =
      switch field.name {
      case .creator: .person
      case .place: .place
      case .publisher: .organisation
      default: nil
      }
    guard let kind else { return nil }
    self.init(kind, printed: field.value)
  }

  /// Joins words that a line end divides and closes up white space.
  private init?(_ kind: Entity.Kind, printed: String) {
    let lines = printed.split(separator: "\n")
    var text = ""
    for line in lines {
      let line = NormalForm.of(String(line))
      if let last = text.last, ["-", "¬", "⸗", "="].contains(last), line.first?.isLowercase == true {
        text.removeLast()
        text += line
      } else {
        text += text.isEmpty ? line : " " + line
      }
    }
    text = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard text.contains(where: \.isLetter) else { return nil }
    self.init(kind: kind, text: text)
  }
}
