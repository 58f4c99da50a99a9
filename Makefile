# Python 3.11 or newer with venv, and make: nothing else is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
# Only what a lock names, by its hash; what pip knows of indexes and caches stays the machine's own business.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps

.DEFAULT_GOAL := help
.PHONY: help install demo run test check lint audit format docs bench judges pictures lock accuracy clean

help: ## Say what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /\1\t/' | expand -t 12

install: $(STAMP) ## Install into .venv, nothing outside it

# The stamp is written last, so that an interrupted installation is done again.
$(STAMP): pyproject.toml requirements/build.txt requirements/dev.txt
	$(PYTHON) -m venv $(VENV)
	$(PIP) --requirement requirements/build.txt
	$(PIP) --no-build-isolation --use-pep517 --requirement requirements/dev.txt
	$(PIP) --no-build-isolation --editable .
	touch $@

demo: $(STAMP) ## Crawl the demonstration valley and show the board (ARGS=--once: check it and stop)
	$(BIN)/python -m demo $(ARGS)

run: $(STAMP) ## The real thing: registry, scheduler and board in one process
	$(BIN)/glassvallee run $(ARGS)

# Tests start interpreters: what one has compiled, the others read. Files are shared out in the order of tests/conftest.py, longest first.
test: export PYTHONDONTWRITEBYTECODE :=
test: $(STAMP) ## Run every test, a process a core (ARGS="-n 0 tests/house/test_main.py": one file, here)
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

lint: $(STAMP) ## Style, types, import contracts, and that what is imported is declared
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .

audit: $(STAMP) ## Known vulnerabilities of what is pinned; skipped aloud where no feed answers
	$(BIN)/python .ci/audit.py $(BIN)/pip-audit

check: lint audit test ## Everything that CI checks

format: $(STAMP) ## Put the code in the house's form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Not part of `check`, which people wait for. What npm brings is pinned by hash, like all else.
judges: $(STAMP) ## Have the board judged by programs that are not ours (HTML, axe, links, feeds, headers, paper); skipped aloud without npm, Java or Chromium
	npm ci --prefix .ci/judges --silent || echo "SKIPPED: npm brought no checker of HTML, no schema of sitemaps." >&2
	$(BIN)/python -m pytest -n 2 --dist loadgroup -o python_files="judge_*.py" tests/judges $(ARGS)

docs: $(STAMP) ## Write anew what is made: columns and rows of a posting, docs/data.md, the tables of platforms
	$(BIN)/python -m vocabulary.field_lines
	$(BIN)/python -m db.dictionary > docs/data.md
	$(BIN)/python -m crawlers.platforms.docs

lock: $(STAMP) ## Lock again, with hashes, and the bill of materials (ARGS=--upgrade moves versions, --check asks the index)
	$(BIN)/python .ci/lock.py $(ARGS)

pictures: $(STAMP) ## Draw the PNG icons and the picture of shared links anew, from board/static/icon.svg
	$(BIN)/python .ci/pictures.py

accuracy: $(STAMP) ## Measure on saved sites what is read and right, and write docs/accuracy.md and board/accuracy.json
	$(BIN)/python -m benchmarks.saved_sites.published

bench: $(STAMP) ## Measure the hot paths beside a baseline (ARGS="crawl --size 500")
	$(BIN)/glassvallee bench $(ARGS)

clean: ## Remove what was installed; the data in var/ stays
	rm -rf $(VENV) *.egg-info
