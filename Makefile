# Each target calls one script; the head of the script says what it does and why.
.PHONY: help run watch test check generate snapshot bench

help: ## list the targets
	@sed -n 's/^\([a-z]*\): ## /  make \1	/p' Makefile

run: ## serve the demonstration city at http://localhost:3000; Ctrl-C stops it
	@deploy/run.sh

watch: ## the same, rebuilt and restarted when files change
	@deploy/run.sh watch

test: ## run all tests, or one ring with RING=domain, exchange, store, app, server or end2end
	@deploy/test.sh $(RING)

check: ## check format, lints, generated files, licences, unused dependencies, size of the wasm
	@deploy/check.sh

generate: ## rewrite the generated files: .sqlx, docs/PERMISSIONS.md, docs/CLINICAL.md, docs/schema.sql
	@deploy/generate.sh

snapshot: ## at a release: keep its SQL for the upgrade test of the next release
	@deploy/snapshot.sh

bench: ## measure speed and compare with the targets
	@deploy/setup.sh bench
	@bench/run.sh
