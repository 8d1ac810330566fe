"""Folds words: the form that a lexicon holds and that a reading is looked up in.

Sources/ColophonModels/Lexicons/WordFolding.swift does the same; FORMAT.md describes it for both.
"""

import unicodedata

OLD_LETTERS = str.maketrans({
    "\u017f": "s",  # long s
    "\ua75b": "r",  # round r
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
    "\u0364": "\u0308",  # a small e above a letter is the older form of the two dots
    "\ue42c": "ä",  # private use of the Medieval Unicode Font Initiative, as the next two
    "\ue644": "ö",
    "\ue72b": "ü",
})

# Two forms of one small letter; which one capitals stand for depends on the place in the word.
FINAL_SIGMA = str.maketrans({"\u03c2": "\u03c3"})

# Printers before 1800 chose between these by the place in the word or by what was left in the case.
ONE_LETTER = str.maketrans({"v": "u", "j": "i"})

SHORTEST = 2


def folded(text):
    modern = unicodedata.normalize("NFC", text).translate(OLD_LETTERS).lower().translate(FINAL_SIGMA)
    return unicodedata.normalize("NFC", modern)


def letter_runs(text):
    """The runs of letters, combining marks among them, with at least SHORTEST letters: "l'homme" has one."""
    run = []
    for character in text + " ":
        category = unicodedata.category(character)
        if category[0] == "L" or (category == "Mn" and run):
            run.append(character)
        elif run:
            if len(run) >= SHORTEST:
                yield "".join(run)
            run = []
