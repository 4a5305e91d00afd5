# make serve   the site on http://127.0.0.1:8000 (PORT), after all set-up
# make test    every check and test, after all set-up
# make setup   the set-up alone: .venv with everything pinned
# make faults        imports killed, crowded, cut off and short of room: the same rows every time?
# make bench-parse   the time a megabyte that reading a page takes, from small pages to huge ones
# make bench-import  an import against the least time that PostgreSQL needs for the same rows
# make bench-replies what it takes to find who answers whom, and to show it
# make bench-reading what an article takes to show, against a lean page of the same rows
# make lock    new versions: requirements*.txt from requirements*.in (needs pip-tools)

PYTHON ?= $(shell command -v python3.11 || command -v python3)
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check --quiet install --require-hashes
COMPILE := pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-annotate --no-header \
           --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.PHONY: setup serve test faults bench-parse bench-import bench-replies bench-reading bench-search lock
.DELETE_ON_ERROR:

setup: .venv/.runtime .venv/.dev

serve: .venv/.runtime
	@$(PY) -m archive.serve

test: setup
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(PY) -c "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
	$(PY) -m djlint templates --lint --quiet
	$(PY) -m djlint templates --lint --quiet --extension=jinja --profile=jinja
	$(PY) -m pytest

faults: setup
	$(PY) -m bench.faults

bench-parse: setup
	$(PY) -m bench.parsing

bench-import: setup
	$(PY) -m bench.importing

bench-replies: setup
	$(PY) -m bench.replies

bench-reading: setup
	$(PY) -m bench.reading

bench-search: setup
	$(PY) -m bench.searching

.venv/.runtime: requirements.txt
	@echo "Setting up .venv: the packages of the archive"
	@$(PYTHON) -m venv .venv
	@$(PIP) -r requirements.txt
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.runtime
	@echo "Setting up .venv: the packages of the tests"
	@$(PIP) -r requirements-dev.txt
	@touch $@

lock:
	$(COMPILE) -o requirements.txt requirements.in
	$(COMPILE) -o requirements-dev.txt requirements-dev.in
	$(COMPILE) -o bench/datasette.txt bench/datasette.in
