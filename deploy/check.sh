#!/usr/bin/env bash
# Everything about the code that a machine can judge without running it: check.sh
# Why all in one go: it is what CI runs, and one run should show every fault, not the first.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$EHR_ROOT"

formatted() { cargo fmt --all -- --check --files-with-diff || { say "Not formatted; cargo fmt --all does it."; return 1; }; }

# One selection for the server's crates, another for the browser: together, the features for
# rendering and for hydrating would mix.
clippy_native() { cargo clippy --quiet "${EHR_SERVER_CRATES[@]}" --features store/testing --lib --bins -- -D warnings; }
# Tests are held to clippy's own lints; the pedantic ones are for what others call.
clippy_tests() { cargo clippy --quiet "${EHR_SERVER_CRATES[@]}" --features store/testing --all-targets -- -D warnings -A clippy::pedantic; }
clippy_wasm() { cargo clippy --quiet -p frontend --features hydrate --target wasm32-unknown-unknown -- -D warnings; }

generated() { deploy/generate.sh --check; }

dependencies() { cargo deny --log-level error check bans licenses sources; }

# The list of known weaknesses lies on a public server. Where that cannot be reached, this says so
# aloud instead of passing in silence; where it can, a known weakness fails the check.
advisories() {
  if timeout 60 cargo deny fetch db >/dev/null 2>&1; then
    cargo deny --log-level error check advisories
  else
    say 'NOT CHECKED: advisories. Their database cannot be reached from here.'
  fi
}

unused() { cargo machete --skip-target-dir; }

browser_tests_typed() { (cd end2end && npx tsc); }

# What a phone downloads the first time it meets an island.
wasm_size() {
  LEPTOS_SITE_ROOT=target/site-release cargo leptos build --release --frontend-only >"$EHR_DATA/wasm.log" 2>&1 || { tail -30 "$EHR_DATA/wasm.log" >&2; return 1; }
  node -e '
    const fs = require("fs"), zlib = require("zlib"), kb = n => (n / 1024).toFixed(1) + " KB";
    const squeeze = f => zlib.brotliCompressSync(fs.readFileSync(f)).length;
    for (const f of process.argv.slice(1))
      console.log(f + ": " + kb(fs.statSync(f).size) + ", " + kb(squeeze(f)) + " as brotli");
  ' target/site-release/pkg/*.wasm target/site-release/pkg/*.js
}

deploy/setup.sh check
. deploy/env.sh # what setup has just decided
failed=()
for step in formatted clippy_native clippy_tests clippy_wasm generated dependencies advisories unused browser_tests_typed wasm_size; do
  say "Check: ${step//_/ }."
  (set -e; "$step") || failed+=("${step//_/ }")
done
[ ${#failed[@]} = 0 ] || die "Failed: $(IFS=,; echo "${failed[*]}" | sed 's/,/, /g')."
say 'All checks passed.'
