/// The words of relative dates, in lower case and without full stops, in all languages that dates are read in.
enum RelativeWords {
  /// Months away, by the words behind a day's number.
  static let months: [String: Int] = table([
    0: """
    d m|dieses|dieses monats|dss|dss mts|d mts|ds mts|ds|lfd mts|laufenden monats|lauf mts|huj|hujus|huius|hujus mensis|\
    courant|cour|ct|du courant|du présent|du présent mois|de ce mois|dito courant|curr|currentis|inst|instant|of this month|\
    dezer|dezer maand|deser|dieser monats|denna månad|dennes|denne måned|ds|d m|corrente|del corrente|del corriente|\
    corriente|tego miesiąca|b m|t m|toho měsíce|tohoto měsíce|e hó|tätä kuuta|tätä kuukautta|d d
    """,
    -1: """
    v m|vor mts|v mts|vorigen monats|verflossenen monats|vergangenen monats|passato|p m|pass|ult|ultimo|dernier|du mois dernier|\
    du mois passé|passé|of last month|der vorige maand|l l|jongstleden|förra månaden|f m|forrige måned|del passato|\
    scorso|dello scorso mese|p p|del pasado|ubiegłego miesiąca|ub m|minulého měsíce|m m|viime kuuta|múlt hó
    """,
    1: """
    k m|künftigen monats|nächsten monats|n m|prox|proximo|du mois prochain|prochain|of next month|aanstaande|aanst|\
    nästa månad|næste måned|prossimo|p v|del próximo|przyszłego miesiąca|příštího měsíce|ensi kuuta|jövő hó
    """,
  ])

  /// Which day of that name, by the words behind a day and a month.
  static let years: [String: RelativeDate.Which] = {
    let lists: [(RelativeDate.Which, String)] = [
      (
        .inYear(0),
        """
        d j|d js|dieses jahres|dieß jahres|h a|hujus anni|huius anni|lfd js|laufenden jahres|courant|de cette année|\
        de la présente année|of this year|instant|inst|dezes jaars|detta år|innevarande år|dette år|corrente anno|c a|\
        del corriente año|tego roku|b r|tohoto roku|t r|f évi|tänä vuonna|t v
        """
      ),
      (
        .inYear(-1),
        """
        v j|v js|vorigen jahres|verflossenen jahres|vergangenen jahres|p a|praeteriti anni|de l an dernier|\
        de l année dernière|de l année passée|of last year|verleden jaar|des vorigen jaars|förra året|sidste år|\
        dell anno scorso|del año pasado|ubiegłego roku|ub r|minulého roku|m r|viime vuonna|múlt évi
        """
      ),
      (
        .inYear(1),
        """
        k j|künftigen jahres|nächsten jahres|de l an prochain|of next year|nästa år|næste år|przyszłego roku|příštího roku|\
        ensi vuonna|jövő évi
        """
      ),
      (
        .last,
        "dernier|passé|last|last past|ult|jongstleden|jl|sistlidne|sidstleden|scorso|ultimo scorso|último|último pasado"
      ),
      (.next, "prochain|next|aanstaande|aanst|prossimo|próximo"),
    ]
    var words: [String: RelativeDate.Which] = [:]
    for (which, list) in lists {
      for phrase in list.split(separator: "|") { words[String(phrase)] = which }
    }
    return words
  }()

  static let phrases: [String: RelativeDate] = {
    var phrases: [String: RelativeDate] = [:]
    func add(_ date: RelativeDate, _ words: String) {
      for phrase in words.split(separator: "|") { phrases[phrase.trimmingPrefix(" ").lowercased()] = date }
    }
    add(
      .days(-2),
      """
      vorgestern|ehegestern|day before yesterday|the day before yesterday|avant hier|avanthier|avant-hier|eergisteren|i förrgår|\
      förrgår|i forgårs|forgårs|toissapäivänä|l altro ieri|avantieri|anteayer|antes de ayer|předevčírem|predvčerom|przedwczoraj|\
      tegnapelőtt|nudius tertius
      """)
    add(
      .days(-1),
      """
      gestern|gestrigen tages|gestrigen tags|yesterday|hier|gisteren|i går|igår|i gaar|eilen|ieri|ayer|včera|včeraj|wczoraj|tegnap|heri|\
      la veille d aujourd hui
      """)
    add(
      .days(0),
      """
      heute|heut|heutigen tages|heutigen tags|today|to day|to-day|this day|aujourd hui|heden|vandaag|i dag|idag|tänään|oggi|hoy|dnes|\
      dzisiaj|dziś|hodie
      """)
    add(
      .days(1),
      """
      morgen|tomorrow|to morrow|to-morrow|demain|i morgon|imorgon|i morgen|huomenna|domani|zítra|zajtra|jutro|holnap|cras
      """)
    add(
      .days(2),
      "übermorgen|day after tomorrow|the day after to-morrow|après demain|après-demain|overmorgen|i övermorgon|ylihuomenna|dopodomani|pojutrze|pozítří|holnapután|perendie"
    )
    add(
      .month(-1),
      """
      vorigen monat|voriger monat|vergangenen monat|last month|le mois dernier|au mois dernier|verleden maand|förra månaden|\
      forrige måned|viime kuussa|il mese scorso|el mes pasado|minulý měsíc|zeszłego miesiąca
      """)
    add(
      .month(0),
      "diesen monat|dieses monats|this month|ce mois-ci|ce mois ci|deze maand|denna månad|questo mese|este mes"
    )
    add(
      .month(1),
      "nächsten monat|künftigen monat|next month|le mois prochain|aanstaande maand|nästa månad|il mese prossimo|el mes próximo"
    )
    add(
      .year(-1),
      """
      voriges jahr|vorigen jahres|im vorigen jahre|vergangenes jahr|last year|l an dernier|l année dernière|l an passé|verleden jaar|\
      vorig jaar|förra året|i fjol|fjor|i fjor|viime vuonna|l anno scorso|el año pasado|vloni|zeszłego roku|tavaly
      """)
    add(
      .year(0),
      "dieses jahr|dieses jahres|im laufenden jahre|this year|cette année|dit jaar|i år|tänä vuonna|quest anno|este año|letos|idén"
    )
    add(
      .year(1),
      "nächstes jahr|künftiges jahr|next year|l an prochain|l année prochaine|nästa år|ensi vuonna|l anno prossimo|el año próximo|jövőre"
    )
    return phrases
  }()

  /// Words that mean something else in another language, such as German `hier` and `eilen`: they count only where the
  /// page is known to have theirs.
  static func language(of text: String) -> String? { ofOneLanguage[text.lowercased()] }

  private static let ofOneLanguage: [String: String] = [
    "hier": "fr", "eilen": "fi", "cras": "la", "heri": "la", "hodie": "la", "jutro": "pl", "hoy": "es",
    "ayer": "es",
    "heden": "nl", "i år": "sv", "idén": "hu", "letos": "cs", "fjor": "da", "demain": "fr", "dnes": "cs",
    "holnap": "hu",
  ]

  /// Before `morgen`, which is then the morning.
  static let daytimes: Set<String> = [
    "am", "jeden", "den", "der", "diesen", "guten", "gestern", "heute", "des", "in", "de",
  ]

  /// Whether days are counted back or on, by the words before their number.
  static let before: [String: Int] = table([
    -1: "vor|il y a|voici|för|hace|před|przed|pred",
    1: "in|innerhalb|dans|binnen|om|tra|fra|dentro de|za",
  ])

  static let days: Set<String> = [
    "tagen", "tage", "tag", "days", "day", "jours", "jour", "dagen", "dagar", "dage", "giorni", "días",
    "dias", "dny", "dňami",
    "dni", "dniami", "päivää", "nappal",
  ]

  static let after: Set<String> = [
    "ago", "since", "geleden", "sedan", "siden", "fa", "sitten", "ezelőtt", "temu", "nazpět",
  ]

  static let counts: [String: Int] = {
    var counts: [String: Int] = [:]
    let lists = [
      "einem zwei drei vier fünf sechs sieben acht neun zehn",
      "one two three four five six seven eight nine ten",
      "un deux trois quatre cinq six sept huit neuf dix", "een twee drie vier vijf zes zeven acht negen tien",
      "en två tre fyra fem sex sju åtta nio tio", "en to tre fire fem seks syv otte ni ti",
      "un due tre quattro cinque sei sette otto nove dieci",
      "un dos tres cuatro cinco seis siete ocho nueve diez",
    ]
    for list in lists {
      for (index, word) in list.split(separator: " ").enumerated() { counts[String(word)] = index + 1 }
    }
    counts["vierzehn"] = 14
    counts["fourteen"] = 14
    counts["quinze"] = 15
    return counts
  }()

  /// Eight days are a week, both its ends counted, and fifteen are two.
  static func days(_ count: Int) -> Int { count == 8 ? 7 : count == 15 ? 14 : count }

  static let directions: [String: RelativeDate.Direction] = {
    var directions: [String: RelativeDate.Direction] = [:]
    for word in [
      "vorigen", "voriger", "vergangenen", "verflossenen", "letzten", "last", "förra", "forrige", "sidste",
      "viime", "minulý",
      "minulou", "ubiegły", "ubiegłą", "zeszły", "múlt", "verleden", "vorige", "scorso", "pasado",
      "jüngstvergangenen",
    ] { directions[word] = .past }
    for word in [
      "nächsten", "nächster", "künftigen", "kommenden", "next", "nästa", "næste", "ensi", "příští",
      "najbliższy", "przyszły",
      "jövő", "aanstaande", "volgende", "aanstaanden", "prossimo", "próximo",
    ] { directions[word] = .future }
    return directions
  }()

  static let directionsBehind: [String: RelativeDate.Direction] = [
    "dernier": .past, "passé": .past, "scorso": .past, "pasado": .past, "last": .past, "jongstleden": .past,
    "prochain": .future, "prossimo": .future, "próximo": .future, "next": .future, "aanstaande": .future,
  ]

  /// The phrases of each meaning, parted by bars.
  private static func table(_ phrases: [Int: String]) -> [String: Int] {
    var table: [String: Int] = [:]
    for (meaning, list) in phrases.sorted(by: { $0.key < $1.key }) {
      for phrase in list.split(separator: "|") { table[String(phrase)] = meaning }
    }
    return table
  }
}
