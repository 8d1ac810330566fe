"""Colophon's taggers beside spaCy's small pipelines, on the same tokens.

    colophon evaluate entities DATA --answers answers.tsv
    python entities.py answers.tsv --pipeline fr_core_news_sm

answers.tsv has a token, its true tag and Colophon's tag a line, and a blank line behind each text. spaCy gets the
same tokens, text by text, and both are counted as the HIPE scorer counts: strict (same words, same kind) and fuzzy
(same kind, a word in common), kinds that the truth does not have left out.
"""

import argparse
import time

KINDS = {
    "PER": "person", "PERSON": "person", "LOC": "place", "GPE": "place", "FAC": "place", "ORG": "organisation",
    "WORK_OF_ART": "work", "DATE": "date",
}


def texts(path):
    rows = []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line:
                rows.append(line.split("\t"))
            elif rows:
                yield rows
                rows = []
    if rows:
        yield rows


def spans(tags):
    found = []
    for index, tag in enumerate(tags):
        if tag == "O":
            continue
        kind = tag[2:]
        if tag[0] == "I" and found and found[-1][2] == index and found[-1][0] == kind:
            found[-1] = (kind, found[-1][1], index + 1)
        else:
            found.append((kind, index, index + 1))
    return found


class Score:
    def __init__(self):
        self.strict = self.fuzzy = self.found = self.expected = 0

    def add(self, expected, found, kinds):
        found = [name for name in found if name[0] in kinds]
        met = set()
        for name in found:
            if name in expected:
                self.strict += 1
                self.fuzzy += 1
                met.add(expected.index(name))
                continue
            for index, other in enumerate(expected):
                if other[1:] == name[1:] or (other[1] < name[2] and name[1] < other[2] and index not in met):
                    met.add(index)
                    self.fuzzy += other[0] == name[0]
                    break
        self.found += len(found)
        self.expected += len(expected)

    def line(self, name):
        def f1(right):
            return 2 * right / max(1, self.found + self.expected)
        return f"{name:28} strict F1 {f1(self.strict):.3f}   fuzzy F1 {f1(self.fuzzy):.3f}   names {self.expected}"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("answers")
    parser.add_argument("--pipeline", required=True, help="name of a spaCy pipeline, such as fr_core_news_sm")
    arguments = parser.parse_args()

    import spacy
    from spacy.tokens import Doc

    pipeline = spacy.load(arguments.pipeline)
    all_texts = list(texts(arguments.answers))
    kinds = {tag[2:] for text in all_texts for _, tag, _ in text if tag != "O"}
    ours, theirs = Score(), Score()
    began = time.process_time()
    words = 0
    for text in all_texts:
        expected = spans([row[1] for row in text])
        ours.add(expected, spans([row[2] for row in text]), kinds)
        found = []
        doc = Doc(pipeline.vocab, words=[row[0] or " " for row in text])
        for name in pipeline(doc).ents:
            if name.label_ in KINDS:
                found.append((KINDS[name.label_], name.start, name.end))
        theirs.add(expected, found, kinds)
        words += len(text)
    print(ours.line("colophon"))
    print(theirs.line(arguments.pipeline))
    print(f"{arguments.pipeline}: {words / max(1e-9, time.process_time() - began):.0f} words a CPU second")


if __name__ == "__main__":
    main()
