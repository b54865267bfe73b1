# Two commands do all set-up: `make demo` runs the main job, `make test` the checks. Python >= 3.11 and make are taken for granted.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BESIDE := --numprocesses 4 --dist loadfile --no-loadscope-reorder

.PHONY: help demo test prove bench check format catalogue clean

help:
	@echo "make demo       audit the bundled demo service and print where the report is"
	@echo "make test       all checks: format, lint, types, import law, tests"
	@echo "make prove      the long proofs too"
	@echo "make bench      measure speed against the floor (see benchmarks/README.md)"
	@echo "make format     format the code"
	@echo "make catalogue  write the generated pages again (rules, coverage, schema), find new texts"

$(VENV)/ready: pyproject.toml setup.py package-lock.json
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "auditor needs Python 3.11 or newer; name one with make PYTHON=...")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	$(BIN)/auditor doctor --install
	@touch $@

$(VENV)/ready-dev: $(VENV)/ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	$(BIN)/auditor doctor --install --visible
	@touch $@

demo: $(VENV)/ready
	$(BIN)/auditor demo

test: check
	$(BIN)/pytest -m "not long and not alone" $(BESIDE)
	$(BIN)/pytest -m "not long and alone"

prove: check
	$(BIN)/pytest -m "not alone" $(BESIDE)
	$(BIN)/pytest -m alone

check: $(VENV)/ready-dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/ready-dev
	$(BIN)/python benchmarks/page.py
	$(BIN)/python benchmarks/judge.py

format: $(VENV)/ready-dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix-only .

catalogue: $(VENV)/ready-dev
	$(BIN)/auditor rules --markdown > docs/rules.md
	$(BIN)/auditor rules --coverage --markdown > docs/coverage.md
	$(BIN)/python -m auditor.schema > docs/audit.schema.json
	$(BIN)/python -m auditor.translating

clean:
	rm -rf $(VENV) build node_modules auditor/engines/bundled *.egg-info
