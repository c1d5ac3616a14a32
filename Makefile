# Thin on purpose: what each target does, and why, stands at the head of its script.
.PHONY: help run watch test check generate bench

help: ## this list
	@sed -n 's/^\([a-z]*\): ## /  make \1	/p' Makefile

run: ## the portal with the demonstration city, at http://localhost:3000; Ctrl-C ends it
	@deploy/run.sh

watch: ## the same, rebuilt and restarted as files change
	@deploy/run.sh watch

test: ## all tests; one ring with RING=domain, exchange, store, app, server or end2end
	@deploy/test.sh $(RING)

check: ## format, lints, generated files, licences, unused dependencies, size of the wasm
	@deploy/check.sh

generate: ## rewrite what is generated and committed: .sqlx, docs/PERMISSIONS.md, docs/schema.sql
	@deploy/generate.sh

bench: ## measure against the bars of bench/
	@deploy/setup.sh bench
	@bench/run.sh
