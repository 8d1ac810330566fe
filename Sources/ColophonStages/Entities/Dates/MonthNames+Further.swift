extension MonthNames {
  /// Danish, Spanish, Finnish, Czech, Slovak, Polish and Hungarian names that the other table has not, and more
  /// German abbreviations. `listopad` is November in Czech and Polish; Croatian, where it is October, is not read.
  static let furtherForms = [
    """
    januára januárban januári január tammikuu tammikuun tammikuuta tammikuussa tammikuusta tammik. leden
    ledna lednu styczeń stycznia styczniu stycz. glugmåned
    """,
    """
    februára februárban februári február helmikuu helmikuun helmikuuta helmikuussa helmikuusta helmik.
    únor února únoru luty lutego lutym blidemåned
    """,
    """
    marts március márciusban márciusi márc. maaliskuu maaliskuun maaliskuuta maaliskuussa maaliskuusta maalisk.
    březen března březnu marec marca marci marzec marcu
    """,
    """
    április áprilisban áprilisi ápr. huhtikuu huhtikuun huhtikuuta huhtikuussa huhtikuusta huhtik. duben
    dubna dubnu apríl apríla apríli kwiecień kwietnia kwietniu kwiec. fåremåned
    """,
    """
    május májusban májusi máj. máj mája máji toukokuu toukokuun toukokuuta toukokuussa toukokuusta toukok. květen
    května květnu maja maju
    """,
    """
    június júniusban júniusi jún. jún júna júni kesäkuu kesäkuun kesäkuuta kesäkuussa kesäkuusta kesäk. červen
    června červnu czerwiec czerwca czerwcu
    """,
    """
    július júliusban júliusi júl. júl júla júli heinäkuu heinäkuun heinäkuuta heinäkuussa heinäkuusta heinäk. červenec
    července červenci lipiec lipca lipcu ormemåned
    """,
    """
    augusztus augusztusban augusztusi elokuu elokuun elokuuta elokuussa elokuusta elok. srpen srpna srpnu augusta
    sierpień sierpnia sierpniu sierp.
    """,
    """
    septbr szeptember szeptemberben szeptemberi szept. syyskuu syyskuun syyskuuta syyskuussa syyskuusta
    syysk. září septembra wrzesień września wrześniu wrzes. fiskemåned
    """,
    """
    octbr oktbr október októberben októberi októbra lokakuu lokakuun lokakuuta lokakuussa lokakuusta lokak. říjen
    října říjnu październik października październiku paźdz. sædemåned
    """,
    """
    novbr novembra novemberben novemberi marraskuu marraskuun marraskuuta marraskuussa marraskuusta marrask. listopad
    listopadu listopada listopadzie slagtemåned nebelmonat windmonat
    """,
    """
    decbr dezbr decembra decemberben decemberi joulukuu joulukuun joulukuuta joulukuussa joulukuusta jouluk. prosinec
    prosince prosinci grudzień grudnia grudniu grudz. julemåned christmond
    """,
  ]
}
