#!/usr/bin/env python3
"""Draws the sample collections of Colophon and writes their truth files.

Everything is invented and seeded: two runs give the same bytes. Needs only Debian
packages; the README beside this file names them. Run with Debian's own Python:

    /usr/bin/python3 make_samples.py
"""

import csv
import shutil
from pathlib import Path

from PIL import Image

from drawing.ageing import bilevel, grey
from drawing.pages import collections
from drawing.texts.letters import LETTERS
from drawing.truth import page_record, write_lines

HERE = Path(__file__).resolve().parent
JPEG_QUALITY = 58
TIFF_ITEMS = {"anzeiger-1848-05-03"}
PNG_ITEMS = {"ashgrove-winter-journey"}
GREY_ITEMS = {"ashcombe-1931-10-12", "card-fr-02", "card-de-04", "card-en-03"}
BOOK_SIDECAR = """\
title: A Winter Journey along the Northern Canals
creator: Ashgrove, Thomas
date: "1874"
language: en
identifier: colophon-sample-book-0001
shelfmark: 914.92 A
holding: Harwell Institute, York
rights: CC0-1.0
"""


def save_pages(images, item):
    """Write the pages of one item in its format; returns the path of each."""
    dpi = (item.dpi, item.dpi)
    if item.name in TIFF_ITEMS:
        path = images / item.name / "issue.tif"
        path.parent.mkdir(parents=True)
        first, *others = [bilevel(picture) for picture in item.pictures]
        first.save(path, save_all=True, append_images=others, compression="group4", dpi=dpi)
        return [path] * len(item.pictures)
    paths = []
    for number, picture in enumerate(item.pictures, start=1):
        image = Image.fromarray(picture)
        suffix = "png" if item.name in PNG_ITEMS else "jpg"
        path = images / item.name / f"{number:04}.{suffix}"
        if item.document_type == "index_card":
            path = images / f"{item.name}.{suffix}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if suffix == "png":
            grey(picture, levels=32).save(path, dpi=dpi, optimize=True)
        else:
            image = image.convert("L") if item.name in GREY_ITEMS else image
            image.save(path, quality=JPEG_QUALITY, dpi=dpi, optimize=True)
        paths.append(path)
    return paths


def write_collection(name, items):
    """Write the images and the truth of one collection."""
    folder = HERE / name
    images = folder / "images"
    shutil.rmtree(folder, ignore_errors=True)
    pages, documents = [], []
    for item in items:
        paths = save_pages(images, item)
        for number, path in enumerate(paths, start=1):
            pages.append(page_record(
                item.name, number, path.relative_to(images).as_posix(),
                item.pages[number - 1].lines, item.language, item.page_types[number - 1],
            ))
        documents.append({
            "item": item.name,
            "pages": len(paths),
            "language": item.language,
            "document_type": item.document_type,
            "metadata": item.metadata,
        })
    write_lines(folder / "truth" / "pages.jsonl", pages)
    write_lines(folder / "truth" / "documents.jsonl", documents)


def write_sidecars():
    """Write the metadata that comes with the images, as a library would send it."""
    (HERE / "books/images/ashgrove-winter-journey/item.yaml").write_text(BOOK_SIDECAR, "utf-8")
    with (HERE / "letters/images/items.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["item", "title", "creator", "date", "identifier"])
        for letter in LETTERS:
            known = letter["metadata"]
            table.writerow([
                letter["item"], letter["sidecar_title"],
                known["creator"], known["date"], known["identifier"],
            ])


def main():
    """Make everything again from nothing."""
    for name, items in collections().items():
        write_collection(name, items)
    write_sidecars()


if __name__ == "__main__":
    main()
