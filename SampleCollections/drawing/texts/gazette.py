"""Two issues of an invented gazette of March and May 1848, in the spelling of the time.

The s is written round here; ``typesetting.with_long_s`` puts the long one.
"""

ISSUES = [
    {
        "item": "anzeiger-1848-03-18",
        "metadata": {
            "title": "Wendstädter Anzeiger für Stadt und Land",
            "creator": None,
            "date": "1848-03-18",
            "place": "Wendstadt",
            "publisher": "Hofbuchdruckerei Ziegler & Sohn",
            "identifier": None,
        },
        "title": "Wendstädter Anzeiger",
        "subtitle": "für Stadt und Land.",
        "issue_line": ("Nro. 37.", "Sonnabend, den {D 1848-03-18|18. März 1848}.", "Preis 1 Sgr."),
        "blocks": [
            ("head", "Inland."),
            ("body", "{L|Wendstadt}, den {D 1848-03-17|17. März 1848}. Die Ver~samm~lung der Bürger im "
             "großen Saale des Rath~hauses hat gestern bis gegen Mitter~nacht gewährt. Den Vor~sitz "
             "führte der Bürger~meister {P|Johann Gottlieb Ahrens}, welchem der Stadt~schrei~ber "
             "{P|Ernst Lindenau} zur Seite stand. Nach einer langen, doch ruhigen Be~ra~thung wurde "
             "be~schlossen, eine Bitt~schrift nach {L|Berlin} zu richten und darin um Er~leich~te~rung "
             "der Mahl~steuer, um freie Rede und um öffent~liche Gerichte zu bitten. Die Schrift soll "
             "von dem {O|Wendstädter Bürgerverein} in drei Ab~schrif~ten aus~gefer~tigt und durch den "
             "Kauf~mann {P|Heinrich Oppermann} über~bracht werden."),
            ("body", "{L|Magdeburg}, den {D 1848-03-15|15. März 1848}. Der Eis~gang auf der {L|Elbe} ist "
             "ohne größeren Schaden vor~über~ge~gan~gen. Bei {L|Schönebeck} wurden zwei Kähne "
             "los~ge~rissen und erst am Abend wieder an das Ufer ge~zogen. Die "
             "{O|Elbthaler Dampfschiffahrts-Gesellschaft} zeigt an, daß ihre Fahrten nach {L|Hamburg} "
             "mit dem {D 1848-03-27|27. März 1848} wieder be~ginnen."),
            ("body", "{L|Weimar}, den {D 1848-03-14|14. März 1848}. Die hiesige Gelehrten~schule hat in der "
             "Person des Doctors {P|Friedrich August Brückner} einen neuen Vor~steher er~halten. Der~selbe "
             "war seit dem Jahre {D 1839|1839} an der {O|Lateinschule zu Roßbach} thätig und ist durch sein "
             "Wörter~buch der alten Maaße und Ge~wichte auch außer~halb {L|Thüringens} be~kannt "
             "ge~worden."),
            ("head", "Aus~land."),
            ("body", "{L|Paris}, den {D 1848-03-11|11. März 1848}. In den Straßen herrscht wieder Ruhe. Die "
             "Bäcker backen, die Läden sind offen, und des Abends brennen die Laternen wie zuvor. Ein "
             "Reisen~der aus {L|Straßburg} erzählt, daß man dort alle Tage auf Nach~richten warte und die "
             "Post~wagen schon vor dem Thore an~halte. Der Buch~händler {P|Étienne Vauquelin} hat, wie "
             "es heißt, seinen ganzen Vor~rath an Land~karten binnen zweier Tage ver~kauft."),
            ("body", "{L|Wien}, den {D 1848-03-13|13. März 1848}. Die Stände sind zu~sammen~ge~treten. Vor "
             "dem Land~hause standen viele Studenten, unter ihnen der junge {P|Leopold von Rehlingen}, "
             "welcher mit lauter Stimme eine Rede verlas. Gegen drei Uhr wurden die Thore der inneren "
             "Stadt ge~schlossen. Aus {L|Prag} und {L|Brünn} sind noch keine Briefe ein~ge~troffen."),
            ("head", "Handel und Verkehr."),
            ("body", "{L|Leipzig}, den {D 1848-03-16|16. März 1848}. Der Woll~handel ist still. Für feine "
             "Waare wurden ein~und~siebzig Thaler geboten, für mittlere kaum sechzig. Das Haus "
             "{O|Gebrüder Falkenhain} hat seine Zahlungen nicht ein~ge~stellt, wie ein müßiges Gerücht "
             "wissen wollte. Roggen galt zuletzt sechs und dreißig, Hafer neunzehn Thaler."),
            ("body", "Der neue Fahr~plan, welchen die {O|Saale-Eisenbahn-Gesellschaft} er~lassen hat, tritt mit dem "
             "{D 1848-04-01|1. April 1848} in Kraft. Der Früh~zug geht um sechs Uhr von {L|Halle} ab und "
             "trifft um zehn Uhr in {L|Erfurt} ein. Hunde werden nur im letzten Wagen be~för~dert."),
            ("head", "Vermischtes."),
            ("body", "Auf dem Gute des Frei~herrn {P|Karl von Tannrode} bei {L|Querfurt} hat ein Knecht beim "
             "Pflügen einen irdenen Topf mit alten Silber~münzen ge~funden. Der Pfarrer {P|Samuel Kühn} "
             "hält die~selben für böhmische Groschen und hat sie der "
             "{O|Gesellschaft für Heimathkunde} in {L|Naumburg} über~sandt."),
            ("body", "Die Witwe {P|Dorothea Quast} feierte am {D 1848-03-12|12. März 1848} in guter "
             "Ge~sund~heit ihren hundert~sten Ge~burts~tag. Sie weiß noch zu er~zählen, wie im Jahre "
             "{D 1763|1763} die Glocken den Frieden ein~läuteten."),
            ("body", "In der Nacht auf den {D 1848-03-16|16. März 1848} brannte zu {L|Nebra} die Ziegel~hütte des "
             "Meisters {P|Gottfried Schramm} bis auf den Grund nieder. Menschen sind nicht zu Schaden "
             "ge~kommen. Die Spritze aus {L|Roßbach} war binnen einer Stunde zur Stelle, und die "
             "{O|Freiwillige Turnerschaar} rettete das Vieh aus den Ställen."),
            ("body", "Der Uhr~macher {P|Balthasar Yxküll} in {L|Gotha} hat eine Uhr er~funden, die nur ein~mal "
             "im Jahre auf~ge~zogen zu werden braucht. Sie zeigt auch den Lauf des Mondes und die "
             "Feier~tage. Der Preis ist noch nicht be~stimmt."),
            ("head", "Witterung."),
            ("body", "Am {D 1848-03-15|15. März 1848} wehte der Wind aus Westen, am folgen~den Tage aus Süden. "
             "Der Schnee auf dem {L|Ettersberg} ist ge~schmolzen. Auf den Feldern bei {L|Wendstadt} hat "
             "man schon die erste Lerche ge~hört."),
            ("head", "Anzeigen."),
            ("body", "Ein ge~sitteter Knabe, welcher Lust hat, die Buch~binderei zu er~lernen, findet "
             "so~gleich eine Stelle bei {P|Jakob Ohlendorf}, Buch~binder am alten Markte."),
            ("body", "Frische Heringe, Sardellen und Citronen em~pfiehlt zu billigen Preisen "
             "{P|Christian Wüstefeld} in {L|Wendstadt}."),
            ("body", "Das {O|Stadttheater zu Wendstadt} giebt am {D 1848-03-19|19. März 1848} zum Besten der "
             "Armen: Der verlorene Schlüssel, Lust~spiel in drei Auf~zügen. Anfang sieben Uhr."),
            ("imprint", "Druck der {O|Hofbuchdruckerei Ziegler & Sohn}."),
        ],
    },
    {
        "item": "anzeiger-1848-05-03",
        "metadata": {
            "title": "Wendstädter Anzeiger für Stadt und Land",
            "creator": None,
            "date": "1848-05-03",
            "place": "Wendstadt",
            "publisher": "Hofbuchdruckerei Ziegler & Sohn",
            "identifier": None,
        },
        "title": "Wendstädter Anzeiger",
        "subtitle": "für Stadt und Land.",
        "issue_line": ("Nro. 52.", "Mittwoch, den {D 1848-05-03|3. Mai 1848}.", "Preis 1 Sgr."),
        "blocks": [
            ("head", "Inland."),
            ("body", "{L|Wendstadt}, den {D 1848-05-02|2. Mai 1848}. Die Wahlen sind voll~zogen. Für unsern "
             "Kreis geht der Advokat {P|Wilhelm Theodor Hagemeister} nach {L|Frankfurt}; zu seinem "
             "Stell~ver~treter wurde der Fabrik~herr {P|Gustav Oelsner} ge~wählt. Von fünf~hundert "
             "Stimmen fielen drei~hundert und zwölf auf den Erst~ge~nannten. Am Abend brachte die "
             "{O|Liedertafel zu Wendstadt} beiden Männern ein Ständ~chen mit Fackeln."),
            ("body", "{L|Dresden}, den {D 1848-04-29|29. April 1848}. Bei dem gestrigen Gewitter schlug der "
             "Blitz in den Thurm der Kirche zu {L|Pirna}, ohne zu zünden. Der Küster "
             "{P|Traugott Zschoche} war eben mit dem Läuten be~schäf~tigt und kam mit dem Schrecken "
             "davon. Die {O|Sächsische Feuerkasse} läßt den Schaden durch zwei Bau~meister schätzen."),
            ("body", "{L|Göttingen}, den {D 1848-04-27|27. April 1848}. Der Pro~fessor "
             "{P|Ludwig Achenbach} hat seine Vor~lesun~gen über die Ge~schichte der Buch~drucker~kunst "
             "mit großem Zu~laufe be~gonnen. Er zeigte eine Bibel, die im Jahre {D 1462|1462} zu "
             "{L|Mainz} ge~druckt und lange Zeit in einem Kloster am {L|Harz} ver~borgen ge~wesen ist. Der Saal faßte kaum die Menge der Zuhörer, und viele "
             "mußten vor der offenen Thüre stehen."),
            ("body", "{L|Cassel}, den {D 1848-04-26|26. April 1848}. Der Hof~gärtner {P|Bernhard Uhlig} hat in "
             "seinem Ge~wächs~hause die ersten Erd~beeren ge~pflückt. Sie wurden auf einem silbernen Teller "
             "zur Stadt ge~tragen."),
            ("head", "Aus~land."),
            ("body", "{L|London}, den {D 1848-04-24|24. April 1848}. Das Dampf~schiff Providence ist nach einer "
             "Reise von vier~zehn Tagen aus {L|New York} ein~ge~laufen. Es brachte Baum~wolle, Mais und "
             "neun~zig Reisende, unter ihnen den Natur~forscher {P|Edmund Thornbury}, welcher zwei Jahre "
             "an den Ufern des {L|Mississippi} zu~ge~bracht hat. Seine Samm~lung soll dem "
             "{O|Museum von Harwell} zu~fallen."),
            ("body", "{L|Kopenhagen}, den {D 1848-04-22|22. April 1848}. Die Schiff~fahrt im {L|Sund} ist "
             "ge~hemmt. Mehrere Schiffe aus {L|Stettin} und {L|Danzig} liegen vor Anker und warten auf "
             "Er~laubniß zur Weiter~reise. Das Haus {O|Mörch & Compagnie} hat seine Güter wieder an das "
             "Land bringen lassen."),
            ("body", "{L|Mailand}, den {D 1848-04-20|20. April 1848}. Der Preis der Seide ist um ein Drittel "
             "ge~fallen. Viele Weber sind ohne Arbeit, und der Graf {P|Alessandro Borghetti} läßt täglich "
             "zwei~hundert Brote an der Thüre seines Palastes aus~theilen."),
            ("head", "Wissenschaft und Kunst."),
            ("body", "Die {O|Buchhandlung Perlberg} in {L|Jena} kündigt ein neues Werk in zwei starken Bänden an: Reisen "
             "durch die Thäler der {L|Schweiz}, be~schrieben von {P|Amalie von Sternau}, mit zwölf "
             "Kupfern von {P|Anton Riedinger}. Der erste Band soll bis zum "
             "{D 1848-09-29|29. September 1848} er~scheinen. Wer vor dem {D 1848-07-01|1. Juli 1848} "
             "be~stellt, zahlt nur zwei Thaler."),
            ("body", "In {L|Nürnberg} ist der Orgel~bauer {P|Matthias Quellmalz} ge~storben. Seine letzte "
             "Orgel, mit vierzig Stimmen und drei Ma~nualen, steht seit {D 1841|1841} in {L|Bamberg}."),
            ("head", "Vermischtes."),
            ("body", "Auf der Land~straße zwischen {L|Gotha} und {L|Eisenach} ist die Post um~ge~fallen. Der "
             "Postillon {P|Kaspar Nimptsch} brach den Arm; die Reisen~den kamen mit leichten Beulen "
             "davon. Die Pferde liefen allein bis nach {L|Eisenach} und blieben dort vor dem Gasthofe "
             "stehen, als ob nichts ge~schehen wäre."),
            ("body", "Der Schul~lehrer {P|Ephraim Veltheim} hat be~rechnet, daß der Kirch~thurm zu "
             "{L|Querfurt} um zwei Zoll nach Norden hängt. Der Rath hat be~schlossen, im Jahre "
             "{D 1858|1858} noch ein~mal messen zu lassen."),
            ("body", "Die {O|Gesellschaft für Heimathkunde} hält ihre nächste Sitzung am "
             "{D 1848-05-10|10. Mai 1848} in {L|Naumburg}. Der Pfarrer {P|Samuel Kühn} wird über die "
             "Silber~münzen sprechen, welche im Früh~jahr bei {L|Querfurt} ge~funden worden sind. Gäste "
             "sind will~kommen; doch wird ge~beten, nicht zu rauchen."),
            ("head", "Handel und Verkehr."),
            ("body", "{L|Leipzig}, den {D 1848-04-30|30. April 1848}. Die Messe war schwach be~sucht. Aus "
             "{L|Polen} kamen wenige Käufer, aus {L|Rußland} fast keine. Leder und Tuch blieben liegen. "
             "Das Haus {O|Gebrüder Falkenhain} hat zwanzig Ballen Wolle nach {L|Bremen} ver~laden."),
            ("head", "Oeffentliche Bekanntmachung."),
            ("body", "Die Be~sitzer von Gärten vor dem Mühl~thore werden er~innert, bis zum "
             "{D 1848-05-15|15. Mai 1848} die Raupen~nester von den Bäumen zu nehmen. Wer säumig ist, zahlt "
             "zehn Groschen an die {O|Armenkasse zu Wendstadt}. Der Bürger~meister "
             "{P|Johann Gottlieb Ahrens}."),
            ("body", "Der Jahr~markt zu {L|Querfurt} wird nicht am {D 1848-05-08|8. Mai 1848}, sondern erst am "
             "{D 1848-05-22|22. Mai 1848} ab~ge~halten. Vieh darf nur durch das untere Thor "
             "ein~ge~trieben werden."),
            ("head", "Anzeigen."),
            ("body", "Ver~loren wurde auf dem Wege von {L|Roßbach} nach {L|Wendstadt} eine silberne "
             "Taschen~uhr mit den Buch~staben G. O. auf dem Deckel. Der ehrliche Finder erhält zwei "
             "Thaler bei {P|Gustav Oelsner}."),
            ("imprint", "Druck der {O|Hofbuchdruckerei Ziegler & Sohn}."),
        ],
    },
]
