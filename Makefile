# The doors of the portal. What each does is in scripts/; `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help run test check bench format lock clean

help: ## list the doors
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## serve the portal with its demo council on http://127.0.0.1:8000 (PORT= to change)
	@scripts/run

test: ## everything CI runs: lint, types, imports, both databases, browser, PDF
	@scripts/test

check: ## the quick part of `make test`: lint, types, imports, migrations
	@scripts/test check

bench: ## queries and times at 1x, 10x, 100x the demo, as ratios to a floor
	@scripts/bench

format: ## put code and templates into the house's shape
	@scripts/format

lock: ## work out requirements*.txt anew from requirements*.in
	@scripts/lock

clean: ## remove everything made here except the database and files in var/
	@rm -rf .venv .make var/static static/build frontend/node_modules
	@rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
