# The commands of the project; see README.md. Needs python3 (3.11 or newer), make and git.
PYTHON ?= python3
BIND ?= 127.0.0.1:8000
BIN := .venv/bin
PO := translations/nb/LC_MESSAGES/messages.po translations/nn/LC_MESSAGES/messages.po
MO := $(PO:.po=.mo)

.DEFAULT_GOAL := help
.PHONY: help run test check bench lock prepared clean

help:
	@echo "make run    the demonstration municipality on http://$(BIND)"
	@echo "make test   the whole test suite"
	@echo "make check  format, lint, types, import contracts, catalogues, lock files"
	@echo "make bench  ratios against yardsticks, measured in the same minute"

.venv/installed: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Citizen needs Python 3.11 or newer.")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@touch $@

.venv/assets: .venv/installed package-lock.json .npmrc requirements-node.lock tools/assets.py
	$(BIN)/python tools/assets.py
	@touch $@

.venv/assets-dev: .venv/assets
	$(BIN)/python tools/assets.py --dev
	@touch $@

%.mo: %.po .venv/installed
	$(BIN)/pybabel -q compile -f -i $< -o $@

prepared: .venv/installed .venv/assets $(MO)

run: export BIND := $(BIND)
run: prepared
	@mkdir -p var
	$(BIN)/citizen database upgrade
	$(BIN)/citizen seed demo
	@echo "Citizen is on http://$(BIND) - stop it with Ctrl+C."
	@# The site, and beside it what closes rounds when they are due; when one is told to end, or ends, both end.
	@trap 'kill $$site $$watch 2>/dev/null' INT TERM HUP; \
	$(BIN)/citizen rounds watch & watch=$$!; \
	$(BIN)/gunicorn --workers 2 --no-control-socket --bind $(BIND) wsgi:app & site=$$!; \
	wait $$site; status=$$?; \
	kill $$watch $$site 2>/dev/null; wait $$watch; wait $$site; \
	exit $$status

test: prepared .venv/assets-dev
	$(BIN)/python -m pytest $(TESTS)

check: prepared
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo 2>/dev/null || $(BIN)/lint-imports
	$(BIN)/python tools/words.py check
	$(BIN)/python tools/words.py unused
	$(BIN)/python tools/locks.py

bench: prepared
	$(BIN)/python -m bench

lock:
	$(PYTHON) -m venv .venv-lock
	.venv-lock/bin/pip install -q uv
	.venv-lock/bin/uv pip compile -q --universal --all-extras --group dev --generate-hashes --no-header --no-annotate pyproject.toml -o requirements.lock
	npm install --package-lock-only --ignore-scripts
	rm -rf .venv-lock

clean:
	rm -rf .venv node_modules static/vendor var
