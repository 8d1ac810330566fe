"""Times Colophon and the plain tesseract command on the same pages, in turn, and prints medians and their ratio.

Both use two processes with one engine thread each and the same model. Colophon does more in that time: it also
finds languages, entities, fields and types, and writes TEI, JSON Lines and its records. Wall time is the clock's,
processor time that of the whole process tree as the system counts it (getrusage of the waited-for children).

Usage: bench.py --colophon PROGRAM [--rounds N] [--json FILE]
"""

import argparse
import json
import os
import pathlib
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
# Collections of the samples whose pages are single-image files.
COLLECTIONS = ["letters", "books", "index-cards"]
ENVIRONMENT = dict(os.environ, OMP_THREAD_LIMIT="1")


def timed(command, **options):
    """Runs a command and returns (wall seconds, processor seconds)."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def gather_pages(folder):
    """Copies the sample pages into one flat folder and returns their number."""
    count = 0
    for collection in COLLECTIONS:
        for image in sorted((ROOT / "SampleCollections" / collection / "images").rglob("*")):
            if image.suffix in {".jpg", ".png"}:
                name = "-".join(image.relative_to(ROOT / "SampleCollections").parts)
                shutil.copy(image, folder / name)
                count += 1
    return count


PIPELINES = {
    "ocr only": ["ocr: { models: [eng] }"],
    "all stages": [
        "ocr: { models: [eng] }", "detect_language", "tag_entities", "extract_metadata", "classify"],
}


def write_pipeline(path, images, stages):
    path.write_text(
        "version: 1\n"
        f"read: {{ image_folder: {{ path: {images}, item_per: file }} }}\n"
        "stages:\n" + "".join(f"  - {stage}\n" for stage in stages) + "write: [tei, json_lines]\n",
        encoding="utf-8")


def bench(colophon, rounds, work):
    images = work / "images"
    images.mkdir()
    pages = gather_pages(images)
    results = {"tesseract": []}
    for name, stages in PIPELINES.items():
        write_pipeline(work / f"{name.replace(' ', '-')}.yaml", images, stages)
        results[f"colophon, {name}"] = []
    for turn in range(rounds + 1):
        out = work / "tesseract"
        out.mkdir(exist_ok=True)
        command = "ls images | xargs -P 2 -I{} tesseract images/{} tesseract/{} -l eng"
        figures = {"tesseract": timed(["sh", "-c", command], cwd=work, env=ENVIRONMENT)}
        for name in PIPELINES:
            output = work / "out"
            shutil.rmtree(output, ignore_errors=True)
            figures[f"colophon, {name}"] = timed(
                [colophon, "run", str(work / f"{name.replace(' ', '-')}.yaml"), "--output", str(output),
                 "--workers", "2"])
            lines = (output / "pages.jsonl").read_text(encoding="utf-8").splitlines()
            if len(lines) != pages or any(json.loads(line)["outcome"] != "done" for line in lines):
                sys.exit(f"colophon did not read all {pages} pages: the timing would mean nothing")
        # The first turn warms the file cache and is not counted.
        if turn > 0:
            for name, figure in figures.items():
                results[name].append(figure)
    return pages, results


def report(pages, results, rounds):
    base_wall = statistics.median(wall for wall, _ in results["tesseract"])
    base_cpu = statistics.median(cpu for _, cpu in results["tesseract"])
    rows = []
    print(f"{pages} pages, {rounds} rounds in turn, medians (smallest to largest)\n")
    print("| what | wall s | CPU s | pages per CPU s | wall ratio | CPU ratio |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, figures in results.items():
        walls = [wall for wall, _ in figures]
        cpus = [cpu for _, cpu in figures]
        wall, cpu = statistics.median(walls), statistics.median(cpus)
        rows.append({"name": name, "wall": wall, "cpu": cpu, "pages_per_cpu_second": pages / cpu,
                     "wall_ratio": wall / base_wall, "cpu_ratio": cpu / base_cpu})
        print(f"| {name} | {wall:.1f} ({min(walls):.1f}–{max(walls):.1f}) "
              f"| {cpu:.1f} ({min(cpus):.1f}–{max(cpus):.1f}) | {pages / cpu:.2f} "
              f"| {wall / base_wall:.2f} | {cpu / base_cpu:.2f} |")
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--colophon", required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", help="write the figures there, too")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        pages, results = bench(
            os.path.abspath(arguments.colophon), arguments.rounds, pathlib.Path(folder))
    rows = report(pages, results, arguments.rounds)
    if arguments.json:
        pathlib.Path(arguments.json).write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
