# Two commands do everything: make run and make test. They need Python 3.11 or later; Node.js and a browser are got if missing.
PYTHON ?= python3
VENV ?= .venv
HOST ?=
PORT ?=
# tests wait for the browser half of their time: one process more than there are processors
WORKERS ?= $(shell $(PYTHON) -c 'import os; print(min(4, (os.cpu_count() or 1) + 1))')
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
SOURCES := pyproject.toml hatch_build.py package.json package-lock.json $(wildcard scripts/*.mjs) $(wildcard scripts/vendor/*.js) constraints.txt
# what the page loads, joined: while it is older than its sources, the page loads those, one by one
PAGE := static/vendor/manifest.json static/bundle/manifest.json

.PHONY: run test check fuzz torture format pictures bench bench-train bench-page clean
run: $(VENV)/.run $(PAGE)
	$(BIN)/gradwalk $(if $(HOST),--host $(HOST)) $(if $(PORT),--port $(PORT))

test: check
	$(BIN)/python tests/get_browser.py
	$(BIN)/python scripts/node.py --test tests/static/
	REQUIRE_BROWSER=1 $(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

check: $(VENV)/.test $(PAGE) node_modules/.package-lock.json
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python scripts/node.py node_modules/typescript/bin/tsc --project tsconfig.json

# as many spoiled programs as FUZZ says, and a part of it of those that CPython carries out as well
fuzz: $(VENV)/.test
	FUZZ=$(or $(FUZZ),100000) $(BIN)/python -m pytest tests/engine/program/test_fuzz.py tests/engine/program/test_differential.py tests/engine/program/test_tangled.py

# so many times, servers and the processes that train are killed at random moments, and nothing may be lost
torture: $(VENV)/.test
	TORTURE=$(or $(TORTURE),100) $(BIN)/python -m pytest tests/app/lab/test_killed.py

format: $(VENV)/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

pictures: $(VENV)/.test $(PAGE)
	$(BIN)/python scripts/pictures.py

# the engine beside its peers: figures and picture go to docs; QUICK=1 only shows that all of it runs
bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks.engine $(if $(QUICK),--quick)

# the training lab in a browser: from a changed field to the picture, epochs a second, requests; tables go to docs
bench-train: $(VENV)/.test $(PAGE)
	$(BIN)/python tests/get_browser.py
	$(BIN)/python -m benchmarks.train $(if $(QUICK),--quick)

# the page from ten nodes to a hundred thousand, and its layout beside others: figures go to docs; QUICK=1 only shows that it runs
bench-page: $(VENV)/.test $(PAGE) benchmarks/page/node_modules/.package-lock.json
	$(BIN)/python tests/get_browser.py
	$(BIN)/python -m benchmarks.page $(if $(QUICK),--quick)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV) || { echo 'no venv module: apt-get install python3-venv (Debian, Ubuntu)'; rm -rf $(VENV); exit 1; }

$(VENV)/.run: $(BIN)/python $(SOURCES)
	$(PIP) install -q -c constraints.txt -e .
	touch $@

$(VENV)/.test: $(VENV)/.run
	$(PIP) install -q -c constraints.txt -e '.[test]'
	touch $@

$(VENV)/.bench: $(VENV)/.run
	$(PIP) install -q -c constraints.txt -e '.[bench]'
	$(PIP) install -q -c constraints.txt --only-binary :all: ddx-ad || echo 'ddx-ad does not install here: the table will say so'
	touch $@

static/vendor/manifest.json: | $(VENV)/.run
	$(PIP) install -q --no-deps -e .

static/bundle/manifest.json: $(shell find static/js static/css -type f) scripts/bundle.mjs | static/vendor/manifest.json node_modules/.package-lock.json
	$(BIN)/python scripts/node.py scripts/bundle.mjs

node_modules/.package-lock.json: package-lock.json | $(VENV)/.run
	$(BIN)/python scripts/node.py --npm ci --ignore-scripts --no-audit --no-fund

benchmarks/page/node_modules/.package-lock.json: benchmarks/page/package-lock.json | $(VENV)/.test
	$(BIN)/python scripts/node.py --npm ci --prefix benchmarks/page --ignore-scripts --no-audit --no-fund

clean:
	rm -rf $(VENV) node_modules benchmarks/page/node_modules static/vendor static/bundle dist .mypy_cache .ruff_cache .pytest_cache test-results
