# make run    serve the portal with its demo        make test    all tests, browser included
# make check  style, types, layers, house rules     make test-postgres    all tests on PostgreSQL
# make bench  how fast it is, one JSON line per measure; ARGS="panels lists" measures only these parts

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
PYTHON := .venv/bin/python
MANAGE := DJANGO_SETTINGS_MODULE=tests.settings $(PYTHON) manage.py
PYTEST := $(PYTHON) -m pytest --numprocesses=2 --dist=worksteal

.PHONY: setup run test test-postgres check style types layers templates database fonts house bench format messages check-office

setup:
	@tools/setup

run: setup
	@STARTED_BY=$$PPID exec $(PYTHON) tools/serve.py

test: setup
	@$(PYTEST) $(ARGS)

test-postgres: setup
	@tools/with_postgres $(PYTEST) $(ARGS)

check: style types layers templates database fonts house

style: setup
	@.venv/bin/ruff check --quiet --output-format=concise .
	@.venv/bin/ruff format --check --quiet .

types: setup
	@.venv/bin/mypy --no-error-summary .

layers: setup
	@.venv/bin/lint-imports --no-logo

templates: setup
	@find templates -name '*.html' -print0 | xargs -0 .venv/bin/djade --check --target-version=5.2

database: setup
	@$(MANAGE) check --fail-level=WARNING
	@$(MANAGE) makemigrations --check --dry-run

fonts: setup
	@$(MANAGE) build_fonts --check

house: setup
	@$(PYTHON) -m pytest tests/house $(ARGS)

bench: setup
	@$(PYTHON) -m tools.bench $(ARGS)

# Lays code and templates out as `make style` and `make templates` want them.
format: setup
	@.venv/bin/ruff check --quiet --fix .
	@.venv/bin/ruff format --quiet .
	@find templates -name '*.html' -print0 | xargs -0 .venv/bin/djade --target-version=5.2

# Brings the Thai catalogue up to date with the code: make messages TABLES="new.tsv ..."
messages: setup
	@$(PYTHON) tools/catalogue.py merge $(TABLES)

# Exports the plans of the fixtures, has LibreOffice save them again, and reads the copies back; they stay as test data.
check-office: setup
	@DJANGO_SETTINGS_MODULE=tests.settings $(PYTHON) -m tools.resave
	@$(PYTHON) -m pytest --quiet tests/dimensions/test_exporting.py -k libreoffice
