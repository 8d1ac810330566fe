"""Draws error rate against processor time, as SVG, from the results that bench.py writes.

Usage: picture.py RESULTS.json PICTURE.svg
"""

import json
import math
import pathlib
import sys
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
    .paper { fill: #ffffff }
    .colophon { fill: #0969da }
    .other { fill: #bc4c00 }
    @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .small { fill: #9da7b3 }
      .grid { stroke: #3d444d }
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
    taken = []
    for cost, error, row in sorted(points, key=lambda point: point[1]):
        parts.append(f'<circle class="{"other" if row["told"] else "colophon"}" cx="{x(cost):.1f}" '
                     f'cy="{y(error):.1f}" r="6"/>')
        parts += label(row["title"], f"{error:.2f} %, {cost:.2f} s", x(cost), y(error), taken)
    return "\n".join(parts + ["</svg>", ""])


def label(name, figures, x, y, taken):
    """Two lines of text beside a point, on the side where there is room and no other label."""
    width = 7 * max(len(name), len(figures))
    sides = [(x + 12, y - 4), (x - 12 - width, y - 4), (x + 12, y + 22), (x - 12 - width, y + 22),
             (x + 12, y - 30), (x - 12 - width, y - 30), (x + 12, y + 48), (x + 12, y - 56)]

    def is_free(side):
        left, top = side
        return left >= LEFT and left + width <= WIDTH and TOP <= top - 12 and top + 18 <= HEIGHT - BOTTOM and all(
            left + width < other[0] or other[0] + other[2] < left or abs(top - other[1]) > 34 for other in taken)

    left, top = next(filter(is_free, sides), sides[0])
    taken.append((left, top, width))
    return [f'<text x="{left:.1f}" y="{top:.1f}">{escape(name)}</text>',
            f'<text class="small" x="{left:.1f}" y="{top + 15:.1f}">{escape(figures)}</text>']


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    pathlib.Path(sys.argv[2]).write_text(
        draw(json.loads(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))), encoding="utf-8")
