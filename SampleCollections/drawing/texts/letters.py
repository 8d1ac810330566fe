"""Two invented letters as they might have left a typewriter around 1930."""

LETTERS = [
    {
        "item": "vauquelin-1927-02-03",
        "language": "fr",
        "metadata": {
            "title": None,
            "creator": "Lucien Vauquelin",
            "date": "1927-02-03",
            "place": "Rouen",
            "publisher": None,
            "identifier": "V/27-114",
        },
        "sidecar_title": "Lettre de Lucien Vauquelin à Étienne Delorme",
        "blocks": [
            ("left", "{O|LIBRAIRIE VAUQUELIN ET FILS}"),
            ("left", "Livres anciens et modernes"),
            ("left", "14, rue des Trois-Moulins, {L|ROUEN}"),
            ("date", "{L|Rouen}, le {D 1927-02-03|3 février 1927}"),
            ("left", "Monsieur {P|Étienne Delorme}"),
            ("left", "Conservateur de la {O|Société d'Études Anciennes}"),
            ("left", "{L|Valbrune}"),
            ("reference", "Nos références : V/27-114"),
            ("body", "Monsieur le Conservateur,"),
            ("body", "J'ai bien reçu votre lettre du {D 1927-01-24|24 janvier 1927} et je m'empresse d'y "
             "répondre. Les papiers que vous cherchez depuis si longtemps se trouvent en effet dans "
             "notre maison. Ils nous sont venus de {L|Bayeux}, avec la bibliothèque du "
             "docteur {P|Anselme Courtelin}, que mon père avait achetée en {D 1898-11|novembre 1898}."),
            ("body", "Il s'agit de trois registres reliés en parchemin et d'une liasse de quarante-deux "
             "lettres. Le premier registre porte la date du {D 1671-05-12|12 mai 1671} ; le dernier "
             "s'arrête en {D 1689|1689}. On y lit plusieurs fois le nom de {P|Madeleine d'Hautecombe}, "
             "fondatrice de l'{O|Hospice Saint-Aubert}, ainsi que celui du notaire {P|Guillaume Lefrançois}."),
            ("body", "L'humidité a taché les premiers feuillets, mais l'écriture reste partout lisible. "
             "Une main plus récente, peut-être celle de l'abbé {P|Noël Garancière}, a noté en marge "
             "les prix du blé à {L|Caen} et à {L|Lisieux}. Vous savez combien ces détails sont rares."),
            ("body", "Je dois vous dire franchement que l'{O|Institut Historique de Lyon} nous a déjà "
             "demandé un prix. Mon associé, Monsieur {P|Paul Besnard}, préférerait toutefois que ces "
             "documents restent en {L|Normandie}, et je partage son avis."),
            ("body", "Nous pourrions donc vous les réserver jusqu'au {D 1927-03-31|31 mars 1927}, au prix "
             "de deux mille quatre cents francs, port compris. Si votre comité le souhaite, je les "
             "porterai moi-même à {L|Valbrune}, car je dois me rendre à {L|Dijon} vers la fin du mois "
             "pour la vente de la collection {P|Hector Maillefer}."),
            ("body", "Permettez-moi d'ajouter une prière. Madame {P|Jeanne Aubry}, qui prépare un livre sur "
             "les foires de {L|Champagne}, voudrait consulter les registres avant leur départ. Elle "
             "a promis à {O|Éditions du Pont-Neuf} de remettre son manuscrit le "
             "{D 1927-06-15|15 juin 1927}, et deux journées de lecture lui suffiraient."),
            ("body", "J'ai joint à cette lettre une copie de la table, faite par ma fille, et le compte "
             "des feuillets. La lettre numéro dix-sept manque ; elle manquait déjà lorsque le docteur "
             "{P|Courtelin} dressa son inventaire, le {D 1882-08-01|1er août 1882}."),
            ("body", "Dans l'attente de votre réponse, je vous prie d'agréer, Monsieur le Conservateur, "
             "l'expression de mes sentiments les plus dévoués."),
            ("signature", "{P|Lucien Vauquelin}"),
            ("left", "P.J. : une table de deux feuillets"),
        ],
    },
    {
        "item": "ashcombe-1931-10-12",
        "language": "en",
        "metadata": {
            "title": None,
            "creator": "Margaret E. Ashcombe",
            "date": "1931-10-12",
            "place": "York",
            "publisher": None,
            "identifier": "HI/31/207",
        },
        "sidecar_title": "Letter from Margaret E. Ashcombe to Julian Pemberley",
        "blocks": [
            ("left", "{O|THE HARWELL INSTITUTE}"),
            ("left", "Department of Maps and Manuscripts"),
            ("left", "7 Millgate, {L|YORK}"),
            ("date", "{L|York}, {D 1931-10-12|12th October 1931}"),
            ("left", "{P|Julian Pemberley}, Esq."),
            ("left", "{O|Pemberley and Hale}, Publishers"),
            ("left", "{L|London}"),
            ("reference", "Our reference: HI/31/207"),
            ("body", "Dear Mr. {P|Pemberley},"),
            ("body", "I am glad to report that the atlas which you were kind enough to lend us has "
             "arrived from {L|Edinburgh} without damage. It was unpacked on "
             "{D 1931-10-09|9th October 1931} in the presence of Dr. {P|Arthur Fenwick} and myself, "
             "and every plate was counted. There are sixty-four of them, not sixty-two as the old list "
             "has it."),
            ("body", "The two additional plates are of some interest. One shows the harbour of {L|Bristol} "
             "with the names of the quays; the other is a plan of {L|Lisbon} and is signed by "
             "{P|Tobias Wetherall}, who is otherwise known only from a bill of {D 1758|1758}. We believe "
             "that both were added when the volume was bound again for Lady {P|Catherine Mornington}."),
            ("body", "Our binder, {P|Samuel Okeford}, advises that the spine should not be touched. He "
             "proposes a box of grey cloth, lined with felt, and asks for three weeks to make it. The "
             "charge would be two pounds and ten shillings, which the {O|Northern Libraries Trust} has "
             "offered to meet."),
            ("body", "May I also raise the matter of the exhibition? The {O|Royal Society of Chartmakers} "
             "would like to show the atlas at {L|Greenwich} from {D 1932-04-04|4th April 1932} until "
             "{D 1932-05-28|28th May 1932}. Their secretary, {P|Harold Quigley}, assures me that the "
             "cases are locked, dry and watched by day and by night."),
            ("body", "If you should prefer that it did not travel so soon, we could send photographs "
             "instead. Miss {P|Edith Lorrimer} has made a trial with the new camera, and the smallest "
             "names on the coast of {L|Norway} can be read with ease."),
            ("body", "You asked whether a second copy is known. I have written to {L|Vienna}, {L|Leyden} "
             "and {L|Boston}. Only Professor {P|Cornelis van Houten} of {L|Leyden} has answered so "
             "far; he remembers a copy without the title page, sold in {L|Amsterdam} in "
             "{D 1912-06|June 1912}, and he has promised to look for the catalogue of the sale."),
            ("body", "As to the printed description, our text will be ready by {D 1931-12-01|1st December "
             "1931}. It will fill about thirty pages, and I should be grateful if your Mr. {P|Hale} "
             "could let us have an estimate for five hundred copies on good paper."),
            ("body", "Please let me know your wishes at your convenience. Until then the atlas will remain "
             "in the strong room, where it lies flat, as you desired, beside the rolls from {L|Whitby}."),
            ("body", "With renewed thanks for your kindness to the {O|Harwell Institute}, I am"),
            ("signature", "Yours sincerely,"),
            ("signature", "{P|Margaret E. Ashcombe}"),
            ("left", "Keeper of Maps"),
        ],
    },
]
