# `make serve` and `make test` are all a new machine needs; `make help` lists the rest.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
export DO_NOT_TRACK = 1
export ANONYMIZED_TELEMETRY = False

.DEFAULT_GOAL := help
.PHONY: help install serve test check check-law check-corpus format bench faults attack load web evals teams-app locks clean

help: ## Show what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort | awk -F'\t' '{printf "  make %-12s %s\n", $$1, $$2}'

.venv/python.stamp:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Lotsen needs Python 3.11 or newer; this is $$($(PYTHON) --version). Name another: make serve PYTHON=python3.12"; exit 2; }
	@echo "1/4 Creating .venv"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/serve.stamp: requirements/serve.lock pyproject.toml .venv/python.stamp
	@echo "2/4 Installing the locked dependencies"
	@$(PIP) install --quiet --progress-bar on --require-hashes -r requirements/serve.lock
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/test.stamp: requirements/test.lock .venv/serve.stamp
	@echo "Installing what the tests need"
	@$(PIP) install --quiet --progress-bar on --require-hashes -r requirements/test.lock
	@touch $@

install: .venv/serve.stamp ## Create .venv with the locked dependencies

serve: install ## Build the index if the corpus changed, and serve the chat at http://127.0.0.1:8000
	@echo "3/4 Preparing the embedding model and the index"
	@$(BIN)/lotsen build --if-changed
	@echo "4/4 Serving"
	@$(BIN)/lotsen serve

test: .venv/test.stamp ## Install what the tests need and run them all
	@$(BIN)/lint-imports
	@$(BIN)/pytest -rs

check: .venv/test.stamp ## Format, lint, types, import rules and tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(MAKE) --no-print-directory test

LAW ?= $(wildcard ../shared/legal)

check-law: .venv/test.stamp ## Compare digests, figures and references with the acts (LAW=folder)
	@$(BIN)/python -m ingest.check law $(if $(LAW),--acts $(LAW)) --report docs/law-check.md

OTHERS ?= $(wildcard ../shared)

check-corpus: .venv/test.stamp ## Check articles and data files, and write docs/corpus-status.md (OTHERS=folder)
	@$(BIN)/python -m ingest.check corpus $(if $(OTHERS),--others $(OTHERS)) --status docs/corpus-status.md

format: .venv/test.stamp ## Format the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: .venv/test.stamp ## Measure speed and retrieval against the LangChain tutorial stack (long)
	@$(BIN)/python -m evals.bench $(ARGS)

faults: .venv/test.stamp ## Kill builds, damage indexes and attack the parsers (long)
	@$(BIN)/python -m evals.faults $(ARGS)

attack: .venv/test.stamp ## Injection, poisoned articles and personal data against the real server (minutes)
	@$(BIN)/lotsen build --if-changed
	@$(BIN)/python -m evals.attack $(ARGS)

web: .venv/test.stamp ## Test page and widget in Chromium: axe, keyboard, hosts, attacks, slow line
	@npm ci --silent --prefix tests/web
	@TEST_REQUIRE_BROWSER=1 $(BIN)/pytest tests/web

load: .venv/test.stamp ## Many streams, clients that leave, refusals and a long run against the real server (minutes)
	@$(BIN)/lotsen build --if-changed
	@$(BIN)/python -m evals.load $(ARGS)

evals: .venv/test.stamp ## Measure answers and retrieval on the development questions (ARGS="--split test": final figures)
	@$(BIN)/lotsen build --if-changed
	@$(BIN)/lotsen eval answers retrieval law $(ARGS)
	@$(BIN)/lotsen eval ablations

teams-app: install ## Write the app package for Teams (ARGS="--app-id … --organisation … --website https://…")
	@$(BIN)/python -m assistant.channels.teams.package $(ARGS)

locks: ## Renew the lock files (needs uv)
	uv pip compile pyproject.toml requirements/build.in --extra ingest $(LOCK_FLAGS) -o requirements/serve.lock
	uv pip compile pyproject.toml requirements/build.in --extra ingest --extra openai --extra models --extra slack --extra teams --extra mcp --extra dev -c requirements/serve.lock $(LOCK_FLAGS) -o requirements/test.lock

LOCK_FLAGS := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet

clean: ## Remove .venv and caches (the index in your data folder stays)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis
