import ColophonDocument
import ColophonTesting
import Foundation

extension HostileImage {
  /// Things with an image's name that are no files, and files that lie where they should not.
  ///
  /// The links count on a file `outside.png` beside the folder of images and on `good-0.png` in it.
  static func places(_ page: PrintedPage) throws -> [HostileImage] {
    func broken(_ words: String) -> [Expected] { [.brokenItem(.unreadableImage, saying: words)] }
    var all = [
      HostileImage("folder.jpg", .folder, [.unseen]),
      HostileImage("pipe.jpg", .pipe, broken("device, socket or pipe")),
      HostileImage("pipe.tif", .pipe, broken("device, socket or pipe")),
      HostileImage("device.png", .link("/dev/zero"), broken("leads out of the collection")),
      HostileImage("link-to-pipe.jpg", .link("pipe.jpg"), broken("device, socket or pipe")),
      HostileImage("link-outside.png", .link("../outside.png"), broken("leads out of the collection")),
      HostileImage("link-inside.png", .link("good-0.png"), [.reads]),
      HostileImage(
        "link-to-nothing.png", .link("gone.png"), [.brokenItem(.missingImage, saying: "leads nowhere")]),
      HostileImage(
        "link-to-itself.png", .link("link-to-itself.png"),
        [.brokenItem(.missingImage, saying: "leads nowhere")]),
      HostileImage("link-to-parent.jpg", .link("."), broken("leads back")),
    ]
    // Nothing is locked to root.
    if geteuid() != 0 {
      all.append(
        HostileImage(
          "locked.png", .locked(PNGBytes(page: page).data),
          [.quarantined(.unreadableImage, saying: "cannot be opened")]))
    }
    return all
  }
}
