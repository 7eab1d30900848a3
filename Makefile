# Everything a person needs: make demo · make test · make ci · make bench
PYTHON ?= python3
PORT ?= 8000
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
# On all cores, which pip does not. Processes that may write nothing (file checks, drawn pages) would compile each time.
COMPILE := $(BIN)/python -m compileall -q -j 0 .venv/lib >/dev/null 2>&1 || true
PYTEST_ARGS ?=
unexport PYTHONDONTWRITEBYTECODE # each process that the tests start would compile the house anew

.PHONY: help demo test elastic ci bench lint types imports translations deploy-check migrations-check matrix lock clean

help:
	@echo "make demo [PORT=8000]  a served site with demo content; needs python3 (3.11 to 3.13) only"
	@echo "make test              the test suite"
	@echo "make elastic           what needs an Elasticsearch cluster, on three nodes of its own; needs a JDK and Maven"
	@echo "make ci                lint, types, import rules, translations, deploy check, migrations, removal matrix"
	@echo "make bench             speed, as ratios against named rivals"

.venv/base.stamp: requirements/base.txt
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "Sen needs Python 3.11, 3.12 or 3.13; this is " + sys.version.split()[0] + ". Choose one with: make PYTHON=python3.12 demo")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing into .venv ..."
	@$(PIP) install --no-compile --require-hashes -r requirements/base.txt
	@$(COMPILE)
	@touch $@

.venv/dev.stamp: .venv/base.stamp requirements/dev.txt requirements/scale.txt
	@echo "Installing what the tests need ..."
	@$(PIP) install --no-compile --require-hashes -r requirements/base.txt -r requirements/dev.txt -r requirements/scale.txt
	@$(COMPILE)
	@touch $@

demo: .venv/base.stamp
	@exec $(BIN)/python -m intranet.demo --port $(PORT)

test: .venv/dev.stamp
	@$(BIN)/python -m intranet.catalogues
	@$(BIN)/python -m pytest $(PYTEST_ARGS)

elastic: export SEARCH_CLUSTER_DIR ?= .elasticsearch
elastic: .venv/dev.stamp
	@tests/elastic/cluster start
	@$(BIN)/python -m intranet.catalogues
	@$(BIN)/python -m pytest tests/search -m cluster $(PYTEST_ARGS); code=$$?; tests/elastic/cluster stop --wipe; exit $$code

ci: lint types imports translations deploy-check migrations-check matrix

lint: .venv/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/dev.stamp
	$(BIN)/mypy intranet plugins search manage.py

imports: .venv/dev.stamp
	$(BIN)/lint-imports

translations: .venv/dev.stamp
	$(BIN)/python -m intranet.catalogues
	$(BIN)/python -m tests.architecture.translations

deploy-check: .venv/dev.stamp
	@INTRANET_SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(60))') \
	INTRANET_MASTER_KEY=$$($(BIN)/python -c 'import base64, secrets; print(base64.urlsafe_b64encode(secrets.token_bytes(32)).decode())') \
	INTRANET_ALLOWED_HOSTS=intranet.example INTRANET_SITE_URL=https://intranet.example \
	DJANGO_SETTINGS_MODULE=intranet.settings.prod $(BIN)/python manage.py check --deploy --fail-level WARNING

migrations-check: .venv/dev.stamp
	$(BIN)/python manage.py makemigrations --check --dry-run --settings intranet.settings.test

matrix: .venv/dev.stamp
	$(BIN)/python -m tests.architecture.removal_matrix

bench: .venv/dev.stamp
	$(BIN)/python -m tests.bench

lock:
	$(BIN)/python -m pip --quiet install uv
	for name in base scale dev; do $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-header requirements/$$name.in -o requirements/$$name.txt; done

clean:
	rm -rf .venv var
