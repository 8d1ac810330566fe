import ColophonDocument

extension Reason {
  /// What a person can do about it: a sentence or two in plain words.
  package var remedy: String {
    switch self {
    case .unreadableImage:
      "Open the image; if it is torn or no image, replace it. The next run reads it again."
    case .imageTooLarge: "Make a smaller copy of the image, or raise the limit that the message names."
    case .missingImage: "Bring the file back, or take it out of the item's description."
    case .blankPage, .noText: "Nothing: there is nothing to read on the page."
    case .noTextExpectedText:
      "Look at the page. If there is text, choose other models or another image; if not, release the page."
    case .inventedText: "Look at the page. If it is empty, release it; if not, make a better image."
    case .unreadableText:
      "Look at the page. If it is print, choose other models or make a better image; if no model here can read it, release the page: it then counts as one without text."
    case .timeout: "Raise page_timeout_secs of the stage, or scale the image down."
    case .memoryLimit: "Raise workers.memory_limit_mb, or scale the image down."
    case .engineCrash:
      "Look at the log lines and at the image. Another image or another engine may do; ask for a retry after that."
    case .engineError:
      "Look at the message and at the image; replace the image, or change the stage's options."
    case .invalidSourceRecord: "Mend the item's METS file or sidecar, or its name. Every run tries again."
    case .noPages: "Put the images of the item in their place, or remove the item. Every run tries again."
    case .tooManyPages: "Divide the item, or raise limits.pages_per_item. Every run tries again."
    case .tooManyWords: "Look at the page. If the words are real, raise limits.words_per_page."
    case .outputFailed: "Look at the message. Every run tries again."
    case .internalError: "This is a mistake of ours: please report it with the message and the log lines."
    }
  }
}
