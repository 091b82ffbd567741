# Every command anyone needs; CI runs the same ones. `make` alone lists them.

# Python 3.11 under its own name, else whatever python3 is.
PYTHON ?= $(shell command -v python3.11 || echo python3)
VENV   := .venv
BIN    := $(VENV)/bin
# PyTorch's own index for CPU builds: the build on PyPI brings several GB of CUDA
# on Linux. Where that index is out of reach, pip goes on with the ones it knows.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu
PIP    := $(BIN)/python -m pip --disable-pip-version-check install --quiet
export TOKENIZERS_PARALLELISM := false

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run chat index samples test check format bench clean

help:  ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(BIN)/python:
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "$(PYTHON) is not Python 3.11 or newer; install that, or name where it is: make PYTHON=/path/to/python3.11" >&2; exit 2; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make environments; install what it needs for that, on Debian and Ubuntu python3-venv" >&2; exit 2; }
	"$(PYTHON)" -m venv $(VENV)

# Alone first, without what it needs, which only torch's own index would be asked for in vain.
$(VENV)/.torch: config/requirements.lock | $(BIN)/python
	$(PIP) --retries 1 --no-deps --extra-index-url $(TORCH_INDEX) "$$(grep '^torch==' config/requirements.lock)"
	@! grep -qs "^cuda.*= '" $(VENV)/lib/python*/site-packages/torch/version.py || echo "PyTorch for CPUs is out of reach at $(TORCH_INDEX): the one on PyPI works too, but takes 4 GB more; make clean, then make TORCH_INDEX=… names another place" >&2
	@touch $@

$(VENV)/.run: config/requirements.lock $(VENV)/.torch
	$(PIP) -r config/requirements.lock
	@touch $@

$(VENV)/.dev: config/requirements-dev.lock $(VENV)/.run
	$(PIP) -r config/requirements-dev.lock
	@touch $@

setup: $(VENV)/.run  ## build the environment for running
setup-dev: $(VENV)/.dev  ## the same for testing

run: setup  ## index the library and start: the bot with a token, else a conversation here
	@$(BIN)/python -m indexes update
	@if $(BIN)/python -m bot configured; then exec $(BIN)/python -m bot; else exec $(BIN)/python -m bot chat --examples; fi

chat: setup  ## the conversation in the terminal, even if a token is set
	@$(BIN)/python -m bot chat

index: setup  ## take up what lies in corpus/files/, or in the folder that paths.corpus names
	@$(BIN)/python -m indexes update

samples: setup-dev  ## make the files of the sample library again
	@$(BIN)/python -m corpus.samples.make

check: setup-dev  ## lint, format and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

test: check  ## everything that CI runs
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist worksteal

format: setup-dev  ## put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: setup-dev  ## measure speed, as ratios within one run
	$(BIN)/python -m tests.benchmarks

clean:  ## remove what was built here; documents and snapshots stay
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis
