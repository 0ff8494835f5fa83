# make demo · make test · make test-browser · make test-ftm · make check · make bench · make bench-serve · make evals EVAL_DATA=DIR
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CHROMIUM ?= /usr/bin/chromium
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: help demo test test-ftm test-browser screens check bench bench-serve evals lock clean
help:
	@echo "make demo    set up, build the record of examples/articles, print its timeline"
	@echo "make test    set up, run the tests"
	@echo "make test-browser   install Debian's chromium where it is missing, look at every page with it"
	@echo "make screens   the pictures of docs/screens, taken anew"
	@echo "make test-ftm   read the FollowTheMoney export back with its own package (builds PyICU; Debian)"
	@echo "make check   ruff, mypy --strict, the import contract"
	@echo "make bench   speed and memory, as a table"
	@echo "make bench-serve   how fast the pages of a million event mentions come (6 GB of disk, 10 minutes)"
	@echo "make evals EVAL_DATA=DIR   the public gold sets, where you have them (docs/benchmarks.md says where they come from)"

$(VENV)/demo.stamp: requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "dateline needs Python 3.11 or newer; set PYTHON=/path/to/python3.11")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing pinned dependencies into $(VENV) ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/demo.stamp requirements-dev.txt
	@echo "installing what the tests need ..."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

demo: $(VENV)/demo.stamp
	@$(BIN)/dateline build examples/articles --db demo.db
	@$(BIN)/dateline timeline --db demo.db
	@echo
	@echo "Each line has an id. Next, try:"
	@echo "  $(BIN)/dateline show ID --db demo.db               the sentences behind a line, with the words marked"
	@echo "  $(BIN)/dateline serve --db demo.db                 the same in a browser"
	@echo "  $(BIN)/dateline statements --by USA --db demo.db   who said what, through whom"
	@echo "  $(BIN)/dateline report China USA --db demo.db      one file to print and mail"
	@echo "  $(BIN)/dateline build YOUR_FOLDER --db my.db       your own articles: html, txt, jsonl, csv, feeds, web archives"

test: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest

test-browser: $(VENV)/dev.stamp $(CHROMIUM)
	@CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest tests_browser

screens: $(VENV)/dev.stamp $(CHROMIUM)
	@CHROMIUM=$(CHROMIUM) $(BIN)/python tests_browser/screens.py docs/screens

/usr/bin/chromium:
	@echo "installing Debian's chromium ..."
	@sudo=$$(test "$$(id -u)" = 0 || echo sudo); $$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends chromium

check: $(VENV)/dev.stamp
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python -m dateline.knowledge.coverage --brief

# FollowTheMoney's own package, in a virtual environment apart: PyICU under it is built from source.
FTM_DEBS := libicu-dev pkg-config g++
$(VENV)-ftm/stamp: requirements-ftm.txt
	@dpkg -s $(FTM_DEBS) >/dev/null 2>&1 || { sudo=$$(test "$$(id -u)" = 0 || echo sudo); \
		$$sudo apt-get update -qq && $$sudo apt-get install -y -qq --no-install-recommends $(FTM_DEBS); }
	@test -x $(VENV)-ftm/bin/python || $(PYTHON) -m venv $(VENV)-ftm
	@echo "installing followthemoney into $(VENV)-ftm ..."
	@$(VENV)-ftm/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements-ftm.txt
	@touch $@

test-ftm: $(VENV)/demo.stamp $(VENV)-ftm/stamp
	@DATELINE=$(abspath $(BIN)/dateline) $(VENV)-ftm/bin/python -m pytest -W default -p no:cacheprovider tests_ftm

bench: $(VENV)/dev.stamp
	@$(BIN)/python bench/cost.py $(if $(EVAL_DATA),--data $(EVAL_DATA))

bench-serve: $(VENV)/dev.stamp bench.db
	@$(BIN)/python bench/serving.py bench.db

bench.db: | $(VENV)/dev.stamp
	@$(BIN)/python bench/generate.py $@

evals: $(VENV)/dev.stamp
	@$(BIN)/python evals/floors.py $(if $(EVAL_DATA),--data $(EVAL_DATA))

lock:
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links requirements.in -o requirements.txt
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links -c requirements.txt requirements-dev.in -o requirements-dev.txt
	@uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links requirements-ftm.in -o requirements-ftm.txt

clean:
	rm -rf $(VENV) $(VENV)-ftm demo.db demo.db-wal demo.db-shm bench.db bench.db-wal bench.db-shm
