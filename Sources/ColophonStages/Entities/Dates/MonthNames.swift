/// The names of the months with abbreviations and old spellings: German, English, French, Latin, Dutch, Italian,
/// Spanish, Swedish and Danish; further ones stand in `furtherForms`. A form with a full stop is an abbreviation too short to count without it.
///
/// They stand in the code and not only in `Models/word-lists/month-names.tsv` because dates are read without any
/// model; a test holds this table to that list. Forms with digits such as `7bris` are read by `DateParser`.
enum MonthNames {
  /// The month of a word in lower case with long s folded, from 1 to 12.
  static func month(of key: String, hasStop: Bool) -> Int? {
    table[key] ?? (hasStop ? table[key + "."] : nil)
  }

  /// Forms that are also common words or beginnings of words: they are months only with a capital or a full stop, or
  /// between a day and a year.
  static let needingCapital: Set<String> = [
    "august", "auguste", "jan", "jun", "jul", "mar", "march", "marche", "may", "maye", "mays", "sept",
    "mag",
    "nov", "merz", "juny", "set", "dec", "luty", "září", "leden", "maja", "maju", "marci", "augusta", "marca",
    "mája",
  ]

  private static let table: [String: Int] = {
    var table: [String: Int] = [:]
    for forms in [forms, furtherForms] {
      for (index, forms) in forms.enumerated() {
        for form in forms.split(whereSeparator: \.isWhitespace) { table[String(form)] = index + 1 }
      }
    }
    return table
  }()

  private static let forms = [
    """
    enero gen. genaio genaro genn gennaio gennajo gennaro hartmonat hartung ian. ianuar ianuarias
    ianuarie ianuarii ianuarij ianuario ianuarius ianuary ianuier ianvier jan janeiro janry januar
    januari januarias januarie januarii januariis januarij januario januarium januarius januars
    january januier janv janvier jany jenner jän. jänner jänners louwmaand torsmånad
    """,
    """
    feb febb febbraio febbrajo febbraro feber febr febraio febraro febrero februar februari
    februarias februarie februarii februariis februarij februario februarium februarius februars
    february febry feburier febvr febvrier feby feurier fevereiro fevr fevrier fév. févr février
    göjemånad hornung hornungs sprokkelmaand
    """,
    """
    lentemaand lenzmonat maart maert maerz mar mar. march marche mars mart martias martii martiis
    martij martio martium martius martz marz marzo mch. meert mertz mertzen merz merzen mrt. mrz
    mär. märtz märz märzen vårmånad
    """,
    """
    abril apl. apr april aprile aprilem aprilen apriles aprili aprilibus aprilis aprill aprille
    aprils apvril auril avr avril grasmaand gräsmånad ostermonat
    """,
    """
    bloeimaand blomstermånad mag. magg maggio magio mai maias maie maien maii maiis maij maio maius
    maj majas maji majis majo majus may maye mayen mayo mays mei meij mey meye wonnemonat
    """,
    """
    brachmonat brachmond giu. giug giugno iuin iun. iune iunias iunii iuniis iunij iunio iunius juin
    juing jun june juni junias junii juniis junij junio junis junius juny sommarmånad zomermaand
    """,
    """
    heumonat heumond hooimaand hömånad iuillet iul. iulias iulie iulii iuliis iulij iulio iulius
    iuly juil juill juillet jul julei juli julias julie julii juliis julij julio julis julius july
    julye lug. lugl luglio quinctilis quintilis
    """,
    """
    ag. ago. agosto aoust aout août aoüt aug augst augstmonat augt august augustas auguste augusti
    augustis augustmonat augusto augusts augustus augusty erntemonat ernting oogstmaand sextilis
    skördemånad
    """,
    """
    herbstmonat herfstmaand höstmånad scheiding sep sept septemb september septembers septembr
    septembre septembrem septembres septembri septembribus septembris septiembre septr set.
    setiembre sett settembre viiber viibre viibri viibris
    """,
    """
    gilbhart oct octob october octobers octobr octobre octobrem octobres octobri octobribus octobris
    octr octubre okt oktober oktobers ott. ottobre slaktmånad viiiber viiibre viiibri viiibris
    weinmonat wijnmaand
    """,
    """
    ixber ixbre ixbri ixbris nebelung nouembris nov novemb november novembers novembr novembre
    novembrem novembres novembri novembribus novembris noviembre novr slachtmaand vintermånad
    wintermonat
    """,
    """
    christmonat dec decemb december decembers decembr decembre decembrem decembres decembri
    decembribus decembris decr dez dezember dezembers dic. dicembre diciembre déc décemb décembre
    julmond julmånad wintermaand xber xbr. xbre xbri xbris xmbre
    """,
  ]
}
