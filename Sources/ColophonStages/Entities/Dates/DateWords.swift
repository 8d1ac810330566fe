/// The small words around dates, in lower case, of all languages that dates are read in.
enum DateWords {
  static let weekdays = WeekdayNames.all

  /// Weekdays that count only with a full stop or a comma behind them.
  static let shortWeekdays: Set<String> = words(
    "mon tue tues wed thu thurs fri sat sun mont dienst mittw donnerst freit samst sonnt sonnab lun mer jeu ven sam dim maand"
  )

  /// What may stand between a weekday and the day.
  static let articles: Set<String> = words(
    "den der dem the le am d this den die dne dňa dnia il el li na v på ons")

  /// What makes a number an ordinal when it stands right behind it.
  static let ordinalEndings: Set<String> = words(
    "st nd rd th d ten te ter tes sten ste ster stes den er re e o º ª me ième ème ᵉ ᵗᵉⁿ ᵗʰ tn teñ stn dn de die dje a"
  )
  /// The ones that may also stand after a space.
  static let looseOrdinalEndings: Set<String> = words("ten te sten ste th st nd rd")

  static let endingsAfterColon: Set<String> = words("dje a e de te nde na nä ta tä s nen sta stä")
  static let hungarianEndings: Set<String> = words(
    "án én jén ján ikán ikén dikán dikén iki diki ik i ig től tól ban ben ra re as es os ös ből ból")

  /// Between day and month: "12th day of March", "12. des Monats März", "douze du mois de mars".
  static let dayConnectors: Set<String> = words(
    "of day de du mois des monats monat mensis the month d p päivä päivänä dag i del mes dni dzień")

  /// Between month and year: "März des Jahres 1848", "mars de l'an 1848", "March in the year of our Lord 1848".
  static let yearConnectors: Set<String> = words(
    """
    des jahres im jahr jahre anno ao a de l an année annee of the in year our lord d domini ' ’ roku r léta páně lp vuonna
    år aar jaar jaars año del el nell anni salutis christi
    """)

  /// Before the number of a volume, as in "Bd. I. 1750".
  static let volumes: Set<String> = words(
    """
    bd bde band bände th thl theil teil tl t tom tome tomus tomo vol volume volumen deel dl del část osa parte pars
    """)

  /// Right before a year, with a strong hint that it is one.
  static let yearCues: Set<String> = words(
    """
    jahr jahre jahres jahrs anno ao annus anni seit year since année annee années an depuis en in geb geboren gest gestorben
    † né née born died mort morte erschienen frühjahr jahrgang aō lord domini ad until till bis
    roku roce rokem r léta páně pańskiego vuonna vuoden vuodesta år aar aaret året jaar jaare año anno nel nell dal desde
    sinds sedan siden születt urodzony ur zm narozen nar född død fodt født geboren overleden
    """)
  /// Cues only in some languages' usage: a number after `in` may be anything, so the year must be plausible.
  static let weakCues: Set<String> = words("in en an bis until till ad geb gest r nel dal ur zm nar")

  static let approximations: Set<String> = words(
    """
    um ca circa cca c etwa ungefähr gegen about around vers environ env zirka cirka circiter omstreeks ongeveer omkring omtrent
    ungefär noin hacia verso okolo kolem asi około ok kb
    """)

  /// Words before a date that doubt it.
  static let doubts: Set<String> = words(
    """
    vermutlich vermuthlich wahrscheinlich wohl vielleicht probably perhaps possibly peut-être probablement forse
    probabilmente wellicht waarschijnlijk vermoedelijk troligen sannolikt snarare quizás probablemente pravděpodobně snad
    prawdopodobnie valószínűleg todennäköisesti luultavasti
    """)

  static let rangeMarks: Set<String> = ["-", "–", "—", "\u{2010}", "\u{2011}", "\u{2212}"]
  /// Words between the ends of a range; `bis zum` and `jusqu'au` are two tokens and more.
  static let rangeWords: [[String]] = [
    ["bis", "zum"], ["bis", "zu"], ["bis", "den"], ["bis", "anfang"], ["bis", "ende"], ["bis"],
    ["to", "the"], ["to"],
    ["till"], ["until"], ["through"], ["jusqu", "'", "au"], ["jusqu", "’", "au"], ["au"], ["à"],
    ["usque", "ad"],
    ["tot"], ["til"], ["till"], ["til", "den"], ["tot", "den"], ["al"], ["fino", "al"], ["hasta"],
    ["hasta", "el"],
    ["až"], ["až", "do"], ["do"], ["aż", "do"], ["–", "den"],
  ]
  /// Words that announce a range of years: "von 1848 bis 1850", "between 1848 and 1850".
  static let rangeCues: Set<String> = words(
    "von vom from between zwischen de entre du ab in anni annis van från fra dal dai desde od mellan mellem tussen tra fra"
  )

  static let seasons: [String: Int] = [
    "frühjahr": 21, "frühling": 21, "frühlinge": 21, "lenz": 21, "spring": 21, "printemps": 21, "sommer": 22,
    "sommers": 22, "summer": 22, "été": 22, "herbst": 23, "herbste": 23, "autumn": 23, "automne": 23,
    "winter": 24,
    "winters": 24, "hiver": 24, "lente": 21, "voorjaar": 21, "zomer": 22, "najaar": 23, "våren": 21,
    "sommaren": 22,
    "hösten": 23, "vintern": 24, "primavera": 21, "estate": 22, "autunno": 23, "inverno": 24, "verano": 22,
    "otoño": 23, "invierno": 24, "keväällä": 21, "kesällä": 22, "syksyllä": 23, "talvella": 24, "jaro": 21,
    "léto": 22,
    "podzim": 23, "zima": 24, "foråret": 21, "efteråret": 23, "vinteren": 24, "wiosna": 21, "jesień": 23,
  ]

  static let centuries: Set<String> = words(
    """
    jahrhundert jahrhunderts jahrhunderte jahrhunderten jahrh jahrhdt jh jhdt jhs jhd century centuries siècle
    siècles siecle saeculum saeculi saeculo eeuw eeuwen århundrede aarhundrede århundradet århundrade seklet secolo wiek wieku
    století stol storočie storočia storočí század században századi századból vuosisata vuosisadan vuosisadalla
    vuosisadalta
    """)
  static let centuriesBefore: Set<String> = words(
    "saeculum saeculi saeculo saec saecl sæc siglo secolo")

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
