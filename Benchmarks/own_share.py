"""Counts instructions of reading pages and tells whose they are: the engine's, or Colophon's own.

Pages are read twice under `valgrind --tool=callgrind`, runner and worker alike: the first of them alone, and all of
them. The difference is what the others cost, without the start. One page of each set is taken.

Whose an instruction is:
- the engine's: in Tesseract's library, or in any other library on its behalf;
- pictures: in Leptonica and the libraries of picture formats, called by Colophon to open and prepare a page;
- Colophon's own: in the program, which holds Swift's run time, too, or in any other library on its behalf.
What a library did is shared among its callers by what callgrind saw go through each call. Instructions are no
seconds: one of the engine's works on many numbers at once. Under valgrind a processor lacks its instructions for
digests, so the digest of each image costs more there than otherwise; and the runner, which looks five times a second
whether it is to stop, does so more often in a page that takes minutes. So our own share is rather too large here.

Usage: own_share.py --colophon PROGRAM [--pages FOLDER] [--profiles fast,balanced] [--json FILE]
"""

import argparse
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from collection import ToldModels, gather

HERE = pathlib.Path(__file__).resolve().parent
PARTS = {"engine": "Tesseract, and libraries on its behalf",
         "pictures": "Leptonica and picture formats, called by Colophon",
         "worker": "Colophon's own, worker", "runner": "Colophon's own, runner"}
PICTURES = re.compile(r"lib(lept|jpeg|png|tiff|gif|webp|openjp2|jbig|lzma|zstd|deflate|z)\b")
# Callers of callers: far more than a chain of library calls is long.
PASSES = 30


class Profile:
    """A file that callgrind wrote: the own cost of each function, and what each call from one to another cost."""

    def __init__(self, path):
        self.command = ""
        self.own = collections.Counter()
        self.calls = collections.defaultdict(collections.Counter)
        names = {"ob": {}, "fn": {}}
        here = {"ob": "", "fn": ""}
        called = {}
        is_call = False
        with open(path, encoding="utf-8", errors="replace") as file:
            for line in file:
                if line.startswith("cmd:"):
                    self.command = line[4:].strip()
                    continue
                key, assigned, value = line.rstrip("\n").partition("=")
                if assigned and key in ("ob", "fn", "cob", "cfn"):
                    name = named(names[key[-2:]], value)
                    (called if key[0] == "c" else here)[key[-2:]] = name
                elif assigned and key == "calls":
                    is_call = True
                elif line[:1].isdigit() or line[:1] in "+-*":
                    cost = int(line.split()[1])
                    caller = (here["ob"], here["fn"])
                    if is_call:
                        self.calls[called.get("ob", here["ob"]), called["fn"]][caller] += cost
                        called, is_call = {}, False
                    else:
                        self.own[caller] += cost


def named(names, value):
    """Resolves callgrind's short form: a name is written out once and then stands for its number."""
    number, _, name = value.partition(" ")
    return names.setdefault(number, name)


def shares(profile, program, own_name):
    """Instructions by part."""

    def home(function):
        library = os.path.basename(function[0])
        if library == program:
            return own_name
        return "engine" if library.startswith("libtesseract") else None

    functions = set(profile.own) | set(profile.calls)
    owners = {function: {home(function): 1.0} for function in functions if home(function)}
    foreign = [function for function in functions if not home(function)]
    for _ in range(PASSES):
        for function in foreign:
            weights = collections.Counter()
            is_picture = PICTURES.match(os.path.basename(function[0])) is not None
            for caller, cost in profile.calls.get(function, {}).items():
                for part, share in owners.get(caller, {}).items():
                    weights["pictures" if is_picture and part == own_name else part] += share * cost
            total = sum(weights.values())
            if total:
                owners[function] = {part: weight / total for part, weight in weights.items()}
    result = collections.Counter()
    for function, cost in profile.own.items():
        # What nobody calls is the start of a process or a thread.
        for part, share in owners.get(function, {own_name: 1.0}).items():
            result[part] += cost * share
    return result


def count(colophon, images, profile, work):
    """Reads images in one run under callgrind; returns instructions by part and those of each function of the
    program."""
    work.mkdir()
    (work / "images").mkdir()
    for number, image in enumerate(images):
        shutil.copy(image, work / "images" / f"{number}{image.suffix}")
    (work / "pipeline.yaml").write_text(f"""version: 1
read: {{ image_folder: {{ path: images, item_per: file }} }}
stages:
  - ocr:
      models: auto
      candidates: [{", ".join(ToldModels().all)}]
      profile: {profile}
      page_timeout_secs: 86400
      reread_secs: 86400
write: [json_lines]
workers: {{ memory_limit_mb: 1000000 }}
""", encoding="utf-8")
    finished = subprocess.run(
        ["valgrind", "--tool=callgrind", "--trace-children=yes", f"--callgrind-out-file={work}/callgrind.%p",
         colophon, "run", str(work / "pipeline.yaml"), "--output", str(work / "out"), "--workers", "1"],
        capture_output=True, text=True, errors="replace", check=False)
    if finished.returncode != 0:
        sys.exit(f"colophon under valgrind ended with {finished.returncode}:\n{finished.stderr[-3000:]}")
    total = collections.Counter()
    functions = collections.Counter()
    for path in work.glob("callgrind.*"):
        one = Profile(path)
        own_name = "worker" if one.command.endswith(" worker") else "runner"
        total.update(shares(one, os.path.basename(colophon), own_name))
        for (library, function), cost in one.own.items():
            if os.path.basename(library) == os.path.basename(colophon):
                functions[function] += cost
    return total, functions


def without_debug_information(colophon, folder):
    """A copy for valgrind, which reads no debug information of Swift. It still has the names of its functions."""
    copy = folder / "colophon"
    subprocess.run(["strip", "--strip-debug", "-o", copy, colophon], check=True)
    return str(copy)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--colophon", required=True)
    parser.add_argument("--pages", default=HERE.parent / "SampleCollections", type=pathlib.Path)
    parser.add_argument("--without", action="append", default=[], help="a set to leave out")
    parser.add_argument("--profiles", default="fast,balanced")
    parser.add_argument("--functions", type=int, default=0, help="list so many functions of our own, dearest first")
    parser.add_argument("--json", type=pathlib.Path, help="write the figures there, too")
    arguments = parser.parse_args()
    os.environ.setdefault("COLOPHON_MODELS", str(HERE.parent / "Models"))
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        colophon = without_debug_information(os.path.abspath(arguments.colophon), work)
        pages = {page.set: page for page in reversed(gather(arguments.pages, work, arguments.without))}
        images = [work / pages[name].path for name in sorted(pages)]
        if len(images) < 2:
            sys.exit("at least two sets of pages are needed: the first page pays for the start")
        for profile in arguments.profiles.replace(",", " ").split():
            start, own_at_start = count(colophon, images[:1], profile, work / f"{profile}-one")
            all_of_them, own = count(colophon, images, profile, work / f"{profile}-all")
            per_page = {part: (all_of_them[part] - start[part]) / (len(images) - 1) for part in PARTS}
            rows.append({"profile": profile, "pages": len(images) - 1, "instructions": per_page})
            own.subtract(own_at_start)
            print_table(profile, per_page, len(images) - 1, own.most_common(arguments.functions))
    if arguments.json:
        arguments.json.parent.mkdir(parents=True, exist_ok=True)
        arguments.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def print_table(profile, per_page, pages, functions):
    total = sum(per_page.values())
    print(f"Profile {profile}, mean of {pages} pages:\n")
    print("| whose | million instructions a page | share |")
    print("| --- | --- | --- |")
    for part, name in PARTS.items():
        print(f"| {name} | {per_page[part] / 1e6:.1f} | {100 * per_page[part] / total:.2f} % |")
    own = per_page["worker"] + per_page["runner"]
    print(f"| Colophon's own together | {own / 1e6:.1f} | {100 * own / total:.2f} % |\n", flush=True)
    for function, cost in functions:
        print(f"{cost / pages / 1e6:10.2f}  {function}")


if __name__ == "__main__":
    main()
