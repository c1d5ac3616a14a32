#!/usr/bin/env bash
# Loads the demonstration city into the database of DATABASE_URL: demo.sh <people.json>
# Used by `make run` and by the browser tests. Safe to repeat: existing data stays, and each person gets a new slip.
set -euo pipefail
. "$(dirname "$0")/env.sh"

[ $# -eq 1 ] || die 'Usage: DATABASE_URL=… EHR_SECRETS=… demo.sh <people.json>'
ehr=$EHR_ROOT/target/debug/ehr
mkdir -p "$(dirname "$1")"

say 'Migrating the database.'
"$ehr" db bootstrap
"$ehr" db migrate
say 'Loading the demonstration city.'
"$ehr" demo load
"$ehr" demo slips --out "$1"
