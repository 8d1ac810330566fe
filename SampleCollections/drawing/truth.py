"""Marked text and the truth records made from it."""

import json
import re
from dataclasses import dataclass

KINDS = {"P": "person", "L": "place", "O": "organisation", "D": "date"}
MARK = re.compile(r"\{([PLOD])(?: ([^|{}]+))?\|([^{}]*)\}")


@dataclass(frozen=True, eq=False)
class Entity:
    """One name or date as marked in the source; compared by identity."""

    kind: str
    edtf: str | None


@dataclass(frozen=True)
class MarkedText:
    """Text of which each character knows the entity it belongs to, if any."""

    text: str
    owners: tuple

    @classmethod
    def parse(cls, markup):
        """Read the markup described in ``texts``."""
        text, owners, position = "", [], 0
        for mark in MARK.finditer(markup):
            plain = markup[position:mark.start()]
            entity = Entity(KINDS[mark[1]], mark[2])
            text += plain + mark[3]
            owners += [None] * len(plain) + [entity] * len(mark[3])
            position = mark.end()
        rest = markup[position:]
        return cls(text + rest, (*owners, *[None] * len(rest)))

    def __getitem__(self, span):
        return MarkedText(self.text[span], self.owners[span])

    def joined(self, separator, other):
        """Both texts with a separator that belongs to an entity it stands inside of."""
        if not self.text:
            return other
        inside = other.owners and self.owners[-1] is other.owners[0]
        between = (self.owners[-1] if inside else None,) * len(separator)
        return MarkedText(
            self.text + separator + other.text, self.owners + between + other.owners
        )


def entity_records(marked):
    """The entities of a page in reading order, with offsets in Unicode scalars."""
    spans = {}
    for offset, entity in enumerate(marked.owners):
        if entity is not None:
            first, _ = spans.get(entity, (offset, offset))
            spans[entity] = (first, offset + 1)
    records = []
    for entity, (start, end) in spans.items():
        text = marked.text[start:end]
        assert all(owner is entity for owner in marked.owners[start:end]), text
        assert text.strip() == text and text, repr(text)
        records.append(
            {"type": entity.kind, "text": text, "start": start, "end": end, "edtf": entity.edtf}
        )
    return records


def page_record(item, number, image, lines, language, document_type):
    """The truth of one page; `lines` are MarkedText in reading order."""
    page = MarkedText("", ())
    for line in lines:
        page = page.joined("\n", line)
    entities = entity_records(page)
    for entity in entities:
        assert page.text[entity["start"]:entity["end"]] == entity["text"]
    return {
        "item": item,
        "page": number,
        "image": image,
        "text": page.text,
        "text_normalised": page.text.replace("ſ", "s"),
        "language": language,
        "document_type": document_type,
        "entities": entities,
    }


def write_lines(path, records):
    """Write JSON Lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            file.write(json.dumps(record, ensure_ascii=False) + "\n")
