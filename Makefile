# `make` alone explains itself. Everything a fresh Debian machine lacks, besides Swift, is installed by `make deps`.

SWIFT ?= swift
PYTHON ?= /usr/bin/python3
PREFIX ?= /usr/local
OUTPUT ?= out/sample
# Trials of `make torture`; the same seed makes the same faults in the same order.
RUNS ?= 400
SEED ?= 1
# What `make bench` reads and who reads it: a folder with the sample collections, or one whose sub-folders have
# manifest.tsv; sets to leave out; so many pages only, for a try; a number after a contestant's name makes its
# rounds fewer.
PAGES ?= SampleCollections
WITHOUT ?=
LIMIT ?=
CONTESTANTS ?= tesseract fast balanced thorough ocrmypdf ocrd
ROUNDS ?= 5
RESULTS ?= out/bench.json
PICTURE ?= out/bench.svg
# A Markdown file with a place for the table of results, such as Benchmarks/README.md.
README ?=
# Reading profiles whose instructions `make instructions` counts.
PROFILES ?= fast balanced
# Labelled texts that `make tagging` reads, as `colophon evaluate entities` takes them.
TEXTS ?= $(wildcard SampleCollections/*/truth/pages.jsonl)
# Numbers of items that `make simulate` goes through, and a folder with room for the largest.
SIZES ?= 10000,1000000
SIMULATION ?= out/simulation
# Official TEI schema, if you have it: the sample's TEI is then validated and not only parsed.
TEI_SCHEMA ?= ../shared/schemas/tei/tei_all.rng

# What the lexicons are made from: 40 MB installed. A language whose package is not there has no lexicon.
WORD_LISTS := wamerican-large wbritish-large wngerman wogerman wfrench wdanish wdutch wswedish witalian wspanish \
  hunspell-cs hunspell-sk tesseract-ocr-grc
PACKAGES := libtesseract-dev libleptonica-dev libopenjp2-7-dev libxml2-dev liblinear-dev libserd-dev libsqlite3-dev pkg-config \
  tesseract-ocr tesseract-ocr-eng tesseract-ocr-deu tesseract-ocr-fra tesseract-ocr-lat \
  tesseract-ocr-script-frak libxml2-utils python3 python3-pip python3-jsonschema $(WORD_LISTS)
# Other programs that tests and benchmarks compare with, in versions and with digests that are written down.
COMPARED := Tests/ColophonEvaluationTests/requirements.txt
# The models of Benchmarks/told-models.tsv, as far as they are not needed otherwise.
TOLD_MODELS := tesseract-ocr-ces tesseract-ocr-dan tesseract-ocr-slk tesseract-ocr-grc
LANGUAGE_MODEL := Models/py3langid/py3langid.model
# Stands for the lexicons of all languages, which are made together.
LEXICONS := Models/lexicons/made.txt
COLOPHON := .build/release/colophon
TRUTH := $(foreach name,gazette letters books index-cards,--truth SampleCollections/$(name)/truth)

.DEFAULT_GOAL := help
.PHONY: help pipeline test sanitize build lint format docs bench instructions memory simulate tagging torture install clean deps models

help: ## Print this list
	@echo 'Colophon: run open models over digitised collections.'
	@echo
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1\t\2/' | expand -t 20
	@echo
	@echo 'Start with: make pipeline'

pipeline: build ## Install what is missing, build, run the sample collections, check what came out
	$(COLOPHON) run Pipelines/sample.yaml --output $(OUTPUT)
	@echo 'Checking the TEI and JSON Lines'
	@if [ -f '$(TEI_SCHEMA)' ]; then schema='--relaxng $(TEI_SCHEMA)'; \
	  else echo 'no TEI schema at $(TEI_SCHEMA): the TEI is parsed, its validity is not checked'; fi; \
	find $(OUTPUT)/tei -name '*.xml' -print0 | xargs -0 xmllint --nonet --noout $$schema 2>$(OUTPUT)/xmllint.log \
	  || { grep -v ' validates$$' $(OUTPUT)/xmllint.log; exit 1; }
	@$(PYTHON) Documentation/Schemas/validate_lines.py Documentation/Schemas/pages.schema.json $(OUTPUT)/pages.jsonl
	@$(PYTHON) Documentation/Schemas/validate_lines.py Documentation/Schemas/documents.schema.json $(OUTPUT)/documents.jsonl
	@echo 'all valid'
	$(COLOPHON) evaluate $(OUTPUT) $(TRUTH)
	@echo
	@echo 'Look at $(OUTPUT)/tei (one TEI file an item), $(OUTPUT)/documents.jsonl, $(OUTPUT)/pages.jsonl'
	@echo 'beside the page pictures in SampleCollections. Run it again: everything is reused.'

# Makes system calls fail in the fault campaign; without it those faults are left out.
test torture: PACKAGES += strace
test: PACKAGES += python3-venv libopenjp2-tools

test: deps models .build-python ## Install what is missing, run all tests
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build

# Leaks are not looked for: a Swift program that exits leaves its objects to the system.
sanitize: deps models ## Run all tests under the thread sanitizer, then under the address sanitizer
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread-sanitizer.supp \
	  $(SWIFT) test --sanitize=thread --scratch-path .build-thread
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --sanitize=address --scratch-path .build-address

torture: deps models ## Disturb hundreds of runs and compare what comes out with undisturbed ones (RUNS, SEED)
	$(SWIFT) build --product FaultyColophon
	@mkdir -p out
	.build/debug/FaultyColophon torture --runs $(RUNS) --seed $(SEED) --output out/torture

build: deps models ## Build the program for release
	$(SWIFT) build -c release --static-swift-stdlib --product colophon

lint: ## Check the format of the code and that generated documentation is fresh
	$(SWIFT) format lint --strict --parallel --recursive Package.swift Sources Tests
	$(SWIFT) run colophon components --update-documentation Documentation
	git diff --exit-code -- Documentation

format: ## Format the code
	$(SWIFT) format --in-place --parallel --recursive Package.swift Sources Tests

docs: ## Make option tables and the pipeline's JSON Schema anew
	$(SWIFT) run colophon components --update-documentation Documentation

bench instructions: PACKAGES += $(TOLD_MODELS)
# ocrd_tesserocr asks a library of the system what kind of file an image is.
bench: PACKAGES += python3-venv libmagic1
instructions: PACKAGES += valgrind binutils

bench: build $(if $(filter ocrmypdf%,$(CONTESTANTS)),.build-ocrmypdf) $(if $(filter ocrd%,$(CONTESTANTS)),.build-ocrd) ## Measure Colophon beside tesseract, OCRmyPDF and OCR-D (PAGES, CONTESTANTS, ROUNDS)
	$(PYTHON) Benchmarks/bench.py --colophon $(COLOPHON) --pages $(PAGES) $(WITHOUT:%=--without %) $(LIMIT:%=--limit %) \
	  --contestants '$(CONTESTANTS)' --rounds $(ROUNDS) --ocrmypdf .build-ocrmypdf/bin/ocrmypdf \
	  --ocrd .build-ocrd/bin/ocrd-tesserocr-recognize --results $(RESULTS) --picture $(PICTURE) \
	  $(README:%=--readme %)

instructions: build ## Count instructions of a page, the engine's and our own (PAGES, PROFILES)
	$(PYTHON) Benchmarks/own_share.py --colophon $(COLOPHON) --pages $(PAGES) $(WITHOUT:%=--without %) \
	  --profiles '$(PROFILES)'

tagging: build ## Time the taggers of names, each by itself, on labelled texts (TEXTS)
	$(COLOPHON) evaluate entities --cost --lenient $(TEXTS)

memory: build ## Read 40 sample pages 15 times over with the same workers: their memory must not grow
	$(PYTHON) Benchmarks/memory.py --colophon $(COLOPHON)

simulate: deps models ## Plan and run a million simulated pages: seconds, memory, microseconds a page (SIZES, SIMULATION)
	$(SWIFT) build -c release --product FaultyColophon
	$(PYTHON) Benchmarks/simulate.py --program .build/release/FaultyColophon --sizes $(SIZES) --output $(SIMULATION)

# Virtual environments with other programs; each depends on its list.
.build-python: $(COMPARED)
.build-ocrmypdf: Benchmarks/requirements-ocrmypdf.txt
.build-ocrd: Benchmarks/requirements-ocrd.txt
.build-python .build-ocrmypdf .build-ocrd: | deps
	@echo 'Installing for comparison into $@, from PyPI, by version and hash:' \
	  $$(sed -n 's/^\([a-z0-9-]*==[0-9.]*\).*/\1/p' $<)
	@rm -rf $@ && $(PYTHON) -m venv $@ && \
	$@/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes \
	  --only-binary :all: -r $< || { rm -rf $@; exit 1; }
	@touch $@

install: ## Install what `make build` made below PREFIX (/usr/local)
	@test -x $(COLOPHON) || { echo 'nothing to install yet: run make build first'; exit 1; }
	install -D -m 755 $(COLOPHON) $(DESTDIR)$(PREFIX)/bin/colophon
	mkdir -p $(DESTDIR)$(PREFIX)/share/colophon
	cp -R Models Pipelines $(DESTDIR)$(PREFIX)/share/colophon/

clean: ## Remove what was built and the sample's output
	rm -rf .build .build-thread .build-address .build-python .build-ocrmypdf .build-ocrd out

deps: ## Install the Debian packages that are missing
	@command -v $(SWIFT) >/dev/null || { \
	  echo 'Swift 6.1 or later is missing: see https://www.swift.org/install'; exit 3; }
	@command -v dpkg-query >/dev/null || { \
	  echo 'This is no Debian system: install by hand what corresponds to $(PACKAGES)'; exit 0; }; \
	missing=$$(for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; done); \
	if [ -z "$$missing" ]; then echo 'Debian packages: all there'; exit 0; fi; \
	echo "Installing Debian packages:" $$missing; \
	as_root=; [ "$$(id -u)" = 0 ] || as_root=sudo; \
	$$as_root apt-get update -qq && \
	$$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $$missing

models: $(LANGUAGE_MODEL) $(LEXICONS) ## Fetch and convert the language model, make the lexicons

$(LANGUAGE_MODEL): Models/py3langid/requirements.txt Models/py3langid/convert.py | deps
	@echo 'Fetching the language model py3langid from PyPI, by version and hash'
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && \
	$(PYTHON) -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes -d "$$folder" \
	  -r Models/py3langid/requirements.txt && \
	$(PYTHON) Models/py3langid/convert.py "$$folder"/py3langid-*.whl $@

$(LEXICONS): $(wildcard Models/lexicons/*.py) | deps
	@echo 'Making lexicons from the word lists installed here; this takes two minutes'
	@$(PYTHON) Models/lexicons/build.py Models/lexicons > $@.part && mv $@.part $@ && cat $@
