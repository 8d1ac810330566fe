/// The small words around dates, in lower case: German, English, French, Latin and a little Dutch and Danish.
enum DateWords {
  static let weekdays: Set<String> = words(
    """
    montag dienstag mittwoch mittwochs donnerstag freitag samstag sonnabend sonntag montags dienstags donnerstags
    freitags samstags sonnabends sonntags monday tuesday wednesday thursday friday saturday sunday
    lundi mardi mercredi jeudi vendredi samedi dimanche maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    mandag tirsdag onsdag torsdag fredag lørdag søndag
    """)

  /// Weekdays that count only with a full stop or a comma behind them.
  static let shortWeekdays: Set<String> = words(
    "mon tue tues wed thu thurs fri sat sun mont dienst mittw donnerst freit samst sonnt")

  /// What may stand between a weekday and the day.
  static let articles: Set<String> = words("den der dem the le am d this den")

  /// What makes a number an ordinal when it stands right behind it.
  static let ordinalEndings: Set<String> = words(
    "st nd rd th d ten te ter tes sten ste ster stes den er re e o º ª me ième ème ᵉ ᵗᵉⁿ ᵗʰ")
  /// The ones that may also stand after a space.
  static let looseOrdinalEndings: Set<String> = words("ten te sten ste th st nd rd")

  /// Between day and month: "12th day of March", "12. des Monats März", "douze du mois de mars".
  static let dayConnectors: Set<String> = words("of day de du mois des monats monat mensis the month d")

  /// Between month and year: "März des Jahres 1848", "mars de l'an 1848", "March in the year of our Lord 1848".
  static let yearConnectors: Set<String> = words(
    "des jahres im jahr jahre anno ao a de l an année annee of the in year our lord d domini ' ’")

  /// Right before a year, with a strong hint that it is one.
  static let yearCues: Set<String> = words(
    """
    jahr jahre jahres jahrs anno ao annus anni seit year since année annee années an depuis en in geb geboren gest gestorben
    † né née born died mort morte erschienen frühjahr jahrgang aō lord domini ad until till bis
    """)
  /// Cues only in some languages' usage: a number after `in` may be anything, so the year must be plausible.
  static let weakCues: Set<String> = words("in en an bis until till ad geb gest")

  static let approximations: Set<String> = words(
    "um ca circa cca c etwa ungefähr gegen about around vers environ env")

  static let rangeMarks: Set<String> = ["-", "–", "—", "\u{2010}", "\u{2011}", "\u{2212}"]
  /// Words between the ends of a range; `bis zum` and `jusqu'au` are two tokens and more.
  static let rangeWords: [[String]] = [
    ["bis", "zum"], ["bis", "zu"], ["bis", "den"], ["bis", "anfang"], ["bis", "ende"], ["bis"],
    ["to", "the"], ["to"],
    ["till"], ["until"], ["through"], ["jusqu", "'", "au"], ["jusqu", "’", "au"], ["au"], ["à"],
    ["usque", "ad"],
    ["tot"], ["til"],
  ]
  /// Words that announce a range of years: "von 1848 bis 1850", "between 1848 and 1850".
  static let rangeCues: Set<String> = words("von vom from between zwischen de entre du ab in anni annis")

  static let seasons: [String: Int] = [
    "frühjahr": 21, "frühling": 21, "frühlinge": 21, "lenz": 21, "spring": 21, "printemps": 21, "sommer": 22,
    "sommers": 22, "summer": 22, "été": 22, "herbst": 23, "herbste": 23, "autumn": 23, "automne": 23,
    "winter": 24,
    "winters": 24, "hiver": 24,
  ]

  static let centuries: Set<String> = words(
    """
    jahrhundert jahrhunderts jahrhunderte jahrhunderten jahrh jahrhdt jh jhdt jhs jhd century centuries siècle
    siècles siecle saeculum saeculi saeculo eeuw århundrede secolo
    """)
  static let centuriesBefore: Set<String> = words("saeculum saeculi saeculo saec saecl sæc")

  /// Stems of ordinals from 11 to 20; the endings differ by language and case.
  static let centuryOrdinals: [(stem: String, number: Int)] = [
    ("elft", 11), ("eilft", 11), ("zwölft", 12), ("dreizehnt", 13), ("dreyzehnt", 13), ("vierzehnt", 14),
    ("fünfzehnt", 15), ("sechzehnt", 16), ("siebzehnt", 17), ("siebenzehnt", 17), ("achtzehnt", 18),
    ("neunzehnt", 19), ("zwanzigst", 20), ("eleventh", 11), ("twelfth", 12), ("thirteenth", 13),
    ("fourteenth", 14), ("fifteenth", 15), ("sixteenth", 16), ("seventeenth", 17), ("eighteenth", 18),
    ("nineteenth", 19), ("twentieth", 20), ("onzième", 11), ("douzième", 12), ("treizième", 13),
    ("quatorzième", 14), ("quinzième", 15), ("seizième", 16), ("dix-septième", 17), ("dix-huitième", 18),
    ("dix-neuvième", 19), ("vingtième", 20),
  ]

  private static func words(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
