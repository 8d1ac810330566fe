"""Who is measured, and how each is told to read the same pages with two processes of one engine thread each.

A contestant works in a folder of its own. `prepare` is not measured, `command` is, and `output` gives afterwards the
folder with its texts, in the form that `colophon evaluate` reads.
"""

import collections
import json
import os
import pathlib
import shlex
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree

from collection import ToldModels

PROCESSES = 2


class Colophon:
    """One run over all pages. The pages' languages are not told: each page chooses among all models of
    told-models.tsv."""

    def __init__(self, program, profile, stages=()):
        self.program, self.profile, self.stages = program, profile, stages
        self.title = f"Colophon {profile}" + (", all stages" if stages else "")
        self.told = False

    def prepare(self, work, pages, folder):
        folder.mkdir()
        sets = sorted({page.set for page in pages})
        lines = ["version: 1", "read:"]
        lines += [f"  - image_folder: {{ path: {json.dumps(str(work / 'images' / name))}, item_per: file, "
                  f"name: {json.dumps(name)} }}" for name in sets]
        lines += ["stages:", f"  - ocr: {{ models: auto, candidates: [{', '.join(ToldModels().all)}], "
                  f"profile: {self.profile} }}"]
        lines += [f"  - {stage}" for stage in self.stages]
        lines += ["write:", "  - json_lines: {}"] + (["  - tei: {}"] if self.stages else [])
        lines += ["failures: { policy: quarantine, stop_above: 1.0 }"]
        (folder / "pipeline.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def command(self, work, pages, folder):
        return [self.program, "run", str(folder / "pipeline.yaml"), "--output", str(folder / "out"),
                "--workers", str(PROCESSES)]

    def output(self, work, pages, folder):
        return folder / "out"


class OneProcessPerPage:
    """Programs that are started anew for each page, two at a time, each told its page's models."""

    told = True

    def prepare(self, work, pages, folder):
        (folder / "texts").mkdir(parents=True)
        lines = [shlex.join(self.arguments(page, folder / "texts" / str(number)))
                 for number, page in enumerate(pages)]
        (folder / "pages").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def command(self, work, pages, folder):
        # xargs takes quoted words as a shell does, and one line for each call.
        return ["xargs", "--arg-file", str(folder / "pages"), "--max-lines=1", f"--max-procs={PROCESSES}",
                self.program]

    def output(self, work, pages, folder):
        texts = {}
        for number, page in enumerate(pages):
            file = folder / "texts" / f"{number}.txt"
            if file.exists():
                texts[page] = file.read_text(encoding="utf-8")
        return write_output(folder / "out", texts)


class Tesseract(OneProcessPerPage):
    title = "tesseract"
    program = "tesseract"

    def arguments(self, page, target):
        return [page.path, str(target), "-l", page.models]


class OCRmyPDF(OneProcessPerPage):
    """The cheapest way to a searchable PDF and its text: no PDF/A, no optimisation, no preprocessing. The stated
    resolution makes it hand the image's own pixels to the engine."""

    def __init__(self, program):
        self.program = program
        version = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        self.title = f"OCRmyPDF {version}"

    def arguments(self, page, target):
        return ["--quiet", "--jobs", "1", "--image-dpi", "300", "--output-type", "pdf", "--optimize", "0",
                "--language", page.models, "--sidecar", f"{target}.txt", page.path, f"{target}.pdf"]


class OCRD:
    """ocrd-tesserocr-recognize on a workspace for each language, two workspaces at a time, the longest first. It
    brings a newer Tesseract of its own and uses the models installed here."""

    told = True

    def __init__(self, program):
        self.program = program
        output = subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        # As in "Version 0.21.2, tesseract 5.5.4, ocrd/core 3.13.3".
        versions = dict(part.split() for part in output.split(","))
        self.title = f"ocrd_tesserocr {versions['Version']} (Tesseract {versions['tesseract']})"

    def prepare(self, work, pages, folder):
        folder.mkdir()
        groups = collections.defaultdict(list)
        for number, page in enumerate(pages):
            groups[page.models].append((number, page))
        lines = []
        for models, members in sorted(groups.items(), key=lambda group: -len(group[1])):
            workspace = folder / models
            (workspace / "IMG").mkdir(parents=True)
            for number, page in members:
                shutil.copy(work / page.path, workspace / "IMG" / f"{number}{pathlib.Path(page.path).suffix}")
            (workspace / "mets.xml").write_text(mets(members), encoding="utf-8")
            lines.append(shlex.join([
                "--working-dir", str(workspace), "--mets", str(workspace / "mets.xml"), "-I", "IMG", "-O", "OCR",
                "--log-level", "ERROR", "-P", "segmentation_level", "region", "-P", "textequiv_level", "line",
                "-P", "find_tables", "false", "-P", "model", models]))
        (folder / "workspaces").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def command(self, work, pages, folder):
        return ["env", f"TESSDATA_PREFIX={tessdata()}", "xargs", "--arg-file", str(folder / "workspaces"),
                "--max-lines=1", f"--max-procs={PROCESSES}", self.program]

    def output(self, work, pages, folder):
        texts = {}
        for number, page in enumerate(pages):
            file = folder / page.models / "OCR" / f"OCR_{number}.xml"
            if file.exists():
                texts[page] = text_of_page_xml(file)
        return write_output(folder / "out", texts)


def write_output(folder, texts):
    """Writes texts in the form that `colophon evaluate` reads. A page that is not there counts as not read."""
    folder.mkdir(parents=True)
    with open(folder / "pages.jsonl", "w", encoding="utf-8") as file:
        for page, text in texts.items():
            file.write(json.dumps({"item": f"{page.set}/{os.path.splitext(page.image)[0]}", "page": 1,
                                   "image": page.image, "text": text}, ensure_ascii=False) + "\n")
    return folder


def mets(members):
    files = "".join(
        f'<mets:file ID="IMG_{number}" MIMETYPE="{mime_type(page.path)}"><mets:FLocat LOCTYPE="OTHER" '
        f'OTHERLOCTYPE="FILE" xlink:href="IMG/{number}{pathlib.Path(page.path).suffix}"/></mets:file>'
        for number, page in members)
    order = "".join(
        f'<mets:div TYPE="page" ID="page_{number}"><mets:fptr FILEID="IMG_{number}"/></mets:div>'
        for number, _ in members)
    return ('<mets:mets xmlns:mets="http://www.loc.gov/METS/" xmlns:xlink="http://www.w3.org/1999/xlink">'
            '<mets:metsHdr><mets:agent TYPE="OTHER" OTHERTYPE="SOFTWARE" ROLE="CREATOR"><mets:name>bench'
            '</mets:name></mets:agent></mets:metsHdr>'
            f'<mets:fileSec><mets:fileGrp USE="IMG">{files}</mets:fileGrp></mets:fileSec>'
            f'<mets:structMap TYPE="PHYSICAL"><mets:div TYPE="physSequence">{order}</mets:div></mets:structMap>'
            '</mets:mets>')


def mime_type(path):
    return {".png": "image/png", ".tif": "image/tiff", ".tiff": "image/tiff"}.get(
        pathlib.Path(path).suffix.lower(), "image/jpeg")


def text_of_page_xml(path):
    """The lines of a PAGE file in the order of its regions."""
    tree = ElementTree.parse(path)
    space = tree.getroot().tag.split("}")[0] + "}"
    lines = (line.find(f"{space}TextEquiv/{space}Unicode") for line in tree.iter(f"{space}TextLine"))
    return "\n".join(line.text or "" for line in lines if line is not None)


def tessdata():
    """The folder of the installed models, as the tesseract command names it."""
    listed = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=True).stdout
    return listed.split('"')[1]


def known(colophon, ocrmypdf, ocrd):
    """Makers of all contestants by name."""
    stages = ["detect_language", "tag_entities", "extract_metadata", "classify"]
    return {
        "tesseract": Tesseract,
        "fast": lambda: Colophon(colophon, "fast"),
        "balanced": lambda: Colophon(colophon, "balanced"),
        "thorough": lambda: Colophon(colophon, "thorough"),
        "all-stages": lambda: Colophon(colophon, "balanced", stages),
        "ocrmypdf": lambda: OCRmyPDF(ocrmypdf),
        "ocrd": lambda: OCRD(ocrd),
    }
