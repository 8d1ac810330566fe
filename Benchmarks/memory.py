"""Reads the sample pages over and over with one set of workers and prints what memory they hold.

One round is 40 pages: the single-image pages of the samples, the smallest first and from the start again until
there are 40. Each round reads copies of them under other names, so that nothing is reused. Workers are not
recycled. What is compared are rounds, since each has the same pages: the second one, which ends at 80 visits, and
the last one.

Usage: memory.py --colophon PROGRAM [--visits 600] [--workers N] [--json FILE]

Exit status 1 when the memory of the workers in the last round is more than 1.2 times that of the second.
"""

import argparse
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGES_PER_ROUND = 40
MOST_RATIO = 1.2
SAMPLE_SECONDS = 0.05
PIPELINE = """version: 1
read: { image_folder: { path: images, item_per: file } }
stages:
  - ocr: { models: auto, candidates: [deu, eng, fra] }
  - detect_language
  - tag_entities
  - extract_metadata
  - classify
write: [tei, json_lines]
workers: { recycle_after_pages: 1000000000, recycle_above_mb: 1000000 }
"""


def make_collection(folder, visits):
    images = sorted((path for path in (ROOT / "SampleCollections").rglob("images/**/*")
                     if path.suffix in {".jpg", ".png"}), key=lambda path: path.stat().st_size)
    folder.mkdir()
    for visit in range(visits):
        number, page = divmod(visit, PAGES_PER_ROUND)
        image = images[page % len(images)]
        shutil.copy(image, folder / f"round-{number + 1:03}-page-{page + 1:02}{image.suffix}")


def status(process, key):
    """A line of /proc/PID/status that holds kilobytes, in megabytes; 0 for a process that is gone."""
    try:
        for line in pathlib.Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith(key + ":"):
                return int(line.split()[1]) / 1024
    except (FileNotFoundError, ProcessLookupError):
        pass
    return 0


def workers_of(runner):
    found = set()
    for children in pathlib.Path(f"/proc/{runner}/task").glob("*/children"):
        try:
            found.update(children.read_text(encoding="utf-8").split())
        except (FileNotFoundError, ProcessLookupError):
            continue
    return found


def watch(colophon, work, visits, workers):
    """Runs the pipeline and returns samples (items finished, MB of all workers, MB of the runner), and seconds."""
    (work / "pipeline.yaml").write_text(PIPELINE, encoding="utf-8")
    output = work / "out"
    begin = time.monotonic()
    with open(work / "log", "w", encoding="utf-8") as log:
        process = subprocess.Popen(
            [colophon, "run", str(work / "pipeline.yaml"), "--output", str(output), "--workers", str(workers)],
            stdout=subprocess.DEVNULL, stderr=log)
    samples = []
    seen = set()
    while process.poll() is None:
        now = workers_of(process.pid)
        seen |= now
        finished = len(os.listdir(output / "tei")) if (output / "tei").is_dir() else 0
        held = sum(status(worker, "VmRSS") for worker in now)
        if held and finished < visits:
            samples.append((finished, held, status(process.pid, "VmRSS")))
        time.sleep(SAMPLE_SECONDS)
    if process.returncode != 0:
        sys.exit(f"colophon ended with {process.returncode}: the measurement would mean nothing\n"
                 + (work / "log").read_text(encoding="utf-8")[-2000:])
    if len(seen) != workers:
        sys.exit(f"{len(seen)} worker processes instead of {workers}: some died or were recycled")
    return samples, time.monotonic() - begin


def rounds(samples, visits):
    """For each round: the visits at its end, mean and peak MB of the workers, mean MB of the runner."""
    rows = []
    for end in range(PAGES_PER_ROUND, visits + 1, PAGES_PER_ROUND):
        inside = [sample for sample in samples if end - PAGES_PER_ROUND <= sample[0] < end]
        rows.append({"visits": end, "workers_mean_mb": statistics.mean(sample[1] for sample in inside),
                     "workers_peak_mb": max(sample[1] for sample in inside),
                     "runner_mean_mb": statistics.mean(sample[2] for sample in inside)})
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--colophon", required=True)
    parser.add_argument("--visits", type=int, default=600, help=f"a multiple of {PAGES_PER_ROUND}, 120 at least")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", help="write the figures there, too")
    arguments = parser.parse_args()
    if arguments.visits < 3 * PAGES_PER_ROUND or arguments.visits % PAGES_PER_ROUND:
        parser.error(f"--visits must be a multiple of {PAGES_PER_ROUND}, and {3 * PAGES_PER_ROUND} at least")
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        make_collection(work / "images", arguments.visits)
        samples, seconds = watch(
            os.path.abspath(arguments.colophon), work, arguments.visits, arguments.workers)
    rows = rounds(samples, arguments.visits)
    print(f"{arguments.visits} visits, {arguments.workers} workers, {seconds:.0f} s\n")
    print("| after visits | workers, mean MB of the round | peak MB | times the second round | runner MB |")
    print("| --- | --- | --- | --- | --- |")
    base = rows[1]
    for row in rows:
        print(f"| {row['visits']} | {row['workers_mean_mb']:.0f} | {row['workers_peak_mb']:.0f} "
              f"| {row['workers_mean_mb'] / base['workers_mean_mb']:.2f} | {row['runner_mean_mb']:.0f} |")
    if arguments.json:
        pathlib.Path(arguments.json).write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    ratios = [rows[-1][key] / base[key] for key in ("workers_mean_mb", "workers_peak_mb")]
    print(f"\nlast round against the second: mean {ratios[0]:.2f}, peak {ratios[1]:.2f}; promised: {MOST_RATIO}")
    sys.exit(1 if max(ratios) > MOST_RATIO else 0)


if __name__ == "__main__":
    main()
