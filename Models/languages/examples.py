#!/usr/bin/env python3
"""Write the examples that Models/languages is trained on, as a table for `colophon train classify`.

    examples.py LINES WHEEL [GREEK ...] > examples.tsv

LINES is lid-historical/lines.tsv. WHEEL is the wheel of wordfreq 3.1.1 from PyPI: for languages of which there are no
historical lines, and for the modern form of the others, lines are drawn from its lists of words and how often they
occur. GREEK are tables with lines of Greek (ocr-ajmc/*.lines.tsv), column 5. Only the standard library is needed.
"""

import gzip
import random
import struct
import sys
import zipfile

LANGUAGES = "cs da de el en es fi fr hu it nl no pl pt ro ru sk sl sv".split()
DRAWN = 300
# So many lines that follow each other are one group: they are most likely of one document.
BLOCK = 40


def unpack(data):
    """The value that a MessagePack file holds; as much of the format as wordfreq uses."""
    place = 0

    def take(count):
        nonlocal place
        place += count
        return data[place - count : place]

    def text(count):
        return take(count).decode()

    def value():
        kind = take(1)[0]
        if kind <= 0x7F:
            return kind
        if kind <= 0x8F:
            return {value(): value() for _ in range(kind & 15)}
        if kind <= 0x9F:
            return [value() for _ in range(kind & 15)]
        if kind <= 0xBF:
            return text(kind & 31)
        simple = {
            0xC0: lambda: None,
            0xCC: lambda: take(1)[0],
            0xCD: lambda: struct.unpack(">H", take(2))[0],
            0xD9: lambda: text(take(1)[0]),
            0xDA: lambda: text(struct.unpack(">H", take(2))[0]),
            0xDC: lambda: [value() for _ in range(struct.unpack(">H", take(2))[0])],
            0xDD: lambda: [value() for _ in range(struct.unpack(">I", take(4))[0])],
        }
        return simple[kind]()

    return value()


def drawn(wheel, language):
    """Lines of words drawn by their frequency: no sentences, but the right letters side by side."""
    name = {"no": "nb"}.get(language, language)
    bins = unpack(gzip.decompress(wheel.read(f"wordfreq/data/small_{name}.msgpack.gz")))[1:]
    words, weights = [], []
    for centibels, members in enumerate(bins):
        for word in members:
            if any(c.isalpha() for c in word) and not any(c.isdigit() for c in word):
                words.append(word)
                weights.append(10 ** (-centibels / 100))
    source = random.Random(language)
    return [" ".join(source.choices(words, weights, k=source.randint(4, 14))) for _ in range(DRAWN)]


def is_greek(text):
    letters = [c for c in text if c.isalpha()]
    greek = [c for c in letters if "\u0370" <= c <= "\u03ff" or "\u1f00" <= c <= "\u1fff"]
    return len(letters) > 14 and len(greek) > 0.7 * len(letters)


def main():
    print("lang", "text", "group", "source", sep="\t")
    counts = {}
    for line in open(sys.argv[1], encoding="utf-8").read().split("\n")[1:]:
        if not line:
            continue
        language, source, _, text = line.split("\t")
        counts[language, source] = counts.get((language, source), 0) + 1
        block = counts[language, source] // BLOCK
        print(language, text, f"{language} {source} {block}", "historical lines", sep="\t")
    with zipfile.ZipFile(sys.argv[2]) as wheel:
        for language in LANGUAGES:
            for number, text in enumerate(drawn(wheel, language)):
                print(language, text, f"{language} drawn {number // BLOCK}", "drawn words", sep="\t")
    for path in sys.argv[3:]:
        for line in open(path, encoding="utf-8").read().split("\n")[1:]:
            fields = line.split("\t")
            if len(fields) > 4 and is_greek(fields[4]):
                print("grc", fields[4], path.split("/")[-1], "Greek lines", sep="\t")


if __name__ == "__main__":
    main()
