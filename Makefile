# Every command installs what it needs. `make run` and `make test` are all that a newcomer needs.
.DEFAULT_GOAL := help
.PHONY: help setup run demo addon docs version dist phpstan test test-fast check format screenshots bench openapi reference smoke soak mutants lock clean

PYTHON ?= python3
PORT := 8000
BIN := .venv/bin
INSTALL := $(BIN)/python requirements/pins.py install
READY := .venv/.ready
TOOLS := .venv/.tools

help: ## list these commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 13

$(READY): requirements/runtime.txt requirements/build.txt requirements/uv.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Python 3.11 or newer is needed; name it with PYTHON=…" >&2; exit 1; }
	@echo "Creating .venv for $$($(PYTHON) --version) …"
	@$(PYTHON) -m venv .venv \
	  || { echo "The module venv is missing; on Debian: apt-get install python3-venv" >&2; exit 1; }
	@$(INSTALL) --project requirements/build.txt requirements/runtime.txt
	@touch $@

$(TOOLS): $(READY) requirements/databases.txt requirements/dev.txt
	@$(INSTALL) requirements/databases.txt requirements/dev.txt
	@touch $@

setup: $(READY) ## create .venv from pinned, hashed requirements

run: $(READY) ## serve on 127.0.0.1:8000, or PORT=…; the first run prints a key and a call
	@exec $(BIN)/netflow-manager serve --first-key --port $(PORT)

demo: $(READY) ## show the product in a stand-in for WHMCS on 127.0.0.1:8080, or PORT=…
	@$(if $(filter command,$(firstword $(origin PORT))),NFM_DEMO_PORT=$(PORT)) exec $(BIN)/python whmcs_hook/demo/start.py

addon: $(READY) ## pack the WHMCS addon: dist/netflow_manager-VERSION.zip
	@$(BIN)/python whmcs_hook/package.py

version: $(TOOLS) ## write VERSION=… wherever it is stated, and date its changes
	@PYTHON=$(BIN)/python bash .ci/version "$(VERSION)"

dist: $(TOOLS) ## build a release of the last commit into dist/; see docs/release.md
	@PYTHON=$(BIN)/python bash .ci/dist

docs: $(TOOLS) ## build the documentation as a website, dist/docs, and follow every link
	$(BIN)/python -m tests.website.build

# Two more than there are cores: tests wait for servers, limits and PHP. Whole files, in their order:
# those that take longest are not left for the end.
SIDE_BY_SIDE = --numprocesses=$$(($$(getconf _NPROCESSORS_ONLN) + 2)) --maxprocesses=4 \
  --dist=loadfile --no-loadscope-reorder

# Where the environment forbids to store bytecode, each worker and each process would compile anew.
test test-fast: export PYTHONDONTWRITEBYTECODE :=

test: $(TOOLS) ## run every test; on Debian as root, install what they need
	@sh tests/install-system-packages.sh
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) --durations=20 --cov --cov-report=term:skip-covered $(ARGS)

# Without the marks `needs` (starts PHP, a browser or a server) and `no_cover` (takes long).
test-fast: $(TOOLS) ## run the tests that need Python packages alone, in two minutes
	$(BIN)/python -m pytest $(SIDE_BY_SIDE) --durations=20 -m "not needs and not no_cover" $(ARGS)

check: $(TOOLS) ## run linters, types, import contracts, sizes
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@sh tests/lint-php.sh
	@sh tests/openapi/lint.sh
	$(BIN)/python -m tests.website.build
	$(BIN)/python -m pytest -q tests/architecture

phpstan: ## analyse the addon's PHP at the highest level of PHPStan; needs Composer
	composer install --quiet --no-interaction --working-dir=tests/phpstan
	tests/phpstan/vendor/bin/phpstan analyse --no-progress \
	  --configuration=tests/phpstan/phpstan.neon --autoload-file=tests/phpstan/vendor/autoload.php

format: $(TOOLS) ## format, and fix what the linter can fix
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(TOOLS) ## measure ratios against the limits of the same run; see bench/README.md
	@sh tests/install-system-packages.sh
	$(BIN)/python -m bench

screenshots: $(TOOLS) ## take the screenshots of docs/install-whmcs.md again
	@sh tests/install-system-packages.sh
	$(BIN)/python -m pytest -q tests/browser/test_install_guide.py -k leads
	@mkdir -p docs/images && cp artifacts/screenshots/guide/*.png docs/images/

openapi: $(TOOLS) ## regenerate docs/openapi.json, with the samples of docs/api-guide.md
	$(BIN)/python -m tests.openapi.samples
	$(BIN)/python -m tests.openapi.document

smoke: $(TOOLS) ## test a running instance: URL=…, the key in NFM_KEY (WRITE=1: not only GET)
	@NFM_KEY="$${NFM_KEY:-$$KEY}" $(BIN)/python -m tests.openapi.smoke "$(URL)"

reference: $(TOOLS) ## regenerate docs/command-line.md and the man page
	$(BIN)/python -m tests.support.reference

soak: export NFM_SOAK_SEED ?= $(shell date +%s)
soak: $(TOOLS) ## run the gates at full length, or GATES="G8 …"; print one table; see docs/reliability.md
	@sh tests/install-system-packages.sh
	@echo "NFM_SOAK_SEED=$$NFM_SOAK_SEED"
	$(BIN)/python -m tests.gates.soak $(GATES)

# Not in .venv's own packages: mutmut brings a dozen, and nothing else needs them.
MUTMUT := $(CURDIR)/.venv/mutmut
MUTANT_TOOLS := .venv/.mutants
$(MUTANT_TOOLS): $(TOOLS) requirements/mutants.txt
	@$(INSTALL) --target $(MUTMUT) requirements/mutants.txt
	@touch $@

mutants: export NFM_MUTANTS ?= 100
mutants: export NFM_MUTANTS_SEED ?= 12
mutants: $(MUTANT_TOOLS) ## count the deliberate faults that tests notice; see docs/mutants.md
	PYTHONPATH=$(MUTMUT) nice -n 19 $(BIN)/python -m tests.mutants

lock: $(READY) ## pin what requirements/ names; ARGS=--upgrade pins the newest versions
	@$(BIN)/python requirements/pins.py lock $(ARGS)

clean: ## remove what make created; keep the data in ./var
	rm -rf .venv dist mutants tests/browser/node_modules tests/openapi/node_modules tests/php_versions/node_modules tests/phpstan/vendor \
	  whmcs_hook/stubs/web/node_modules artifacts .coverage .mypy_cache .pytest_cache .ruff_cache .hypothesis
