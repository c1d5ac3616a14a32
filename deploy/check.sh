#!/usr/bin/env bash
# All static checks: check.sh
# All steps run even if one fails, so that one run of CI reports every fault.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$EHR_ROOT"

formatted() { cargo fmt --all -- --check --files-with-diff || { say "Not formatted. Run: cargo fmt --all"; return 1; }; }

# Server crates and browser crate are checked separately: in one build the features `ssr` and `hydrate` would mix.
clippy_native() { cargo clippy --quiet "${EHR_SERVER_CRATES[@]}" --features store/testing --lib --bins -- -D warnings; }
# Tests are exempt from clippy's pedantic lints.
clippy_tests() { cargo clippy --quiet "${EHR_SERVER_CRATES[@]}" --features store/testing --all-targets -- -D warnings -A clippy::pedantic; }
clippy_wasm() { cargo clippy --quiet -p frontend --features hydrate --target wasm32-unknown-unknown -- -D warnings; }

generated() { deploy/generate.sh --check; }

dependencies() { cargo deny --log-level error check bans licenses sources; }

# A known vulnerability in a dependency fails the check. The advisory database is on a public server; if it cannot be
# reached, the check says so instead of passing silently.
advisories() {
  if timeout 60 cargo deny fetch db >/dev/null 2>&1; then
    cargo deny --log-level error check advisories
  else
    say 'NOT CHECKED: advisories. The advisory database cannot be reached.'
  fi
}

# A part of a cycle cannot be read, tested or moved alone.
import_cycles() { node deploy/imports.mjs; }

unused() { cargo machete --skip-target-dir; }

browser_tests_typed() { (cd end2end && npx tsc); }

# The download size of a first visit to a page with an island.
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
. deploy/env.sh # again: setup.sh may have changed the toolchain
failed=()
for step in formatted import_cycles clippy_native clippy_tests clippy_wasm generated dependencies advisories unused browser_tests_typed wasm_size; do
  say "Check: ${step//_/ }."
  (set -e; "$step") || failed+=("${step//_/ }")
done
[ ${#failed[@]} = 0 ] || die "Failed: $(IFS=,; echo "${failed[*]}" | sed 's/,/, /g')."
say 'All checks passed.'
