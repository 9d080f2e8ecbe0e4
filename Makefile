# `make` lists the commands. Each one is a script in tools/, which can also be run by itself.
.DEFAULT_GOAL := help
.PHONY: help run demo-fresh test test-quick check fix bench prove css lock clean

help:  ## List the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

run:  ## Make what is needed and serve the demo on http://localhost:8000 (PORT=8001 changes it)
	@tools/run

demo-fresh:  ## Start the demo over, then serve it
	@tools/run --fresh

test:  ## Make what is needed and run every test: on SQLite and PostgreSQL, walks over pages on one of the two
	@tools/test

test-quick:  ## Run the tests on SQLite alone, without a browser (ARGS="tests/work -k lease" chooses)
	@tools/test-quick $(ARGS)

check:  ## Look at style, types, layers, templates, migrations and the house rules; changes nothing
	@tools/check

fix:  ## Put right what a tool can put right
	@tools/fix

bench:  ## Measure, and write docs/performance.md
	@tools/bench

prove:  ## The long proofs: 50 rounds of sudden death and the like; writes docs/proof.md
	@tools/prove

css:  ## Build the style sheet again (needs Node; running Evenground does not)
	@tools/css

lock:  ## Work out requirements/*.txt again from pyproject.toml
	@tools/lock

clean:  ## Take away the environment and what tools kept; your data in var/ stays
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
