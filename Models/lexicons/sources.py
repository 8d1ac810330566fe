"""Which words of which Debian packages make the lexicon of a language."""

import glob
import os
import subprocess
import tempfile

import affixes


class Missing(Exception):
    """A package or a program is not installed."""


class PlainList:
    """A file with a word a line, as in /usr/share/dict."""

    def __init__(self, package, path, licence, encoding="utf-8"):
        self.package, self.path, self.licence, self.encoding = package, path, licence, encoding

    def words(self):
        if not os.path.exists(self.path):
            raise Missing(self.package)
        with open(self.path, encoding=self.encoding) as lines:
            for line in lines:
                yield line.strip()


class HunspellList:
    """A dictionary of stems and suffixes, as in /usr/share/hunspell."""

    def __init__(self, package, stem, licence):
        self.package, self.stem, self.licence = package, stem, licence

    def words(self):
        if not (os.path.exists(self.stem + ".aff") and os.path.exists(self.stem + ".dic")):
            raise Missing(self.package)
        yield from affixes.words(self.stem + ".aff", self.stem + ".dic")


class TesseractList:
    """The word list inside a Tesseract model, unpacked by Tesseract's own programs."""

    def __init__(self, package, model, licence):
        self.package, self.model, self.licence = package, model, licence

    def words(self):
        found = sorted(glob.glob(f"/usr/share/tesseract-ocr/*/tessdata/{self.model}.traineddata"))
        if not found:
            raise Missing(self.package)
        with tempfile.TemporaryDirectory() as folder:
            parts = [f"{folder}/{self.model}.{part}" for part in ("lstm-unicharset", "lstm-word-dawg")]
            listing = f"{folder}/words"
            run("combine_tessdata", "-e", found[-1], *parts)
            run("dawg2wordlist", *parts, listing)
            with open(listing, encoding="utf-8") as lines:
                for line in lines:
                    yield line.strip()


def run(*command):
    try:
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    except FileNotFoundError:
        raise Missing("tesseract-ocr") from None
    except subprocess.CalledProcessError as error:
        raise ValueError(f"{command[0]}: {error.stderr.decode(errors='replace').strip()}") from None


class Language:
    """joins_uv: u and v, i and j count as one letter, for the sake of old prints.
    prefixes: taken off a word that is not found with them.
    foreign: languages whose words have strayed into the list and are to be sorted out.
    own: words that stay in the list although a foreign language has them too."""

    def __init__(self, code, sources, joins_uv=False, prefixes=(), foreign=(), own=()):
        self.code, self.sources, self.joins_uv = code, sources, joins_uv
        self.prefixes, self.foreign, self.own = prefixes, foreign, own


DICT = "/usr/share/dict/"
HUNSPELL = "/usr/share/hunspell/"

# Latin's little words, too short for their letters to tell the language.
LATIN = """
  absque adeo adhuc alia alii aliis alio aliud ante apud atque aut autem bene circa contra cui cuius cum cur
  deinde deo dei deus dies diu dum ego eius enim eodem erat ergo erit esse esset est etiam eum eunt facit fere
  fit fuit hac haec hanc haud his hic hinc hoc horum hos huic huius hunc iam ibi idem ideo igitur illa ille illi
  illis illo illud illum infra inde inter ipsa ipse ipsi ipso ipsum ista iste ita item iam licet magis male mea
  mihi minus modo mox multa nam nec neque nihil nisi nobis non nos noster nostra nulla nullus nunc olim omnes
  omnia omnis ope opus per plus post potest prae primo primum pro prope propter qua quae quam quando quanto
  quare quas quasi quem qui quia quibus quid quidem quis quo quod quoque quorum quos quot res rei rem sane satis
  scilicet sed semper seu sibi sic sicut simul sine sit siue sive sola solum sua suae sub sui suis sum sunt suo
  suos super supra suum tali tam tamen tamquam tandem tantum tibi tot tota totus tua tum tunc ubi ultra una unde
  unum unus usque uti vel vero vide videlicet vir vis vita vix vobis vos
""".split()

# Latin comes after the languages that its list is compared with.
LANGUAGES = [
    Language("cs", [HunspellList("hunspell-cs", HUNSPELL + "cs_CZ", "GPL-2.0-only")],
        prefixes=("ne", "nej", "nejne")),
    Language("da", [PlainList("wdanish", DICT + "danish", "GPL-2.0-or-later")]),
    Language("de", [
        PlainList("wngerman", DICT + "ngerman", "GPL-2.0-or-later"),
        PlainList("wogerman", DICT + "ogerman", "GPL-2.0-or-later"),
    ], joins_uv=True),
    Language("en", [
        PlainList("wamerican-large", DICT + "american-english-large", "LicenseRef-SCOWL"),
        PlainList("wbritish-large", DICT + "british-english-large", "LicenseRef-SCOWL"),
    ], joins_uv=True),
    Language("es", [PlainList("wspanish", DICT + "spanish", "LicenseRef-public-domain")], joins_uv=True),
    Language("fr", [PlainList("wfrench", DICT + "french", "GPL-2.0-or-later")], joins_uv=True),
    Language("grc", [TesseractList("tesseract-ocr-grc", "grc", "Apache-2.0")]),
    Language("it", [PlainList("witalian", DICT + "italian", "GPL-3.0-or-later")], joins_uv=True),
    Language("nl", [PlainList("wdutch", DICT + "dutch", "BSD-3-Clause OR CC-BY-3.0")], joins_uv=True),
    Language("sk", [HunspellList("hunspell-sk", HUNSPELL + "sk_SK", "GPL-2.0-only OR LGPL-2.1-only OR MPL-1.1")],
        prefixes=("ne", "naj", "najne")),
    Language("sv", [PlainList("wswedish", DICT + "swedish", "GPL-2.0-or-later", encoding="iso-8859-1")]),
    Language("la", [TesseractList("tesseract-ocr-lat", "lat", "Apache-2.0")], joins_uv=True,
        foreign=("da", "de", "en", "es", "fr", "it", "nl", "sv"), own=LATIN),
]
