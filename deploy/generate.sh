#!/usr/bin/env bash
# Rewrites the generated files: `generate.sh`. `generate.sh --check` only compares them.
#   .sqlx/               a description of each SQL statement, so that the code builds without a database
#   docs/PERMISSIONS.md  the permission matrix as a page
#   docs/CLINICAL.md     clinical thresholds with their sources, and the advice on measurements
#   docs/schema.sql      the schema after all migrations
# Uses a temporary Postgres. Does not need sqlx-cli, which takes minutes to install: its `prepare` is a `cargo check` with
# three environment variables.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$EHR_ROOT"

case ${1:-} in '' | --check) ;; *) die 'Usage: generate.sh [--check]' ;; esac
check=${1:-} cluster=$EHR_DATA/generate-pg fresh=$EHR_DATA/generated
exec 8>"$EHR_DATA/generate.lock"
flock 8
trap 'trap "" INT TERM HUP; deploy/postgres.sh drop "$cluster"' EXIT
trap 'exit 130' INT TERM HUP

migrated_database() {
  deploy/postgres.sh drop "$cluster" 8>&-
  local url
  url=$(deploy/postgres.sh start "$cluster" fast 8>&-)
  export DATABASE_URL=${url%/*}/generate EHR_SECRETS=$cluster/secrets.json
  if cargo build --quiet "${EHR_SERVER_CRATES[@]}" --bin ehr; then
    target/debug/ehr db bootstrap
    target/debug/ehr db migrate
    return
  fi
  # A new statement has no description yet, so the code does not build. Then the program of the last build makes the roles,
  # psql applies the migrations, and the script starts again once the statements are described.
  [ -z "$check" ] || die 'The code does not build with the committed .sqlx. Run make generate and commit the result.'
  [ -z "${EHR_GENERATE_AGAIN:-}" ] && [ -x target/debug/ehr ] || die 'The code does not build.'
  again=1
  target/debug/ehr db bootstrap
  { echo 'set role ehr_owner;'; cat migrations/0*.sql; echo 'begin;'; cat migrations/code/*.sql; echo 'commit;'; } |
    psql -q -v ON_ERROR_STOP=1 "$DATABASE_URL" >/dev/null
}

# Compiling against the database writes the descriptions. The crate root is touched to force the compilation, and gets its
# old time back afterwards, so that later builds do not compile it again.
statements() {
  local root=crates/store/src/lib.rs
  mkdir -p "$fresh/.sqlx"
  touch -r "$root" "$fresh/time"
  touch "$root"
  SQLX_OFFLINE=false SQLX_OFFLINE_DIR=$fresh/.sqlx cargo check --quiet "${EHR_SERVER_CRATES[@]}" || {
    touch -r "$fresh/time" "$root"
    return 1
  }
  touch -r "$fresh/time" "$root"
}

documents() {
  mkdir -p "$fresh/docs"
  target/debug/ehr docs permissions >"$fresh/docs/PERMISSIONS.md"
  target/debug/ehr docs clinical >"$fresh/docs/CLINICAL.md"
  # Leaves out lines that differ from run to run: versions, the random tokens of pg_dump, and the stamp of the release.
  "$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -1)/pg_dump" --schema-only --no-owner "$DATABASE_URL" |
    grep -v -e '^-- Dumped' -e '^\\restrict' -e '^\\unrestrict' -e '^COMMENT ON SCHEMA access ' >"$fresh/docs/schema.sql"
}

compare() {
  diff -ruN "$1" "$fresh/$1" >"$fresh/difference" || {
    head -40 "$fresh/difference"
    say "$1 is out of date. Run make generate and commit the result."
    return 1
  }
}

replace() {
  rm -rf "$1"
  mkdir -p "$(dirname "$1")"
  cp -R "$fresh/$1" "$1"
}

deploy/setup.sh run
. deploy/env.sh # again: setup.sh may have changed the toolchain
rm -rf "$fresh"
again=
migrated_database
statements
if [ -n "$again" ]; then
  replace .sqlx
  EHR_GENERATE_AGAIN=1 exec deploy/generate.sh
fi
documents
status=0
for file in .sqlx docs/PERMISSIONS.md docs/CLINICAL.md docs/schema.sql; do
  if [ -n "$check" ]; then compare "$file" || status=1; else replace "$file"; fi
done
exit $status
