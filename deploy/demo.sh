#!/usr/bin/env bash
# Makes the database of DATABASE_URL ready with the demonstration city: demo.sh <people.json>
# Why its own file: make run, the browser tests and the benchmark start from the same city. Safe to
# repeat: what is there is kept, and only the people's slips are issued afresh.
set -euo pipefail
. "$(dirname "$0")/env.sh"

[ $# -eq 1 ] || die 'Usage: DATABASE_URL=… EHR_SECRETS=… demo.sh <people.json>'
ehr=$EHR_ROOT/target/debug/ehr
mkdir -p "$(dirname "$1")"

say 'Bringing the database up to date.'
"$ehr" db bootstrap
"$ehr" db migrate
say 'Loading the demonstration city.'
"$ehr" demo load
"$ehr" demo slips --out "$1"
