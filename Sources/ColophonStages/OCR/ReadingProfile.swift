import ColophonNative

/// How much is spent on a page.
enum ReadingProfile: String, CaseIterable, Sendable {
  /// One reading; a second one only where the first was in the wrong language.
  case fast
  /// A second one where the first is doubtful, too.
  case balanced
  /// A second one of every page, more where it stays doubtful.
  case thorough

  /// Height of small letters at which pages are read first, in pixels. Measured on 71 pages of seven kinds with
  /// their true models: 12 px 12.5 % of the characters wrong at 66 s, 15 px 11.4 % at 74 s, 17 px 11.5 % at 80 s,
  /// 20 px 12.1 % at 84 s, 25 px 11.8 % at 93 s; unscaled 13.1 % at 111 s.
  private static let first = Recipe(letterHeight: 15)

  struct Recipe: Hashable, Sendable {
    var letterHeight: Int
    var mode = CopyMode.grey
    var layout = Recognizer.Layout.automatic
    /// The recipe is for readings whose expected error rate is at least this; 0 for all.
    var doubt = 0.0

    var copy: String {
      "\(mode.rawValue) \(letterHeight) px" + (layout == .automatic ? "" : " \(layout.rawValue)")
    }
  }

  /// In the order in which they are tried; the first one always is.
  var recipes: [Recipe] {
    switch self {
    case .fast: [Self.first]
    case .balanced: [Self.first, Recipe(letterHeight: 25, doubt: 0.26)]
    case .thorough:
      [
        Self.first, Recipe(letterHeight: 25),
        Recipe(letterHeight: 20, mode: .bilevel, doubt: 0.12),
        Recipe(letterHeight: 20, layout: .block, doubt: 0.25),
      ]
    }
  }

  /// Height of the small letters of the largest copy that every page needs, in pixels; nil where large pages keep all
  /// their pixels for it: measured on 71 pages, `thorough` then has 10.2 instead of 10.3 % wrong, at 9 % more time.
  var tallest: Int? {
    self == .thorough ? nil : recipes.filter { $0.doubt == 0 }.map(\.letterHeight).max()
  }

  /// Part of the characters by which the gain of a few lines must grow for the page to be read again.
  static let leastGain = 0.02
  /// Two readings whose gains differ by less than this part of the characters are worth the same.
  static let nearlySame = 0.01

  /// Share of doubtful characters from which on a page with another script is read again as a whole with both models;
  /// below it only the doubtful lines are; nil where they always are.
  var foreignPage: Double? { self == .fast ? nil : 0.15 }
  /// Share from which on the model of the other script leads.
  static let foreignThroughout = 0.6
  /// Whether lines in another script are read by two models at once. Measured on 71 pages: 0.4 % of the characters
  /// less wrong, at 3 % more time.
  var readsMixedLines: Bool { self != .fast }
  /// Evidence from which on a page needs no trial of models for broken types. They read half as fast again.
  var sureOfLetters: Double { self == .fast ? 0.5 : 0.8 }
  /// Expected error rate from which on a page may have been read with the wrong model.
  static let wrongModel = 0.03
  /// Expected error rate from which on a page may be in broken types though the sample of it did not say so; nil where
  /// that is not asked. Measured on 71 pages: 0.1 % of the characters less wrong, at 7 % more time in `fast`.
  var brokenTypes: Double? { self == .fast ? nil : 0.08 }
  /// Expected error rate from which on a page may have lines in another script.
  static let foreignPages = 0.06
  /// Expected error rate from which on a line may be in another script.
  var doubtfulLine: Double { self == .fast ? 0.25 : 0.18 }
}
