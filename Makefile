# Everything runs in .venv, made on first use from the pinned requirements.
PYTHON ?=
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
.DEFAULT_GOAL := help
.PHONY: help install run test lint bench suites ui dictionary clean pins

help:  ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

install: $(STAMP)  ## Make the environment alone, with .venv/bin/sacho

run: $(STAMP)  ## Turn seeds/ into outputs/
	@$(BIN)/sacho run seeds --out outputs

test: $(STAMP)  ## Run the tests
	@$(BIN)/python -m pytest

lint: $(STAMP)  ## Check format, rules, types and the contracts between the modules
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports

bench: $(STAMP)  ## Measure sacho beside what people use instead (installs these first)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --group bench
	@$(BIN)/python -m bench

suites: $(STAMP)  ## Write the expectation suites to schemas/expectations/
	@$(BIN)/python -m flows.validate.suite_files

ui: $(STAMP)  ## Start the Prefect server with its UI, the deployment ready to run
	@$(BIN)/sacho ui

dictionary: $(STAMP)  ## Write the data dictionary in docs/ from the schemas
	@$(BIN)/python -m flows.write.dictionary_pages

clean:  ## Remove the environment, the caches and the outputs
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
	find outputs -mindepth 1 -maxdepth 1 ! -name README.md -exec rm -rf {} +
	find flows schemas tests bench -name __pycache__ -prune -exec rm -rf {} +

pins: $(STAMP)  ## Pin the newest versions that pyproject.toml admits
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	  --fork-strategy fewest --generate-hashes --no-annotate \
	  --custom-compile-command "make pins" --group dev pyproject.toml -o requirements.txt

# pip compiles the bytecode, without which the embedded Prefect server starts in twice the time.
# The pins are constraints too: what is asked for with an extra is taken in its newest version else.
$(STAMP): requirements.txt pyproject.toml
	@echo "making $(VENV) (once; about two minutes)"
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || { \
	  for python in $(PYTHON) python3 python3.13 python3.12 python3.11; do \
	    $$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
	      && exec $$python -m venv --clear $(VENV); \
	  done; echo "sacho needs Python 3.11, 3.12 or 3.13: make PYTHON=/path/to/python" >&2; exit 1; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --compile \
	  --require-hashes -r requirements.txt -c requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps \
	  --no-build-isolation --editable .
	@touch $@
