# Everything a contributor types. `make` alone lists the targets; each does its own set-up.
.DEFAULT_GOAL := help
.PHONY: help setup demo test long realdata browser lighthouse pages postgres check lint format docs \
    reference pictures bench identity identity-large recovery habits backtest newcomers worlds \
    learning alarms soak schemathesis uploads load spark lock clean

BIN := .venv/bin
SAMPLE := sample-business
OURS := --ours tests.identity.ours:people --ours-companies tests.identity.ours:companies
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Compiled code is kept, wherever a machine says otherwise: every command is a process of its own.
export PYTHONDONTWRITEBYTECODE :=

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' Makefile

setup: .venv/hogerop.done ## make .venv and install everything into it (the others do this too)

.venv/packages.done: requirements.lock
	@.ci/setup packages
	@touch $@

.venv/hogerop.done: .venv/packages.done pyproject.toml
	@.ci/setup hogerop
	@touch $@

demo: setup ## make the sample business, take in its files, show its ladder, open it in a browser
	@rm -rf $(SAMPLE) $(SAMPLE).web
	@$(BIN)/hogerop demo $(SAMPLE)
	@echo
	@$(BIN)/hogerop -w $(SAMPLE) why "$$($(BIN)/hogerop -w $(SAMPLE) contacts --rung advocate --json \
	    | sed -n '1s/.*"contact": "\([^"]*\)".*/\1/p')"
	@echo
	@# Without a terminal nobody would stop it: then it is only seen whether it answers.
	@if [ -t 1 ]; then $(BIN)/hogerop serve $(SAMPLE); else $(BIN)/hogerop serve $(SAMPLE) --check; fi

test: setup ## run the tests
	@$(BIN)/python -m pytest -m "not speed and not realdata and not browser and not long" -n auto \
	    --dist loadfile --no-loadscope-reorder --benchmark-disable

long: setup ## run the tests that take a minute or more each: tutorials, and plans that learn
	@$(BIN)/python -m pytest -m long tests -n auto --dist loadfile --benchmark-disable

realdata: setup ## test what was counted on public data sets (../shared/data; minutes)
	@$(BIN)/python -m pytest tests/realdata -n auto --dist loadfile --benchmark-disable

browser: setup node_modules/.package-lock.json ## walk through the app in a browser as a newcomer; axe on every page
	@$(BIN)/python -m pytest tests/browser -n 0

lighthouse: setup node_modules/.package-lock.json ## what Lighthouse gives the pages that are opened most
	@$(BIN)/python -m tests.browser.lighthouse

pages: setup node_modules/.package-lock.json ## take the pictures of every page of the app anew
	@$(BIN)/python -m tests.browser.pictures

node_modules/.package-lock.json: package-lock.json
	@.ci/setup browser

spark: setup .venv/spark.done ## the tests of rooms on Spark instead of DuckDB (Java 17 or 21; an hour)
	@HOGEROP_ENGINE=spark $(BIN)/python -m pytest -n 0 tests/spark tests/spec tests/unit/history \
	    tests/unit/identity tests/unit/ladder

.venv/spark.done: .venv/packages.done requirements-spark.lock
	@.ci/setup spark
	@touch $@

postgres: setup ## the tests of the app on Postgres instead of SQLite
	@.ci/setup postgres
	@$(BIN)/python -m tests.web.postgres tests/web -n auto --dist loadfile

check: lint docs test long ## everything a change has to pass: format, lint, types, imports, docs, tests

lint: setup ## format, lint, types, imports, queries; whether the reference pages are fresh
	@$(BIN)/ruff format --check --quiet . || { echo "make format mends this"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/sqlfluff lint --processes 1 src
	@for script in docs/build_*.py; do $(BIN)/python $$script --check || exit 1; done

format: setup ## put code and queries into shape
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .
	@$(BIN)/sqlfluff fix --processes 1 --quiet src

docs: setup ## build the documentation into docs/_build (warnings are errors)
	@$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html
	@echo "documentation: docs/_build/html/index.html"

reference: setup ## write the pages of the documentation that are made from the code
	@for script in docs/build_*.py; do $(BIN)/python $$script || exit 1; done

pictures: setup ## draw the pictures of the documentation anew (a minute)
	@$(BIN)/python docs/draw_pictures.py

bench: setup ## measure a million contacts and a shop of 2,000 names
	@$(BIN)/python -m pytest -m speed -s tests/speed

identity: setup ## measure who-is-who on public sets and the book, beside other methods
	@$(BIN)/python -m tests.identity.measure --public $(OURS)
	@$(BIN)/python -m tests.identity.measure --rows 300 --seeds 1-8 $(OURS)
	@for profile in clean normal dirty; do \
	    $(BIN)/python -m tests.identity.measure --profile $$profile --rows 5000 $(OURS) \
	        || exit 1; done
	@$(BIN)/python -m tests.identity.growing --rows 5000
	@$(BIN)/python -m tests.identity.growing --rows 5000 --seeds 2 3 4 5 --base 0.9091 --batch 0.0909

recovery: setup ## measure how often 95% intervals hold the truth: 200 made-up worlds of each kind
	@$(BIN)/python -m tests.value.recovery

habits: setup ## measure whether "what if" holds the truth: 100 worlds in which buying makes a habit
	@$(BIN)/python -m tests.whatif.habits

alarms: setup ## measure how often an action that does nothing is taken for one that works
	@$(BIN)/python -m tests.results.alarms

backtest: setup ## look ahead on CDNOW and Complete Journey beside what came, and print the table
	@$(BIN)/python -m tests.forecast.backtest

newcomers: setup ## foretell 700 made-up streams of newcomers beside who came, and print the table
	@$(BIN)/python -m tests.forecast.newcomers

worlds: setup ## measure how often ranges of a forecast hold the truth: 100 made-up businesses
	@$(BIN)/python -m tests.forecast.worlds

learning: setup ## measure whether a plan that learns earns more: 200 made-up businesses
	@$(BIN)/python -m tests.plan.learning

identity-large: setup ## the same on books of 50,000 records
	@for profile in clean normal dirty; do \
	    $(BIN)/python -m tests.identity.measure --profile $$profile --rows 50000 $(OURS) \
	        || exit 1; done

soak: setup ## long runs: random histories, kills at random moments, merges, 5,000 letters
	@HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest tests/properties tests/unit/workspace \
	    tests/story/test_kill.py tests/story/test_merge_and_split.py \
	    tests/unit/plan/outlets/test_mail.py

schemathesis: setup ## ask the API a hundred times as much, rightly and wrongly, beside its description
	@SCHEMATHESIS_EXAMPLES=100 $(BIN)/python -m pytest -n 0 tests/web/test_api_described.py

uploads: setup ## hand 300 bad uploads in to a real server, and measure its memory (half an hour)
	@$(BIN)/python -m tests.uploads.measure

load: setup ## twenty people click through a million contacts while a million rows come in
	@$(BIN)/python -m tests.load.clicking

lock: ## write requirements.lock and requirements-spark.lock anew from pyproject.toml (needs uv)
	@uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --no-header --no-annotate --python-version 3.11 --extra pandas --extra polars --extra web --group dev --upgrade \
	    --quiet pyproject.toml -o requirements.lock
	@uv pip compile --universal --generate-hashes --no-emit-index-url --no-emit-find-links \
	    --no-header --no-annotate --python-version 3.11 --extra spark -c requirements.lock \
	    --quiet pyproject.toml -o requirements-spark.lock
	@! grep -n "://" requirements.lock requirements-spark.lock

clean: ## remove everything that the other targets made
	@rm -rf .venv $(SAMPLE) $(SAMPLE).web docs/_build build dist .mypy_cache .pytest_cache .ruff_cache \
	    .hypothesis .import_linter_cache .benchmarks
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
