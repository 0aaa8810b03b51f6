# All that one does with this project; `make help` lists it. Needs only Python 3.11 or newer, pip and make.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV := .venv
RUN := $(VENV)/bin/python
STORE ?= var/facts.sqlite
HOST ?= 127.0.0.1
PORT ?= 8000
WORKERS ?= 1
export STORE HOST PORT WORKERS

SERVED := $(VENV)/.served-stamp
DRIVER := $(VENV)/.driver-stamp
TESTED := $(VENV)/.tested-stamp
PROGRAM := $(shell find app migrations -name '*.py')
INSTALL := $(PYTHON) -m pip --python $(RUN) --disable-pip-version-check install --quiet --require-hashes --only-binary :all:

ON_BOTH := tests/contract tests/facts tests/views
# Tests of what is answered, which pass with the facts in PostgreSQL too.

.DEFAULT_GOAL := help
.PHONY: help setup serve seed check format test test-postgresql test-deps lock sbom schema openapi golden fuzz soak bench bench-scale bench-deps clean

help: ## list these commands
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(TESTED) ## build the environment for working on the project

serve: $(SERVED) $(if $(DATABASE_URL),$(DRIVER),$(STORE)) ## set everything up and serve the facts; HOST, PORT and WORKERS change how
	@$(RUN) -m app serve

seed: $(SERVED) $(if $(DATABASE_URL),$(DRIVER)) ## make the store from data/seed.json, in PostgreSQL if DATABASE_URL names one
	@$(RUN) -m app seed

check: $(TESTED) ## format, lint, types, floors, spelling, licences, vulnerabilities, dossier, schema, Dockerfile
	@$(VENV)/bin/ruff format --check .
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/mypy
	@$(VENV)/bin/lint-imports --no-logo
	@$(VENV)/bin/codespell
	@$(VENV)/bin/hadolint Dockerfile
	@$(RUN) -m tests.licences
	@tests/audit
	@$(RUN) -m app check
	@$(RUN) -m app schema | diff - data/seed.schema.json || { echo "data/seed.schema.json is old: make schema"; exit 1; }

format: $(TESTED) ## put the code into its form
	@$(VENV)/bin/ruff format .
	@$(VENV)/bin/ruff check --fix .

test: $(TESTED) ## set everything up and run all tests
	@$(RUN) -m pytest --cov --cov-report=term

test-postgresql: $(TESTED) ## run the tests of answers once more, with the facts in PostgreSQL
	@STORE_ENGINE=postgresql $(RUN) -m pytest $(ON_BOTH)

fuzz: $(TESTED) ## try service, parsers and seed files with tens of thousands of generated cases; FUZZ_SECONDS bounds it
	@FUZZ=long $(RUN) -m pytest tests/fuzz

soak: $(TESTED) ## serve under load for ten minutes while releases change; SOAK_SECONDS and SOAK_SWITCH_SECONDS change how
	@$(RUN) -m tests.faults.soak

bench: $(SERVED) bench-deps ## measure the service beside other servers, in ratios; about five minutes
	@$(RUN) -m bench $(BENCH)

bench-scale: $(SERVED) bench-deps ## measure how answers slow down from 1,000 to 1,000,000 records; about an hour
	@$(RUN) -m bench --scale 1000,100000,1000000 $(BENCH)

bench-deps:
	@tests/install-debian-packages wrk nginx-light

test-deps: ## install the Debian packages that some tests need (a browser, servers)
	@tests/install-debian-packages

lock: ## resolve the dependencies again, with hashes and without any index address (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --only-binary :all: --no-header --quiet --upgrade -o requirements.lock
	uv pip compile pyproject.toml --group dev --constraint requirements.lock --universal --python-version 3.11 --generate-hashes --no-emit-index-url --only-binary :all: --no-header --quiet --upgrade -o requirements-dev.lock
	echo 'psycopg[binary]' | uv pip compile - --constraint requirements-dev.lock --universal --python-version 3.11 --generate-hashes --no-emit-index-url --only-binary :all: --no-header --quiet --upgrade -o requirements-postgresql.lock

sbom: $(TESTED) ## list all that a release is made of, as CycloneDX, in var/sbom.json
	@mkdir -p var
	@$(VENV)/bin/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --mc-type application \
	  --output-reproducible --of JSON -o var/sbom.json

schema: $(SERVED) ## write data/seed.schema.json anew
	@$(RUN) -m app schema > data/seed.schema.json

openapi: $(TESTED) ## record the OpenAPI document anew
	@$(RUN) -m pytest tests/contract/test_openapi.py --record -q

golden: $(TESTED) ## record the golden answers anew
	@$(RUN) -m pytest tests/contract/test_golden.py --record -q

clean: ## remove what was made
	rm -rf $(VENV) var .mypy_cache .ruff_cache .pytest_cache .coverage

$(DRIVER): requirements-postgresql.lock | $(SERVED)
	@echo "installing what DATABASE_URL needs"
	@$(INSTALL) -r requirements-postgresql.lock
	@touch $@

$(STORE): data/seed.json $(PROGRAM) | $(SERVED)
	@$(RUN) -m app seed

# Without ensurepip, which Debian packs apart from Python: the pip that is there fills the environment.
$(RUN):
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; say which: make PYTHON=/path/to/python")'
	@$(PYTHON) -m venv --without-pip $(VENV)

$(SERVED): requirements.lock | $(RUN)
	@echo "installing what serving needs"
	@$(INSTALL) -r requirements.lock
	@touch $@

$(TESTED): requirements-dev.lock | $(RUN)
	@echo "installing what tests need"
	@$(INSTALL) -r requirements-dev.lock
	@touch $@ $(SERVED)
