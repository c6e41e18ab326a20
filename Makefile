# `make demo` and `make test` need Python 3.11 or newer, pip and git, and do everything else themselves.

VENV := .venv
BIN := $(VENV)/bin
LOWEST := .venv-lowest
CLEAN_ROOM := .venv-wheel
# Where the benchmarks find their corpora: each takes this folder as --data.
DATA ?= ../shared/data
PIP := -m pip --disable-pip-version-check --no-input
PYTHON ?= $(shell for p in python3.11 python3 python3.12 python3.13 python3.14 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)

.DEFAULT_GOAL := help
.PHONY: help demo test check lint types layers fix system build lowest bench clean

# Debian ships Python without ensurepip: there the system's own pip puts pip into the new environment.
define make_venv
	@test -n "$(PYTHON)" || \
		{ echo 'No Python 3.11 or newer was found: install one, or name it: make PYTHON=/path/to/python' >&2; exit 2; }
	@test -x $(1)/bin/pip || $(PYTHON) -m venv $(1) || { \
		$(PYTHON) -m venv --clear --without-pip $(1) && $(PYTHON) $(PIP) --python $(1)/bin/python install pip; }
endef

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## /\1|/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "  make %-7s %s\n", $$1, $$2 }'

demo: $(VENV)/.base ## align and compare the sample shipped with the package, and say where to look
	$(BIN)/ushtil demo

test: system $(VENV)/.dev ## install what is needed and run every check; CI runs this
	$(MAKE) check

check: lint
	$(BIN)/pytest

lint: $(VENV)/.dev types layers ## formatting, style, types, layers, dependencies and spelling
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/deptry align corpus models
	$(BIN)/codespell

types: $(VENV)/.dev
	$(BIN)/mypy --package ushtil
	$(BIN)/mypy tests $(if $(wildcard benchmarks/*.py),benchmarks)

layers: $(VENV)/.dev
	$(BIN)/lint-imports

fix: $(VENV)/.dev ## format the code and mend what the linter can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

build: $(VENV)/.dev ## build the wheel, check it, and run the demo from it in a clean environment
	rm -rf build dist $(CLEAN_ROOM)
	$(BIN)/python -m build --outdir dist .
	$(BIN)/twine check --strict dist/*
	$(call make_venv,$(CLEAN_ROOM))
	$(CLEAN_ROOM)/bin/python $(PIP) install --quiet --constraint constraints.txt dist/*.whl
	cd $(CLEAN_ROOM) && bin/ushtil demo

lowest: $(LOWEST)/.dev ## run the tests with the lowest version of every direct dependency
	$(LOWEST)/bin/pytest

bench: $(VENV)/.dev ## measure quality and speed, and print the tables
	$(BIN)/python $(PIP) install --quiet --constraint constraints.txt --editable '.[dev,neural,files,bench]'
	@set -e; for file in $(filter-out benchmarks/_% benchmarks/train_%,$(wildcard benchmarks/*.py)); do \
		echo "== $$file"; $(BIN)/python $$file --data $(DATA); done

clean: ## remove what was built, except .venv
	rm -rf build dist *.egg-info .*_cache $(LOWEST) $(CLEAN_ROOM)
	find align benchmarks corpus models tests -name __pycache__ -prune -exec rm -rf {} +

# The system packages that some tests need. Where they cannot be installed, those tests say so and are skipped.
system:
	@if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! { command -v chromium && command -v xmllint && command -v omegat && \
			ls /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf; } >/dev/null 2>&1; then \
		echo 'Installing chromium, fonts-dejavu-core, libxml2-utils and omegat for the tests'; \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends \
			chromium fonts-dejavu-core libxml2-utils omegat; } >/dev/null || \
		echo 'They could not be installed: the tests that need them are skipped'; \
	fi

$(VENV)/.base: pyproject.toml constraints.txt
	$(call make_venv,$(VENV))
	$(BIN)/python $(PIP) install --quiet --constraint constraints.txt --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt
	$(call make_venv,$(VENV))
	$(BIN)/python $(PIP) install --quiet --constraint constraints.txt --editable '.[dev,neural,files]'
	@touch $(VENV)/.base $@

$(LOWEST)/.dev: pyproject.toml
	$(call make_venv,$(LOWEST))
	$(PYTHON) -c 'import tomllib; project = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
		print(*(need.replace(">=", "==") for need in project["dependencies"]), sep="\n")' > $(LOWEST)/constraints.txt
	$(LOWEST)/bin/python $(PIP) install --quiet --constraint $(LOWEST)/constraints.txt --editable '.[dev]'
	@touch $@
