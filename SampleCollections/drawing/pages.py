"""Puts the texts on pages: the look of each of the four collections."""

import zlib
from dataclasses import dataclass, replace

import numpy as np

from .ageing import Ageing, aged
from .texts.books import BOOKS
from .texts.cards import CARDS
from .texts.gazette import ISSUES
from .texts.letters import LETTERS
from .truth import MarkedText
from .typesetting import (
    Frame, Page, Style, draw_print, draw_typescript, flow, with_long_s,
)


@dataclass
class Item:
    """An item with its drawn and aged pages."""

    name: str
    language: str
    document_type: str
    metadata: dict
    dpi: int
    pages: list  # Page
    page_types: list
    pictures: list  # RGB arrays


def rng_for(collection, item, number):
    """The random numbers of one page, the same on every run."""
    return np.random.default_rng(zlib.crc32(f"{collection}/{item}/{number}".encode()))


def finished(collection, source, dpi, pages, page_types, document_type, inks, reverses, ageings):
    """An item from the ink of its pages and of their other sides."""
    held = [{owner for line in page.lines for owner in line.owners if owner} for page in pages]
    for one, other in zip(held, held[1:]):
        assert not one & other, f"{source['item']}: a name or date runs over the page"
    pictures = [
        aged(ink, reverse, ageing, rng_for(collection, source["item"], number))
        for number, (ink, reverse, ageing) in enumerate(zip(inks, reverses, ageings), start=1)
    ]
    return Item(
        source["item"], source.get("language", "de"), document_type, source["metadata"],
        dpi, pages, page_types, pictures,
    )


# Gazette

GAZETTE = {
    "head": Style("fraktur", 42, 50, "centre", before=16, after=6, keep_with_next=True),
    "body": Style("fraktur", 35, 46, indent=35, after=2),
    "imprint": Style("fraktur", 27, 36, "centre", before=22),
    "title": Style("fraktur", 112, 130, "centre"),
    "subtitle": Style("fraktur", 46, 60, "centre"),
    "folio": Style("fraktur", 34, 44, "centre"),
}
GAZETTE_AGEING = Ageing(bleed=0.13, light=0.16, stains=3)


def place_in_row(page, parts, style, frame, baseline):
    """Set up to three texts left, centre and right on one line."""
    for markup, align in parts:
        text = MarkedText.parse(markup)
        text = MarkedText(with_long_s(text.text) if style.font == "fraktur" else text.text, text.owners)
        page.place(text, replace(style, align=align), frame, baseline)
    row = MarkedText("", ())
    for line in page.lines[-len(parts):]:
        row = row.joined(" ", line)
    page.lines[-len(parts):] = [row]


def gazette_issue(issue):
    """An issue of two pages of two columns."""
    width, height, margin, gutter = 1400, 1960, 80, 66
    column = (width - 2 * margin - gutter) // 2
    right = margin + column + gutter
    pages = [Page(width, height), Page(width, height)]
    whole = Frame(0, margin, 0, width - 2 * margin, height)
    first, second = pages
    place_in_row(first, [(issue["title"], "centre")], GAZETTE["title"], whole, 186)
    place_in_row(first, [(issue["subtitle"], "centre")], GAZETTE["subtitle"], whole, 258)
    places = ("left", "centre", "right")
    place_in_row(first, list(zip(issue["issue_line"], places)), GAZETTE["folio"], whole, 334)
    place_in_row(second, [("2", "centre")], GAZETTE["folio"], whole, 116)
    top, bottom = (372, 136), height - margin
    for page, y, rules in ((first, top[0], (286, 290, 352)), (second, top[1], (128,))):
        page.rules += [(margin, rule, width - margin, rule, 2) for rule in rules]
        middle = margin + column + gutter // 2
        page.rules.append((middle, y, middle, bottom, 1))
    frames = [
        Frame(number, x, top[number], column, bottom - top[number])
        for number in (0, 1) for x in (margin, right)
    ]
    flow(issue["blocks"], GAZETTE, frames, pages, fold=with_long_s)
    inks = [draw_print(page, lighten=0.15) for page in pages]
    return finished(
        "gazette", issue, 200, pages, ["text_page"] * 2, "text_page",
        inks, inks[::-1], [GAZETTE_AGEING] * 2,
    )


# Letters

TYPED = Style("typewriter", 30, 43, "left")
LETTER = {
    "left": TYPED,
    "date": replace(TYPED, align="right", before=24, after=40),
    "reference": replace(TYPED, before=40, after=40),
    "body": replace(TYPED, indent=90, after=16),
    "signature": replace(TYPED, margin=560, before=20, after=20),
    "folio": replace(TYPED, align="centre"),
}
LETTER_AGEING = Ageing(
    paper=(238, 232, 214), uneven_ink=0.28, skew=1.2, noise=0.014, light=0.12, stains=2, specks=40
)


def letter(source):
    """A letter of two sheets, typed on one side."""
    width, height, margin = 1488, 2105, 150
    pages = [Page(width, height), Page(width, height)]
    inner = width - 2 * margin + 30
    place_in_row(pages[1], [("- 2 -", "centre")], LETTER["folio"], Frame(1, margin, 0, inner, 0), 150)
    frames = [
        Frame(0, margin, 130, inner, height - 300), Frame(1, margin, 210, inner, height - 380)
    ]
    flow(source["blocks"], LETTER, frames, pages)
    inks = [
        draw_typescript(page, rng_for("strokes", source["item"], number))
        for number, page in enumerate(pages, start=1)
    ]
    return finished(
        "letters", source, 180, pages, ["typescript"] * 2, "typescript",
        inks, [None] * 2, [LETTER_AGEING] * 2,
    )


# Books

def book_styles(font, italic, size):
    """The styles of a book set in one family of type."""
    body = Style(font, size, round(size * 1.34), indent=size)
    centred = replace(body, align="centre", indent=0)
    return {
        "body": body,
        "first": replace(body, indent=0),
        "chapter": replace(centred, before=40, after=8, keep_with_next=True),
        "chapter_title": replace(centred, font=italic, after=26, keep_with_next=True),
        "head": replace(centred, size=size - 6),
        "title": replace(centred, size=size + 42, leading=size + 72),
        "subtitle": replace(centred, size=size + 20, leading=size + 50, after=10),
        "small": replace(centred, size=size - 7, leading=size + 14, before=6),
        "author": replace(centred, size=size + 10, leading=size + 30, before=12, after=12),
        "ornament": replace(centred, leading=330),
        "place": replace(centred, size=size + 2, leading=size + 22),
        "publisher": replace(centred, leading=size + 20),
    }


BOOK_STYLES = {
    "ashgrove-winter-journey": book_styles("garamond", "garamond_italic", 42),
    "reinerus-de-herbis": book_styles("fell", "fell", 42),
}
BOOK_AGEING = {
    "ashgrove-winter-journey": Ageing(
        texture=0.02, noise=0.012, bleed=0.09, skew=0.9, stains=2, specks=40
    ),
    "reinerus-de-herbis": Ageing(paper=(232, 217, 188), bleed=0.14, skew=1.3, stains=4, blur=0.7),
}


def book(source):
    """A book of a title page and three pages of text."""
    width, height, margin = 1200, 1800, 150
    styles = BOOK_STYLES[source["item"]]
    inner = width - 2 * margin
    pages = [Page(width, height) for _ in range(4)]
    title_frame = Frame(0, margin, 200, inner, height - 300)
    words = [block for block in source["title_page"] if block[0] != "ornament"]
    ornament = source["title_page"].index(("ornament", ""))
    _, y = flow(words[:ornament], styles, [title_frame], pages)
    pages[0].rules.append((width // 2 - 110, y + 150, width // 2 + 110, y + 150, 3))
    foot = Frame(0, margin, y + styles["ornament"].leading, inner, height)
    flow(words[ornament:], styles, [foot], pages)
    for number, page in enumerate(pages[1:], start=source["first_page_number"]):
        parts = [(source["running_head"], "centre")]
        parts.insert(number % 2, (str(number), ("left", "right")[number % 2]))
        place_in_row(page, parts, styles["head"], Frame(0, margin, 0, inner, 0), 150)
    opening = Frame(1, margin, 270, inner, height - 410)
    frames = [opening] + [Frame(number, margin, 190, inner, height - 330) for number in (2, 3)]
    flow(source["blocks"], styles, frames, pages)
    inks = [draw_print(page) for page in pages]
    reverses = [None, inks[2], inks[1], inks[2]]
    return finished(
        "books", source, 250, pages, ["title_page"] + ["text_page"] * 3, "text_page",
        inks, reverses, [BOOK_AGEING[source["item"]]] * 4,
    )


# Index cards

def card_layout(size, author_margin, text_margin, shelfmark):
    """The styles of a card; `shelfmark` is the style of its shelfmark."""
    typed = Style("typewriter", size, round(size * 1.35), "left")
    return {
        "author": replace(typed, margin=author_margin, after=8),
        "text": replace(typed, margin=text_margin, indent=40),
        "note": replace(typed, margin=text_margin, before=22),
        "shelfmark": replace(typed, **shelfmark),
    }


CARD_LAYOUTS = {
    "shelfmark_right": card_layout(32, 0, 40, {"align": "right", "after": 14}),
    "shelfmark_left": card_layout(31, 60, 100, {"after": 26}),
    "shelfmark_below": card_layout(31, 0, 30, {"before": 26}),
}
CARD_PAPERS = ((236, 222, 190), (240, 234, 216), (226, 214, 182), (232, 226, 205))


def index_card(number, source):
    """A catalogue card with the hole of the drawer's rod."""
    width, height = 1040, 620
    page = Page(width, height)
    flow(
        source["blocks"], CARD_LAYOUTS[source["layout"]],
        [Frame(0, 74, 60, width - 148, height - 140)], [page],
    )
    ageing = Ageing(
        paper=CARD_PAPERS[number % len(CARD_PAPERS)], uneven_ink=0.22, skew=1.4,
        stains=number % 3, specks=20, light=0.10,
    )
    ink = draw_typescript(page, rng_for("strokes", source["item"], 1))
    item = finished(
        "index-cards", source, 210, [page], ["index_card"], "index_card", [ink], [None], [ageing]
    )
    rows, columns = np.ogrid[:height, :width]
    hole = np.hypot(rows - (height - 50), columns - width // 2) < 26
    item.pictures[0][hole] = (58, 54, 50)
    return item


def collections():
    """All items by collection."""
    return {
        "gazette": map(gazette_issue, ISSUES),
        "letters": map(letter, LETTERS),
        "books": map(book, BOOKS),
        "index-cards": (index_card(number, source) for number, source in enumerate(CARDS)),
    }
