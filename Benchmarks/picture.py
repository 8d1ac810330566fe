"""Draws error rate against processor time, as SVG, from the results that bench.py writes.

Usage: picture.py RESULTS.json PICTURE.svg
"""

import json
import math
import pathlib
import sys
import typing
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 760, 460
LEFT, RIGHT, TOP, BOTTOM = 70, 30, 60, 60
STEPS = [0.1, 0.2, 0.25, 0.5, 1, 2, 2.5, 5, 10, 20, 50]
MOST_TICKS = 8
# Colours that can be told apart on white and on black paper, and by most who see colours differently.
STYLE = """
    text { font: 13px system-ui, sans-serif; fill: #24292f }
    .title { font-size: 16px; font-weight: 600 }
    .small { font-size: 12px; fill: #57606a }
    .grid { stroke: #d0d7de }
    .leader { stroke: #57606a }
    .paper { fill: #ffffff }
    .colophon { fill: #0969da }
    .other { fill: #bc4c00 }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .small { fill: #9da7b3 }
      .grid { stroke: #3d444d }
      .leader { stroke: #9da7b3 }
      .paper { fill: #0d1117 }
      .colophon { fill: #58a6ff }
      .other { fill: #f0883e }
    }
"""


def axis(most, least=0.0):
    """Ends and ticks of an axis that shows all values from least to most."""
    step = next((step for step in STEPS if (most - least) / step <= MOST_TICKS), STEPS[-1])
    first, last = math.floor(least / step), math.ceil(most / step)
    return [round(number * step, 6) for number in range(first, last + 1)]


def draw(results):
    rows = results["contestants"]
    points = [(row["cpu"]["median"] / results["pages"], 100 * row["cer"], row) for row in rows]
    costs = axis(1.05 * max(point[0] for point in points))
    rates = [point[1] for point in points]
    # A little room above and below, and never below nothing.
    room = max(0.15 * (max(rates) - min(rates)), 0.5)
    errors = axis(max(rates) + room, max(min(rates) - room, 0))

    def x(cost):
        return LEFT + (cost - costs[0]) / (costs[-1] - costs[0]) * (WIDTH - LEFT - RIGHT)

    def y(error):
        return HEIGHT - BOTTOM - (error - errors[0]) / (errors[-1] - errors[0]) * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'aria-labelledby="title">', f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{WIDTH}" height="{HEIGHT}"/>',
        f'<text class="title" id="title" x="{LEFT}" y="26">Errors against processor time, '
        f'{results["pages"]} pages</text>',
        f'<text class="small" x="{LEFT}" y="44">Lower left is better. Who finds each page\'s language is blue, who is '
        f'told it is orange. {results["date"]}.</text>']
    for cost in costs:
        parts.append(f'<line class="grid" x1="{x(cost):.1f}" y1="{TOP}" x2="{x(cost):.1f}" y2="{HEIGHT - BOTTOM}"/>')
        parts.append(f'<text class="small" text-anchor="middle" x="{x(cost):.1f}" '
                     f'y="{HEIGHT - BOTTOM + 18}">{cost:g}</text>')
    for error in errors:
        parts.append(f'<line class="grid" x1="{LEFT}" y1="{y(error):.1f}" x2="{WIDTH - RIGHT}" y2="{y(error):.1f}"/>')
        parts.append(f'<text class="small" text-anchor="end" x="{LEFT - 8}" y="{y(error) + 4:.1f}">{error:g}</text>')
    parts.append(f'<text text-anchor="middle" x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 16}">'
                 'CPU seconds a page</text>')
    parts.append(f'<text text-anchor="middle" transform="translate(22 {(TOP + HEIGHT - BOTTOM) / 2}) rotate(-90)">'
                 'CER, per cent of the characters</text>')
    places = [(x(cost), y(error)) for cost, error, _ in points]
    taken = [Box(left - 8, top - 8, 16, 16) for left, top in places]
    for (left, top), (cost, error, row) in sorted(zip(places, points), key=lambda pair: pair[0]):
        parts += label(row["title"], f"{error:.2f} %, {cost:.2f} s", left, top, taken)
    # Above the lines that lead to them.
    for (left, top), (_, _, row) in zip(places, points):
        parts.append(f'<circle class="{"other" if row["told"] else "colophon"}" cx="{left:.1f}" cy="{top:.1f}" r="6"/>')
    return "\n".join(parts + ["</svg>", ""])


class Box(typing.NamedTuple):
    left: float
    top: float
    width: float
    height: float

    def overlaps(self, other):
        return (self.left < other.left + other.width and other.left < self.left + self.width
                and self.top < other.top + other.height and other.top < self.top + self.height)

    @property
    def is_inside(self):
        return (self.left >= LEFT and self.left + self.width <= WIDTH and self.top >= TOP
                and self.top + self.height <= HEIGHT - BOTTOM)


def label(name, figures, x, y, taken):
    """Two lines of text beside a point or, where that is taken, farther above or below with a line to it."""
    width, height = 7 * max(len(name), len(figures)), 34
    beside = [Box(left, y - 17 + shift, width, height)
              for shift in sorted(range(-280, 281, 8), key=abs) for left in (x + 12, x - 12 - width, x - width / 2)]
    box = next((box for box in beside if box.is_inside and not any(map(box.overlaps, taken))), beside[0])
    taken.append(box)
    middle = box.top + height / 2
    if abs(middle - y) > height / 2:
        end = min(max(x, box.left), box.left + width)
        edge = box.top if middle > y else box.top + height
        yield f'<line class="leader" x1="{x:.1f}" y1="{y:.1f}" x2="{end:.1f}" y2="{edge:.1f}"/>'
    yield f'<text x="{box.left:.1f}" y="{box.top + 13:.1f}">{escape(name)}</text>'
    yield f'<text class="small" x="{box.left:.1f}" y="{box.top + 29:.1f}">{escape(figures)}</text>'


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    pathlib.Path(sys.argv[2]).write_text(
        draw(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))), encoding="utf-8")
