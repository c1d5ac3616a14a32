#!/usr/bin/env bash
# Keeps the SQL of this release as "the previous release": snapshot.sh
# Why: a test upgrades a database of the previous release while clients use it (crates/store/tests/store/upgrade.rs). Run it when a
# release is made, and commit the result. Its table migrations stay in migrations/, so their last number is enough.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$EHR_ROOT"

folder=crates/store/tests/store/previous_release
last=$(ls migrations | sed -n 's/^0*\([0-9]*\)_.*\.sql$/\1/p' | sort -n | tail -1)
echo "$last" >"$folder/last_migration"
for file in migrations/code/*.sql; do
  echo "-- ${file##*/}"
  cat "$file"
done >"$folder/code.sql"
say "The previous release is now that of migration $last. Where statements of its clients changed, change $folder/*.sql too."
