/// The names of the days of the week in all languages that dates are read in, with old spellings; from 1, Monday,
/// to 7.
enum WeekdayNames {
  static func number(of key: String) -> Int? { table[key] }

  static let all = Set(table.keys)

  private static let table: [String: Int] = {
    var table: [String: Int] = [:]
    for (index, names) in names.enumerated() {
      for name in names.split(whereSeparator: \.isWhitespace) { table[String(name)] = index + 1 }
    }
    return table
  }()

  private static let names = [
    """
    montag montags montages monday lundi maandag måndag måndagen mandag mandagen maanantai maanantaina lunedì lunedi
    lunes pondělí pondelok poniedziałek hétfő hétfőn lunae
    """,
    """
    dienstag dienstags dinstag dinstags zinstag zinstags erchtag afftermontag aftermontag tuesday mardi dinsdag tisdag
    tisdagen tirsdag tirsdagen tiistai tiistaina martedì martedi martes úterý utorok wtorek kedd kedden
    """,
    """
    mittwoch mittwochs mittwoche mitwoch mitwochs mittwochen wednesday mercredi woensdag onsdag onsdagen keskiviikko
    keskiviikkona mercoledì mercoledi miércoles miercoles středa středu streda stredu środa środę szerda szerdán
    mercurii
    """,
    """
    donnerstag donnerstags donnerstages dornstag pfinztag thursday jeudi donderdag torsdag torsdagen thorsdag torstai
    torstaina giovedì giovedi jueves čtvrtek štvrtok czwartek csütörtök csütörtökön iovis jovis
    """,
    """
    freitag freitags freytag freytags freytages friday vendredi vrijdag fredag fredagen perjantai perjantaina venerdì
    venerdi viernes pátek piatok piątek péntek pénteken veneris
    """,
    """
    samstag samstags sambstag sambstags sonnabend sonnabends sonnabende saturday samedi zaterdag zaturdag lördag
    lördagen lørdag lørdagen løverdag lauantai lauantaina sabato sábado sobota sobotu sobotę szombat szombaton
    sabbathi saturni
    """,
    """
    sonntag sonntags sonntages sontag sontags sunday dimanche zondag söndag söndagen søndag søndagen sunnuntai
    sunnuntaina domenica domingo neděle neděli nedeľa nedeľu niedziela niedzielę vasárnap dominica solis
    """,
  ]
}
