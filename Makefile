# `make run` and `make test` need Python 3.11 or newer and nothing else; all they install goes into .venv.
# A variable can be given to each: make run PORT=9000, make test ARGS=tests/accounts, PYTHON=python3.12.

PYTHON ?= python3
export PYTHON
VENV := .venv/bin/python
ARGS ?=
COMPILE := UV_LINK_MODE=copy $(VENV) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-strip-extras --custom-compile-command "make lock"

.PHONY: run test test-all test-servers bench eval-grounding eval-grounding-model lint format lock docs install install-dev

run: install
	@exec $(VENV) -m config.run

test: install-dev
	@$(VENV) -m pytest -m "not slow" $(ARGS)

test-all: install-dev
	@mkdir -p var
	@$(VENV) -m pytest --cov --cov-branch --cov-report=term --cov-report=json:var/coverage.json $(ARGS)
	@$(VENV) -m tests.branches var/coverage.json

# The suite on PostgreSQL and Redis. What has a database of its own (a browser's server) or none at all (the interview, the
# evaluations) would only be repeated.
test-servers: install-dev
	@[ -n "$$TEST_DATABASE_URL" ] && [ -n "$$TEST_REDIS_URL" ] || \
		{ echo "Name the servers: TEST_DATABASE_URL=postgresql://… TEST_REDIS_URL=redis://…/0 make test-servers"; exit 1; }
	@$(VENV) -m pytest -m "not browser" --ignore=tests/conversation/interview --ignore=tests/evals $(ARGS)

# What a turn costs; docs/benchmarks.md tells the rows. ARGS="--only one twenty", ARGS=--quick.
bench: install
	@$(VENV) -m benchmarks $(ARGS)

# What the gate keeps out and what it refuses; docs/grounding.md tells the tables. ARGS="--half open --show refused".
eval-grounding: install
	@$(VENV) -m evals.grounding $(ARGS)

# A small local model interviews and writes up all transcripts. Fetches it first. ARGS="--cases 3".
eval-grounding-model: install
	@$(VENV) -m evals.grounding.model $(ARGS)

lint: install-dev
	@$(VENV) -m ruff check .
	@$(VENV) -m ruff format --check .
	@$(VENV) -m mypy
	@$(VENV) -c "from importlinter.cli import lint_imports_command; lint_imports_command()"

format: install-dev
	@$(VENV) -m ruff check --fix-only --quiet .
	@$(VENV) -m ruff format .

# What is said of the settings is made from config/env.py.
docs: install
	@$(VENV) -m config.env_docs

# With UPGRADE=--upgrade, to the newest versions.
lock: install-dev
	@$(COMPILE) $(UPGRADE) requirements/bootstrap.in -o requirements/bootstrap.txt
	@$(COMPILE) $(UPGRADE) requirements/base.in -o requirements/base.txt
	@$(COMPILE) $(UPGRADE) requirements/dev.in -c requirements/base.txt -o requirements/dev.txt
	@$(COMPILE) $(UPGRADE) requirements/model.in -o requirements/model.txt

install:
	@sh requirements/install.sh base

install-dev:
	@sh requirements/install.sh dev
