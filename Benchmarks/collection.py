"""The pages that a benchmark reads, copied to one place in one form, with their ground truth.

Two forms are understood. A folder whose sub-folders hold manifest.tsv (columns image, ground_truth, plain_text,
lang, date, kind) and perhaps a table doctype-labels.tsv beside them; pages that it calls letter-handwritten are left
out, because no contestant reads handwriting. And the sample collections of this repository, which have images/ and
truth/pages.jsonl; images with several frames are left out, because not every contestant tells them apart.

What comes out: images/SET/… with the pictures, truth/SET with manifest.tsv and what it names, so that
`colophon evaluate` can measure any output against it.
"""

import collections
import csv
import dataclasses
import fnmatch
import json
import pathlib
import shutil
import sys

HERE = pathlib.Path(__file__).resolve().parent
LEFT_OUT = "letter-handwritten"


@dataclasses.dataclass(frozen=True)
class Page:
    set: str
    # Path below images/SET.
    image: str
    # What a person who knows the page would give to `tesseract -l`.
    models: str

    @property
    def path(self):
        """From the folder with all pages."""
        return f"images/{self.set}/{self.image}"


def read_table(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


class ToldModels:
    """told-models.tsv: the first row whose patterns all fit a page names its models."""

    def __init__(self, path=HERE / "told-models.tsv"):
        self.rules = read_table(path)

    def of(self, set_name, image, language, kind):
        page = {"set": set_name, "image": image, "language": language, "kind": kind}
        for rule in self.rules:
            if all(fnmatch.fnmatchcase(value, rule[key]) for key, value in page.items()):
                return rule["models"]
        sys.exit(f"no row of told-models.tsv fits {page}: add one")

    @property
    def all(self):
        """Every model of the table, eng first as in `models: auto` without candidates."""
        names = {name for rule in self.rules for name in rule["models"].split("+")}
        return sorted(names, key=lambda name: (name != "eng", name))


def gather(source, work, without=(), limit=None):
    """Copies the pages of a folder into `work` and returns them in order. `limit` takes that many of all, spread
    evenly."""
    manifests = sorted(source.glob("*/manifest.tsv"))
    rows = from_manifests(source, manifests) if manifests else from_samples(source)
    rows = [row for row in rows if row["set"] not in without]
    if not rows:
        sys.exit(f"{source} holds no pages: expected folders with manifest.tsv, or with truth/pages.jsonl")
    if limit:
        rows = [rows[number * len(rows) // limit] for number in range(min(limit, len(rows)))]
    told = ToldModels()
    pages = []
    tables = collections.defaultdict(list)
    for row in rows:
        copy(row["file"], work / "images" / row["set"] / row["image"])
        for name, origin in row["truth"].items():
            target = work / "truth" / row["set"] / name
            if isinstance(origin, str):
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(origin, encoding="utf-8")
            else:
                copy(origin, target)
        tables[row["set"]].append("\t".join([row["image"], *row["columns"]]))
        pages.append(Page(row["set"], row["image"], told.of(
            row["set"], row["image"], row["language"], row["kind"])))
    for name, lines in tables.items():
        header = "image\tground_truth\tplain_text\n"
        (work / "truth" / name / "manifest.tsv").write_text(header + "\n".join(lines) + "\n", encoding="utf-8")
    return pages


def from_manifests(source, manifests):
    labels = source / "doctype-labels.tsv"
    types = {row["image"]: row["doctype"] for row in read_table(labels)} if labels.exists() else {}
    for manifest in manifests:
        folder = manifest.parent
        table = read_table(manifest)
        # Other tables of that name tell of other things than pages with a text.
        if not table or not {"image", "ground_truth", "plain_text", "lang", "kind"} <= set(table[0]):
            continue
        for row in table:
            if types.get(f"{folder.name}/{row['image']}") == LEFT_OUT or not row["ground_truth"]:
                continue
            columns = [row["ground_truth"], row["plain_text"]]
            yield {"set": folder.name, "image": row["image"], "file": folder / row["image"],
                   "language": row["lang"], "kind": row["kind"], "columns": columns,
                   "truth": {name: folder / name for name in columns if name}}


def from_samples(source):
    for truth in sorted(source.glob("*/truth/pages.jsonl")):
        folder = truth.parent.parent
        records = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
        frames = collections.Counter(record["image"] for record in records)
        for record in records:
            if frames[record["image"]] > 1:
                continue
            text = record["image"] + ".txt"
            yield {"set": folder.name, "image": record["image"], "file": folder / "images" / record["image"],
                   "language": record["language"], "kind": record["document_type"], "columns": [text, text],
                   "truth": {text: record["text"]}}


def copy(origin, target):
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(origin, target)
