"""Two invented books, each with a title page and the beginning of a chapter."""

BOOKS = [
    {
        "item": "ashgrove-winter-journey",
        "language": "en",
        "metadata": {
            "title": "A Winter Journey along the Northern Canals",
            "creator": "Thomas Ashgrove",
            "date": "1874",
            "place": "London",
            "publisher": "Pemberton and Hale",
            "identifier": None,
        },
        "running_head": "A WINTER JOURNEY",
        "first_page_number": 37,
        "title_page": [
            ("title", "A WINTER JOURNEY"),
            ("small", "ALONG THE"),
            ("subtitle", "NORTHERN CANALS"),
            ("small", "WITH SOME ACCOUNT OF THE TOWNS, THE PEOPLE"),
            ("small", "AND THE ICE"),
            ("small", "BY"),
            ("author", "{P|THOMAS ASHGROVE}"),
            ("small", "LATE FELLOW OF THE {O|HARWELL INSTITUTE}"),
            ("ornament", ""),
            ("place", "{L|LONDON}"),
            ("publisher", "{O|PEMBERTON AND HALE}"),
            ("publisher", "{D 1874|1874}"),
        ],
        "blocks": [
            ("chapter", "CHAPTER III."),
            ("chapter_title", "Of the Road from {L|Utrecht} to {L|Leyden}."),
            ("first", "We left {L|Utrecht} before daylight on the {D 1871-01-14|14th of January, 1871}, in a "
             "sledge which had been hired for us by {P|Pieter van Hoorn}, the landlord of the inn. The "
             "canal was frozen from bank to bank, and so clear that one could see the weeds standing "
             "upright beneath it, as if they had been laid be~tween two panes of glass."),
            ("body", "My com~pan~ion, Mr. {P|Edmund Thornbury}, who had crossed the {L|Alps} in every season "
             "and feared nothing but draughts, had wrapped him~self in three coats and a curtain. He "
             "ob~served that the {L|Rhine} itself had been closed to ship~ping since the "
             "{D 1870-12-22|22nd of December, 1870}, and that no man then living re~mem~bered the like."),
            ("body", "At {L|Woerden} we halted to warm our hands. A school~mas~ter named {P|Joris Bakhuis} "
             "showed us the register in which his father and his grand~father had written down every "
             "hard winter since {D 1740|1740}. On the cover was the seal of the "
             "{O|Guild of Lightermen}, and within it lay a dried tulip, as thin as smoke."),
            ("body", "He told us also of a bell which was lost when the ice broke in {D 1789|1789}. It had been "
             "cast at {L|Antwerp} for the {O|Abbey of Saint Bavo}, and was being drawn across the river "
             "by sixteen horses. The horses were saved. The bell, he said, may still be heard by such "
             "as have dined well."),
            ("body", "From this place the canal runs straight for nine miles, be~tween low meadows and rows of "
             "pollard willows. Boys on skates fol~lowed us with shouts; an old woman sold us hot "
             "chest~nuts out of an iron pot; and a painter, who gave his name as {P|Cornelis de Wael}, "
             "begged us to stand still for a quarter of an hour, which we were too cold to do."),
            ("body", "Towards noon the wind went round to the east. The driver, {P|Klaas}, pulled down his cap "
             "and said nothing more until we saw the towers of {L|Leyden}. There we were re~ceived with "
             "great kind~ness by Pro~fessor {P|Adriaan Terborgh}, to whom I carried a letter from the "
             "{O|Harwell Institute}, and who at once led us to the stove."),
            ("body", "The library of the Pro~fessor fills two rooms and part of a stair~case. He possesses an "
             "atlas printed at {L|Cologne}, a herbal from {L|Padua}, and the diary of a merchant who "
             "walked from {L|Lisbon} to {L|Moscow} be~tween {D 1611|1611} and {D 1614|1614}. Of this last "
             "he allowed me to copy some pages, which the reader will find at the end of the volume."),
            ("body", "In the evening there was music. Miss {P|Wilhelmina Terborgh} played upon a small organ "
             "which had once be~longed to the {O|Theatre of Saint Luke} in {L|Venice}; and when the "
             "candles had burned low we went out to look at the ice by moon~light. Mr. {P|Thornbury}, "
             "I am bound to record, went without his curtain."),
            ("body", "The Pro~fessor went with us as far as the bridge. He car~ried a lantern, although the moon "
             "was bright, because, as he ex~plained, his grand~father had always done so. He showed us the "
             "house in which the printer {P|Gerrit Montfoort} had lived, and the win~dow from which that "
             "un~happy man had thrown his type into the water on the {D 1683-04-03|3rd of April, 1683}, "
             "rather than sell it to a rival at {L|Haarlem}."),
            ("body", "It is said that on quiet days the boatmen still bring up a letter or two with their "
             "poles. I saw one my~self: it was a capital Q, green with age, which the {O|Guild of "
             "Lightermen} keeps in a box of cedar wood. Mr. {P|Thornbury} of~fered five guineas for it, "
             "and was told, with per~fect cour~tesy, that there were only three in the town, and that "
             "two of them could not be spared."),
            ("body", "I have since learned that the frost lasted until the {D 1871-02-19|19th of February, "
             "1871}. On that day the first barge came up from {L|Rotterdam} with oranges, and the whole "
             "town walked out to meet it, as other towns go out to meet a king."),
        ],
    },
    {
        "item": "reinerus-de-herbis",
        "language": "la",
        "metadata": {
            "title": "De herbis alpinis commentatio",
            "creator": "Petrus Albinus Reinerus",
            "date": "1812",
            "place": "Lipsiae",
            "publisher": "Officina Vogeliana",
            "identifier": None,
        },
        "running_head": "DE HERBIS ALPINIS",
        "first_page_number": 5,
        "title_page": [
            ("title", "DE HERBIS ALPINIS"),
            ("subtitle", "COMMENTATIO"),
            ("small", "QUAM SCRIPSIT"),
            ("author", "{P|PETRUS ALBINUS REINERUS}"),
            ("small", "MEDICINAE DOCTOR"),
            ("small", "ET {O|SOCIETATIS BOTANICAE TURICENSIS} SODALIS"),
            ("ornament", ""),
            ("place", "{L|LIPSIAE}"),
            ("publisher", "IN {O|OFFICINA VOGELIANA}"),
            ("publisher", "{D 1812|MDCCCXII}"),
        ],
        "blocks": [
            ("chapter", "CAPUT PRIMUM."),
            ("chapter_title", "De itinere auctoris."),
            ("first", "Cum anno {D 1809|MDCCCIX} in urbe {L|Lipsia} medi~cinam docerem, saepe mecum cogi~tabam "
             "quam paucae herbae montium nobis notae essent. Itaque con~silium cepi ipse montes petere, "
             "loca per~lustrare, et quae oculis vidissem fideliter de~scri~bere."),
            ("body", "Pro~fectus sum die {D 1810-05-14|XIV Maii MDCCCX}, comite {P|Ioanne Hallero}, iuvene "
             "dili~gen~tis~simo, qui plantas optime pin~gebat. Per {L|Norimbergam} et {L|Augustam} iter "
             "feci~mus, atque die {D 1810-06-02|II Iunii MDCCCX} {L|Turicum} per~ve~ni~mus, ubi "
             "{P|Conradus Gisler} nos hospitio bene~vo~len~tis~sime ac~cepit."),
            ("body", "Hic vir doctus hortum habet non magnum, sed plenum herbis raris, quas ex {L|Italia}, ex "
             "{L|Hispania}, etiam ex {L|Africa} ac~ceperat. Multa nobis narravit de "
             "{O|Societate Botanica Turicensi}, quam pater eius, {P|Henricus Gisler}, anno "
             "{D 1771|MDCCLXXI} cum paucis amicis con~di~derat."),
            ("body", "Deinde lacum navi transivimus et ad radices montium venimus. Nix adhuc in umbra iacebat, "
             "sed prata iam flori~bus ornata erant. In valle quae ad {L|Rhenum} spectat gentianam "
             "purpuream in~veni~mus, cuius radix amara est et a pastori~bus contra febres datur."),
            ("body", "Die {D 1810-06-24|XXIV Iunii MDCCCX} montem altissimum ascendere conati sumus. Dux noster, "
             "{P|Ulricus Zumbach}, monuit ne viam re~lin~quere~mus; sed {P|Hallerus}, dum florem album in "
             "rupe con~spicit, fere in prae~ceps cecidit. Florem tamen manu tenebat, et ridens nobis "
             "os~tendit."),
            ("body", "Postea {L|Bernam} petivimus, ubi bibliothecam {P|Nicolai Ammanni} vidimus, plenam libris "
             "antiquis de rebus naturae. Inter hos erat codex anno {D 1489|MCDLXXXIX} scriptus, in quo "
             "figurae herbarum tam vivis colori~bus pictae erant ut folia tangere velles. Librum nobis "
             "per tres dies com~mo~davit, nec quic~quam pro eo ac~cipere voluit."),
            ("chapter", "CAPUT SECUNDUM."),
            ("chapter_title", "De herbis quae in saxis nascuntur."),
            ("first", "Herbae quae in saxis nascuntur parvae sunt et humiles, radices autem longas habent. Folia "
             "densa, saepe pilis albis tecta, frigus arcent. Flores magni sunt, si cum foliis con~feras, et "
             "colore tam claro ut de longin~quo vi~deantur."),
            ("body", "Primus has plantas dili~genter de~scripsit {P|Laurentius Scolari}, medicus {L|Patavii}, in "
             "libro quem {L|Venetiis} anno {D 1698|MDCXCVIII} edidit. Ex~emplar huius libri, quod nunc in "
             "{O|Bibliotheca Paulina} ser~vatur, bis perlegi, et multa vera, pauca falsa repperi."),
            ("body", "Nam quod ille scribit saxi~fragam in aqua calida perire, id ipse die "
             "{D 1811-03-03|III Martii MDCCCXI} ex~pertus sum et falsum esse cognovi. Radix enim, postquam duas horas in aqua "
             "calida fuerat, in horto meo feli~citer crevit et mense Maio floruit."),
            ("body", "Est etiam alia herba, quam pastores stellam rupium vocant. Haec neque in hortis neque in "
             "vallibus crescit, sed solum iuxta glaciem aeternam. Radicem eius {P|Ioannes Hallerus} "
             "{L|Lipsiam} portavit; ubi cum per hiemem in cella iacuisset, {D 1811-04-17|XVII Aprilis "
             "MDCCCXI} subito tria folia e~misit. Nunc in horto {O|Societatis Medicae Lipsiensis} omnibus "
             "os~tenditur, et discipuli mei eam mirantur."),
            ("body", "De usu harum herbarum pauca addam. Pastores {L|Helvetiae} folia sicca cum melle coquunt "
             "et tussi laboranti~bus prae~bent. Idem remedium {P|Conradus Gisler} se {L|Basileae} vidisse "
             "mihi scripsit, in epistula {D 1811-10-01|Kalendis Octobribus MDCCCXI} data, quam nuper "
             "ac~cepi."),
            ("body", "Haec habui quae de primo itinere dicerem. Alterum, quod in {L|Tiroliam} feci, in se~quenti "
             "capite narrabo, si lector patiens ad~fuerit."),
        ],
    },
]
