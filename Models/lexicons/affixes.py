"""Writes out the words that a Hunspell dictionary stands for.

A dictionary is two files: NAME.dic with stems and flags, NAME.aff with what each flag adds. What is read here
is the part of the format that the dictionaries of sources.py use: suffixes with conditions, flags of one
character, one further suffix on a derived form, FORBIDDENWORD and NEEDAFFIX. Compounding is not read.
Prefixes are not written out either: in Czech and Slovak they would double the list with "not" and "most".
The lexicon names them instead, and a look-up takes them off.
"""

import re


class Suffix:
    def __init__(self, strip, add, flags, condition):
        self.strip = "" if strip == "0" else strip
        self.add = "" if add == "0" else add
        self.flags = flags
        # The only marks of a condition are [ ] ^ and the dot, and regular expressions read them alike.
        self.fits = None if condition == "." else re.compile(condition + "$").search

    def applied(self, word):
        """The derived form; None where the suffix does not fit or would leave nothing of the word."""
        if self.fits and not self.fits(word):
            return None
        if not word.endswith(self.strip) or len(word) <= len(self.strip):
            return None
        return word[:len(word) - len(self.strip)] + self.add


class AffixFile:
    def __init__(self, path):
        self.encoding = declared_encoding(path)
        self.suffixes = {}
        self.hidden = set()
        begun = set()
        with open(path, encoding=self.encoding) as lines:
            for line in lines:
                fields = line.split("#")[0].split()
                if len(fields) == 2 and fields[0] in ("FORBIDDENWORD", "NEEDAFFIX"):
                    self.hidden.add(fields[1])
                elif fields and fields[0] in ("FLAG", "AF"):
                    raise ValueError(f"{path}: flags of the kind '{' '.join(fields)}' are not read here")
                elif len(fields) >= 4 and fields[0] == "SFX":
                    flag = fields[1]
                    if flag not in begun:
                        # The first line of a flag says how many follow.
                        begun.add(flag)
                        continue
                    add, _, flags = fields[3].partition("/")
                    condition = fields[4] if len(fields) > 4 else "."
                    self.suffixes.setdefault(flag, []).append(Suffix(fields[2], add, flags, condition))

    def forms(self, stem, flags):
        """The stem and what its flags make of it: a suffix, or a suffix on a suffix."""
        if not self.hidden.isdisjoint(flags):
            return
        yield stem
        for flag in flags:
            for suffix in self.suffixes.get(flag, ()):
                form = suffix.applied(stem)
                if form is None:
                    continue
                yield form
                for further_flag in suffix.flags:
                    for further in self.suffixes.get(further_flag, ()):
                        derived = further.applied(form)
                        if derived is not None:
                            yield derived


def declared_encoding(path):
    with open(path, "rb") as lines:
        for line in lines:
            if line.startswith(b"SET "):
                return line.split()[1].decode("ascii")
    return "iso-8859-1"


def words(affix_path, dictionary_path):
    """Yields every form, some more than once. Raises ValueError for a dictionary it cannot read."""
    rules = AffixFile(affix_path)
    with open(dictionary_path, encoding=rules.encoding) as lines:
        next(lines, None)
        for line in lines:
            entry = line.split("\t")[0].split(" ")[0].strip()
            if entry:
                stem, _, flags = entry.partition("/")
                yield from rules.forms(stem, flags)
