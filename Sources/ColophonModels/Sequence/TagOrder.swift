/// How many tags a chain has, and which may stand behind which.
///
/// Tags are numbers from 0; before every sequence stands, unseen, tag 0. There are no more of them than a lattice has
/// lanes.
package protocol TagOrder: Sendable {
  var count: Int { get }

  func allows(_ tag: Int, after last: Int) -> Bool
}

extension TagSet: TagOrder {}

/// Any tag behind any other.
struct FreeOrder: TagOrder {
  let count: Int

  func allows(_ tag: Int, after last: Int) -> Bool { true }
}
