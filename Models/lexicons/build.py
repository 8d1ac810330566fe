#!/usr/bin/env python3
"""Makes a lexicon file for each language from the word lists of installed Debian packages.

Usage: build.py FOLDER [LANGUAGE...]

Writes FOLDER/LANGUAGE.lexicon as FORMAT.md describes, for all languages of sources.py or for those named. A
language whose packages are not installed is left out with a message. Needs Python 3.11 or later, its standard
library and, for Latin and Greek, Tesseract's programs. The same packages always give the same bytes. Prints
the SHA-256 and the number of words of each file.
"""

import hashlib
import os
import struct
import subprocess
import sys

import fuse
import sources
import trigrams
import words

MAGIC = b"CLPHLEX1"
ALIGNMENT = 64
JOINS_UV = 1


def package_version(package):
    try:
        answer = subprocess.run(
            ["dpkg-query", "-W", "-f=${Version}", package], capture_output=True, text=True, check=True)
    except (FileNotFoundError, subprocess.CalledProcessError):
        return "unknown"
    return answer.stdout.strip() or "unknown"


def word_set(language):
    found = set()
    for source in language.sources:
        for entry in source.words():
            folded = words.folded(entry)
            # Most entries are letters throughout, and asking that is quick.
            if folded.isalpha():
                if len(folded) >= words.SHORTEST:
                    found.add(folded)
            else:
                found.update(words.letter_runs(folded))
    if not found:
        raise ValueError(f"no words for {language.code}")
    return found


def without_strays(found, own, foreign):
    """The words found without those that a foreign list has too and that look more like that list's language."""
    pure = found.difference(*foreign).union(own)
    likely = trigrams.Model(sorted(pure))
    models = [(other, trigrams.Model(sorted(other))) for other in foreign]
    kept = set(pure)
    for word in found - pure:
        score = likely.score(word)
        if all(word not in other or model.score(word) < score for other, model in models):
            kept.add(word)
    return kept


def lexicon(language, found):
    """The bytes of a file, and the number of words in it."""
    listed = sorted(found)
    model = trigrams.Model(listed)
    keys = {word.translate(words.ONE_LETTER) for word in listed} if language.joins_uv else found
    held = fuse.Filter(keys)
    lines = [
        f"source\t{source.package}\t{package_version(source.package)}\t{source.licence}\n"
        for source in language.sources]
    lines += [f"prefix\t{prefix}\n" for prefix in language.prefixes]
    notes = "".join(lines).encode("utf-8")
    letters = b"".join(
        struct.pack("<2I", ord(letter), symbol) for letter, symbol in sorted(model.letter_symbols.items()))
    header = MAGIC + struct.pack(
        "<Q8I16s", held.seed, len(keys), held.segment_length, held.segments, model.symbols,
        len(model.letter_symbols), len(notes), JOINS_UV if language.joins_uv else 0, 0,
        language.code.encode("ascii"))
    header += hashlib.sha256("".join(word + "\n" for word in listed).encode("utf-8")).digest()
    output = bytearray(header)
    for section in (notes, letters, model.table, held.fingerprints):
        output += bytes(-len(output) % ALIGNMENT)
        output += section
    return bytes(output), len(keys)


def write(path, data):
    temporary = path + ".part"
    with open(temporary, "wb") as file:
        file.write(data)
    os.replace(temporary, path)


def make(folder, wanted):
    found = {}
    needed = {foreign for language in sources.LANGUAGES if language.code in wanted for foreign in language.foreign}
    for language in sources.LANGUAGES:
        if language.code not in wanted | needed:
            continue
        try:
            own = word_set(language)
        except sources.Missing as missing:
            print(f"{language.code}: left out, the package {missing} is not installed", file=sys.stderr)
            continue
        if language.foreign:
            own = without_strays(own, language.own, [found[code] for code in language.foreign if code in found])
        if any(language.code in other.foreign for other in sources.LANGUAGES):
            found[language.code] = own
        if language.code in wanted:
            path = os.path.join(folder, language.code + ".lexicon")
            data, count = lexicon(language, own)
            write(path, data)
            print(f"{hashlib.sha256(data).hexdigest()}  {path}  {count} words, {len(data)} bytes", flush=True)


def main(arguments):
    known = {language.code for language in sources.LANGUAGES}
    if not arguments or not set(arguments[1:]) <= known:
        print(f"usage: build.py FOLDER [LANGUAGE...]\nlanguages: {' '.join(sorted(known))}", file=sys.stderr)
        return 64
    try:
        make(arguments[0], set(arguments[1:]) or known)
    except (OSError, ValueError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
