#!/usr/bin/env bash
# Builds and serves the portal with the demonstration city: `make run`. Ctrl-C stops it.
# `run.sh watch` rebuilds and restarts it when files change (`make watch`, cargo-leptos).
# Uses the Postgres of DATABASE_URL if set, otherwise a private one under .data. Ends only what it started.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$EHR_ROOT"

port=${EHR_PORT:-3000}
cluster= server=

finish() {
  trap '' INT TERM HUP
  [ -z "$server" ] || end_process "$server"
  [ -z "$cluster" ] || { say 'Stopping Postgres.'; deploy/postgres.sh stop "$cluster"; }
}
trap finish EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

port_is_free "$port" || die "Port $port is in use, perhaps by another 'make run'. To use another port: EHR_PORT=3100 make run"
deploy/setup.sh run
. deploy/env.sh # again: setup.sh may have changed the toolchain

say 'Building.'
env -u DATABASE_URL cargo leptos build

if [ -z "${DATABASE_URL:-}" ]; then
  say 'Starting Postgres.'
  if ! deploy/postgres.sh running "$EHR_DATA/pg"; then cluster=$EHR_DATA/pg; fi
  url=$(deploy/postgres.sh start "$EHR_DATA/pg")
  DATABASE_URL=${url%/*}/ehr
fi
export DATABASE_URL
export EHR_SECRETS=${EHR_SECRETS:-.data/secrets.json} EHR_SEAL_DIR=${EHR_SEAL_DIR:-.data/seals} EHR_DEMO_GALLERY=${EHR_DEMO_GALLERY:-1}
[ -n "${EHR_SMTP:-}" ] || export EHR_MAIL_DIR=${EHR_MAIL_DIR:-.data/mail} # without a mail server, e-mails become files
export LEPTOS_SITE_ADDR=127.0.0.1:$port LEPTOS_SITE_ROOT=target/site EHR_ORIGIN=${EHR_ORIGIN:-http://localhost:$port}

deploy/demo.sh .data/demo/people.json
say "The portal is at $EHR_ORIGIN. Ctrl-C stops it."
case ${1:-serve} in
  watch) env -u DATABASE_URL cargo leptos watch & ;;
  *) target/debug/ehr serve & ;;
esac
server=$!
wait "$server"
