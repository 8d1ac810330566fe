"""Reads the same pages with Colophon and its peers, in turn, and prints cost and error rate beside each other.

One round is one run of each contestant, one after the other. The first round warms the file cache and is not
counted. Figures are medians over the counted rounds with the smallest and the largest; ratios are ratios of medians.
Before each run the machine's noise is measured: load, and a fixed piece of work by the clock. Errors are measured by
`colophon evaluate` for all contestants alike.

Usage: bench.py --colophon PROGRAM [--pages FOLDER] [--contestants tesseract,fast,ocrmypdf:3] [--rounds N]
                [--without SET] [--limit PAGES] [--results FILE] [--picture FILE] [--readme FILE]

A number after a contestant's name is the number of its counted rounds, where they are to be fewer.
"""

import argparse
import datetime
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile

import contestants
import measurement
import picture
from collection import gather

HERE = pathlib.Path(__file__).resolve().parent
ROUND_FIGURES = ["wall", "cpu", "own_cpu", "peak_mb"]
# What xargs and colophon say when some pages could not be read; those count as wrong throughout.
ENDINGS = {0, 1, 123}
RESULTS_BEGIN = "<!-- results -->"
RESULTS_END = "<!-- /results -->"


def bench(chosen, pages, rounds, work):
    """Runs all rounds and returns the counted runs of each contestant, and the noise before each. The output of a
    contestant's last run stays in its folder."""
    runs = {name: [] for name in chosen}
    noise = []
    for turn in range(rounds + 1):
        for name, (contestant, wanted) in chosen.items():
            if turn > wanted:
                continue
            folder = work / name
            shutil.rmtree(folder, ignore_errors=True)
            contestant.prepare(work, pages, folder)
            quiet = measurement.noise()
            log = work / f"{name}.log"
            log.write_bytes(b"")
            run = measurement.run(contestant.command(work, pages, folder), log, cwd=work)
            if run["exit"] not in ENDINGS:
                said = log.read_text(encoding="utf-8", errors="replace")
                sys.exit(f"{name} ended with {run['exit']}:\n{said[-2000:]}")
            print(f"round {turn}, {name}: {run['wall']:.1f} s, {run['cpu']:.1f} CPU s, load {quiet['load']:.1f}, "
                  f"calibration {quiet['calibration']:.3f} s", file=sys.stderr, flush=True)
            if turn > 0:
                runs[name].append(run | quiet)
                noise.append(quiet)
    return runs, noise


def errors(colophon, output, truths):
    """Error rates by `colophon evaluate`, overall and by set; pages that were not read count as wrong."""
    command = [colophon, "evaluate", str(output), "--json"]
    for truth in truths:
        command += ["--truth", str(truth)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        sys.exit(f"colophon evaluate failed on {output}: {answer.stderr}")
    report = json.loads(answer.stdout)
    return {"cer": report["overall"]["cer"]["micro"], "any_order": report["overall"]["any_order_cer"]["micro"],
            "absent": len(report["absent"]),
            "sets": {one["name"]: one["cer"]["micro"] for one in report["collections"]}}


def spread(values):
    return {"median": statistics.median(values), "least": min(values), "most": max(values)}


def gathered(name, contestant, runs, pages, errors):
    row = {"name": name, "title": contestant.title, "told": contestant.told, "rounds": len(runs), **errors}
    row.update({figure: spread([run[figure] for run in runs]) for figure in ROUND_FIGURES})
    row["pages_per_cpu_second"] = len(pages) / row["cpu"]["median"]
    return row


def machine():
    words = [line for line in pathlib.Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
             if line.startswith("model name")]
    engine = subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=True).stdout
    return {"cores": len(os.sched_getaffinity(0)), "processor": words[0].split(": ")[1] if words else "",
            "architecture": platform.machine(), "engine": engine.splitlines()[0]}


def table(results):
    """The results in Markdown. Ratios are to the first contestant."""
    rows = results["contestants"]
    base = rows[0]
    noise = results["noise"]
    sets = ", ".join(results["sets"])
    yield f"{results['pages']} pages of {sets}."
    yield (f"{results['date']}, {results['machine']['cores']} cores ({results['machine']['processor']}), "
           f"{results['machine']['engine']}. Noise: load {noise['load']['least']:.1f} to "
           f"{noise['load']['most']:.1f} (median {noise['load']['median']:.1f}) at the start of a run; a fixed "
           f"piece of work took {noise['calibration']['median']:.2f} s "
           f"({noise['calibration']['least']:.2f}–{noise['calibration']['most']:.2f}).")
    yield ""
    yield ("| contestant | language | rounds | CER % | any order % | CPU s | pages per CPU s | CPU ratio | wall s "
           "| wall ratio | peak MB |")
    yield "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |"
    for row in rows:
        cpu, wall, peak = row["cpu"], row["wall"], row["peak_mb"]
        yield (f"| {row['title']} | {'told' if row['told'] else 'found'} | {row['rounds']} "
               f"| {100 * row['cer']:.2f} | {100 * row['any_order']:.2f} "
               f"| {cpu['median']:.1f} ({cpu['least']:.1f}–{cpu['most']:.1f}) | {row['pages_per_cpu_second']:.2f} "
               f"| {cpu['median'] / base['cpu']['median']:.2f} "
               f"| {wall['median']:.1f} ({wall['least']:.1f}–{wall['most']:.1f}) "
               f"| {wall['median'] / base['wall']['median']:.2f} | {peak['median']:.0f} |")
    yield ""
    yield "CER % by set:"
    yield ""
    yield "| contestant | " + " | ".join(results["sets"]) + " |"
    yield "| --- |" + " --- |" * len(results["sets"])
    for row in rows:
        yield f"| {row['title']} | " + " | ".join(f"{100 * row['sets'][name]:.2f}" for name in results["sets"]) + " |"
    yield ""
    for row in rows:
        if not row["told"]:
            yield (f"The runner of {row['title']} took {row['own_cpu']['median']:.2f} CPU s by itself, its start "
                   f"included: {1000 * row['own_cpu']['median'] / results['pages']:.1f} ms a page.")
    for row in rows:
        if row["absent"]:
            yield f"{row['title']} did not read {row['absent']} pages; they count as wrong throughout."


def put_into(readme, lines):
    """Replaces what stands between the marks for results in a Markdown file."""
    before, begin, rest = readme.read_text(encoding="utf-8").partition(RESULTS_BEGIN)
    _, end, after = rest.partition(RESULTS_END)
    if not begin or not end:
        sys.exit(f"{readme} has no place for results: expected {RESULTS_BEGIN} and {RESULTS_END}")
    readme.write_text("\n".join([before + begin, *lines, end + after]), encoding="utf-8")


def chosen_contestants(text, known, rounds):
    chosen = {}
    for word in text.replace(",", " ").split():
        name, _, wanted = word.partition(":")
        if name not in known or (wanted and not wanted.isdigit()):
            sys.exit(f"unknown contestant '{word}': expected some of {', '.join(known)}, or one with :ROUNDS")
        chosen[name] = (known[name](), min(int(wanted), rounds) if wanted else rounds)
    return chosen


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--colophon", required=True)
    parser.add_argument("--pages", default=HERE.parent / "SampleCollections", type=pathlib.Path)
    parser.add_argument("--contestants", default="tesseract fast balanced")
    parser.add_argument("--rounds", type=int, default=5, help="counted rounds")
    parser.add_argument("--without", action="append", default=[], help="a set to leave out")
    parser.add_argument("--limit", type=int, help="so many pages only, spread evenly over all")
    parser.add_argument("--ocrmypdf", default="ocrmypdf", help="the program")
    parser.add_argument("--ocrd", default="ocrd-tesserocr-recognize", help="the program")
    parser.add_argument("--results", type=pathlib.Path, help="write the figures there as JSON")
    parser.add_argument("--picture", type=pathlib.Path, help="draw CER against CPU there as SVG")
    parser.add_argument("--readme", type=pathlib.Path, help="put the table there, between the marks for results")
    arguments = parser.parse_args()
    colophon = os.path.abspath(arguments.colophon)
    known = contestants.known(colophon, os.path.abspath(arguments.ocrmypdf), os.path.abspath(arguments.ocrd))
    chosen = chosen_contestants(arguments.contestants, known, arguments.rounds)
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        pages = gather(arguments.pages, work, arguments.without, arguments.limit)
        runs, noise = bench(chosen, pages, arguments.rounds, work)
        truths = sorted((work / "truth").iterdir())
        rows = [gathered(name, contestant, runs[name], pages, errors(
                    colophon, contestant.output(work, pages, work / name), truths))
                for name, (contestant, _) in chosen.items()]
    results = {
        "date": datetime.date.today().isoformat(), "machine": machine(), "pages": len(pages),
        "sets": sorted({page.set for page in pages}), "limit": arguments.limit,
        "noise": {key: spread([one[key] for one in noise]) for key in ("load", "calibration")},
        "contestants": rows}
    lines = list(table(results))
    print("\n".join(lines))
    if arguments.results:
        arguments.results.parent.mkdir(parents=True, exist_ok=True)
        arguments.results.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if arguments.picture:
        arguments.picture.parent.mkdir(parents=True, exist_ok=True)
        arguments.picture.write_text(picture.draw(results), encoding="utf-8")
    if arguments.readme:
        if arguments.picture:
            path = os.path.relpath(arguments.picture, arguments.readme.parent)
            lines += ["", f"![Error rate against CPU seconds a page]({path})"]
        put_into(arguments.readme, lines)


if __name__ == "__main__":
    main()
