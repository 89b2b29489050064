# Needs Python 3.11 or later and make, nothing else.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
TESTS  := # which files; all, unless given
READY  := $(VENV)/.ready
DATA   := $(shell find data ontology shapes -type f ! -name 'nbs-graph.*' 2>/dev/null)

.PHONY: help demo test check bench eval data docs build slow corpus clean
.DEFAULT_GOAL := help

help: ## list what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 10

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install -qq --editable '.[serve]' --group dev
	@touch $@

demo: $(READY) ## August 2023, from the editors' files to answered questions
	@$(BIN)/python -m benchmarks.demo

test: $(READY) ## the tests
	$(BIN)/python -m pytest -q -n 2 -m "not slow and not corpus" $(TESTS)

check: $(READY) ## style, types, generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tools.generate --check

build: $(READY) ## the graph, into ./build
	$(BIN)/nbs-graph build

data: $(READY) ## regenerate what is machine-written: dumps, docs, countries
	$(BIN)/python -m tools.generate

slow: $(READY) ## wheels, fresh environments, ten hash seeds, a browser
	$(BIN)/python -m pytest -q -m slow

corpus: $(READY) ## against the real newsletter (set NBS_GRAPH_CORPUS)
	$(BIN)/python -m pytest -q -m corpus

bench: $(READY) ## the figures of docs/figures.md
	$(BIN)/python -m benchmarks.peers --install
	$(BIN)/python -m benchmarks.validation entries 1000 10000 100000
	$(BIN)/python -m benchmarks.validation graphs 1000 10000 100000
	$(BIN)/python -m benchmarks.validation engines 1000 10000
	$(BIN)/python -m benchmarks.validation engines 10000 100000 --core
	$(BIN)/python -m benchmarks.newsletters
	$(BIN)/python -m benchmarks.serving
	$(BIN)/python -m benchmarks.serving embedded 1000 10000
	$(BIN)/python -m benchmarks.run

$(VENV)/.ready-eval: $(READY)
	$(BIN)/python -m pip install -qq --group eval
	@touch $@

eval: $(VENV)/.ready-eval ## how good suggested links are (August 2023 too when NBS_GRAPH_CORPUS is set)
	$(BIN)/python -m benchmarks.links --report

clean: ## remove what was made
	rm -rf $(VENV) .venv-3* .venv-clients .venv-peers build .build-builds .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
