"""Breaking paragraphs into lines, and drawing lines as ink on a page.

All measures are pixels of the finished page; ink is drawn larger and scaled down.
"""

import functools
import re
from dataclasses import dataclass, field

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from .truth import MarkedText

SUPERSAMPLING = 3
FONT_FOLDER = "/usr/share/fonts/"
FONTS = {
    "fraktur": FONT_FOLDER + "truetype/FetteClassicUNZFraktur.ttf",
    "fell": FONT_FOLDER + "truetype/IMFePIrm29P.ttf",
    "garamond": FONT_FOLDER + "opentype/ebgaramond/EBGaramond12-Regular.otf",
    "garamond_italic": FONT_FOLDER + "opentype/ebgaramond/EBGaramond12-Italic.otf",
    "typewriter": FONT_FOLDER + "opentype/courier-prime/Courier Prime.otf",
}
DIVISION = "~"
HYPHEN_PENALTY = 0.3
SPLIT_ENTITY_PENALTY = 3.0


@functools.cache
def font_at(name, size):
    """A font at a size in pixels; the basic layout draws one glyph for each character."""
    return ImageFont.truetype(FONTS[name], size, layout_engine=ImageFont.Layout.BASIC)


def with_long_s(text):
    """Put ſ for each s that does not end a word or syllable (see ``texts``)."""
    return re.sub(r"s(?=[^\W\d_bdfghknvwz])", "ſ", text)


@dataclass(frozen=True)
class Style:
    """How one kind of paragraph is set."""

    font: str
    size: int
    leading: int
    align: str = "justify"  # justify, left, centre, right
    indent: int = 0
    margin: int = 0
    before: int = 0
    after: int = 0
    keep_with_next: bool = False

    def width(self, text):
        """The set width of a text."""
        return font_at(self.font, self.size).getlength(text)


@dataclass(frozen=True)
class Frame:
    """A column that text flows into."""

    page: int
    x: int
    y: int
    width: int
    height: int


@dataclass
class Page:
    """A page before it is drawn: its words with their places, and its rules."""

    width: int
    height: int
    lines: list = field(default_factory=list)  # MarkedText in reading order
    words: list = field(default_factory=list)  # (x, baseline, text, Style)
    rules: list = field(default_factory=list)  # (x0, y0, x1, y1, thickness)

    def place(self, line, style, frame, baseline, indent=0, stretch=False):
        """Set one line of text in a frame."""
        self.lines.append(line)
        words = line.text.split(" ")
        space = style.width(" ")
        width = frame.width - indent - style.margin
        natural = sum(map(style.width, words)) + space * (len(words) - 1)
        if stretch and len(words) > 1:
            space += (width - natural) / (len(words) - 1)
        x = frame.x + indent + style.margin
        if style.align == "centre":
            x += (width - natural) / 2
        elif style.align == "right":
            x += width - natural
        for word in words:
            self.words.append((x, baseline, word, style))
            x += style.width(word) + space


def fragments(paragraph):
    """The indivisible pieces of a paragraph, each with the mark that follows it."""
    pieces, start = [], 0
    for position, character in enumerate(paragraph.text + " "):
        if character in (" ", DIVISION):
            pieces.append((paragraph[start:position], character))
            start = position + 1
    return pieces


def line_from(pieces):
    """The line that some fragments make, with a hyphen if its last word is divided."""
    line, mark = MarkedText("", ()), ""
    for piece, next_mark in pieces:
        line = line.joined(" " if mark == " " else "", piece)
        mark = next_mark
    if mark == DIVISION:
        line = MarkedText(line.text + "-", (*line.owners, None))
    return line


def break_lines(paragraph, style, width):
    """The division of a paragraph into lines that leaves the least uneven space."""
    pieces = fragments(paragraph)
    count = len(pieces)
    best = [(float("inf"), count, None)] * count + [(0.0, count, None)]
    for start in range(count - 1, -1, -1):
        room = width - style.margin - (style.indent if start == 0 else 0)
        for end in range(start + 1, count + 1):
            line = line_from(pieces[start:end])
            slack = room - style.width(line.text)
            if slack < 0 and end > start + 1:
                break
            cost = 0.0 if end == count else (slack / room * 12) ** 2
            if end < count:
                owner = pieces[end][0].owners[0]
                if owner is not None and pieces[end - 1][0].owners[-1] is owner:
                    cost += SPLIT_ENTITY_PENALTY
                if pieces[end - 1][1] == DIVISION:
                    cost += HYPHEN_PENALTY
            if cost + best[end][0] < best[start][0]:
                best[start] = (cost + best[end][0], end, line)
    lines, start = [], 0
    while start < count:
        _, start, line = best[start]
        lines.append(line)
    return lines


def flow(blocks, styles, frames, pages, fold=str):
    """Set blocks of (style name, markup) into frames, one after the other.

    Returns the frame and height at which the text ended.
    """
    frames = iter(frames)
    frame = next(frames)
    y = frame.y
    for name, markup in blocks:
        style = styles[name]
        paragraph = MarkedText.parse(markup)
        paragraph = MarkedText(fold(paragraph.text), paragraph.owners)
        y += style.before if y > frame.y else 0
        needed = style.leading * (3 if style.keep_with_next else 1)
        lines = break_lines(paragraph, style, frame.width)
        for number, line in enumerate(lines):
            if y + needed > frame.y + frame.height:
                frame = next(frames, None)
                if frame is None:
                    raise ValueError(f"no room left for: {line.text}")
                y = frame.y
            last = number == len(lines) - 1
            pages[frame.page].place(
                line, style, frame, y + style.size,
                indent=style.indent if number == 0 else 0,
                stretch=style.align == "justify" and not last,
            )
            y += style.leading
        y += style.after
    return frame, y


def draw_print(page, lighten=0.0):
    """The ink of a printed page, 0 to 1; `lighten` thins the strokes of a bold face."""
    scale = SUPERSAMPLING
    sheet = Image.new("L", (page.width * scale, page.height * scale), 0)
    pen = ImageDraw.Draw(sheet)
    for x, baseline, word, style in page.words:
        pen.text(
            (round(x * scale), baseline * scale), word,
            font=font_at(style.font, style.size * scale), fill=255, anchor="ls",
        )
    if lighten:
        sheet = Image.blend(sheet, sheet.filter(ImageFilter.MinFilter(3)), lighten)
        pen = ImageDraw.Draw(sheet)
    for x0, y0, x1, y1, thickness in page.rules:
        box = [x0 * scale, y0 * scale, x1 * scale, y1 * scale]
        pen.line(box, fill=230, width=thickness * scale)
    return scaled_down(sheet, page)


def draw_typescript(page, rng):
    """The ink of a typed page: each stroke falls a little differently."""
    scale = SUPERSAMPLING
    sheet = Image.new("L", (page.width * scale, page.height * scale), 0)
    pen = ImageDraw.Draw(sheet)
    habit = {}  # a worn type bar always strikes high or low by the same amount
    for x, baseline, word, style in page.words:
        font = font_at(style.font, style.size * scale)
        for position, character in enumerate(word):
            if character not in habit:
                habit[character] = rng.normal(0, 0.5)
            rise = habit[character] + rng.normal(0, 0.35)
            shift = rng.normal(0, 0.3)
            left = x + position * style.width("0")
            pen.text(
                (round((left + shift) * scale), round((baseline - rise) * scale)), character,
                font=font, fill=int(rng.uniform(180, 255)), anchor="ls",
            )
    return scaled_down(sheet, page)


def scaled_down(sheet, page):
    """A supersampled sheet at the size of the page, as an array of 0 to 1."""
    small = sheet.resize((page.width, page.height), Image.Resampling.BOX)
    return np.asarray(small, dtype=np.float32) / 255
