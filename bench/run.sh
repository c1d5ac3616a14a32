#!/usr/bin/env bash
# Measures openings, reads, pages and PDFs per second on this machine, and prints each figure beside its target.
# Application, Postgres (fsync on) and load generator share the machine, as the targets assume.
# bench/run.sh [seconds per figure, default 15]
set -euo pipefail
. "$(dirname "$0")/../deploy/env.sh"
cd "$EHR_ROOT"

seconds=${1:-15} clients=16 residents=2000 readings=40
cluster=$EHR_DATA/bench-pg place=$EHR_DATA/bench server=
mkdir -p "$place"
finish() {
  trap '' INT TERM HUP
  [ -z "$server" ] || end_process "$server"
  deploy/postgres.sh drop "$cluster"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

say 'Building for release.'
LEPTOS_SITE_ROOT=target/site-release cargo leptos build --release >"$place/build.log" 2>&1 || { tail -30 "$place/build.log" >&2; exit 1; }
ehr=target/release/ehr

say "Preparing $residents residents with $readings measurements of each kind."
deploy/postgres.sh drop "$cluster"
admin=$(deploy/postgres.sh start "$cluster" durable)
export DATABASE_URL=${admin%/*}/bench EHR_SECRETS=$place/secrets.json EHR_SEAL_DIR=$place/seals
rm -rf "$EHR_SECRETS" "$EHR_SEAL_DIR"
"$ehr" db bootstrap >/dev/null
"$ehr" db migrate >/dev/null
psql -q "$DATABASE_URL" -v ON_ERROR_STOP=1 -v residents=$residents -v readings=$readings -f bench/prepare.sql >/dev/null
web=postgres://ehr_web:$(sed -n 's/.*"ehr_web": "\([0-9a-f]*\)".*/\1/p' "$EHR_SECRETS")@${DATABASE_URL#*@}

# Prints transactions per second and the mean latency of a pgbench script.
measure() {
  pgbench -n -M prepared -c $clients -j 2 -T "$seconds" -D residents=$residents -f "bench/$1.sql" "$web" 2>"$place/$1.err" |
    awk '/^tps/ { tps = $3 } /^latency average/ { ms = $4 } END { printf "%8.0f per second, mean %.2f ms\n", tps, ms }'
}

say "Measuring, $seconds seconds each, $clients connections."
openings=$(measure openings)
reads=$(measure opened_reads)
open_policy=$(measure same_read_without_opening)

port=$(free_port)
LEPTOS_SITE_ADDR=127.0.0.1:$port LEPTOS_SITE_ROOT=target/site-release EHR_ORIGIN=http://localhost:$port "$ehr" serve 2>"$place/server.log" &
server=$!
for _ in $(seq 100); do ! curl -fs -o /dev/null "http://127.0.0.1:$port/readyz" || break; sleep 0.1; done

# Prints requests per second and p99 latency of a path at 50 connections, as resident 1 or as the given resident.
pages() {
  wrk -t1 -c50 -d"${seconds}s" --latency -H "Cookie: __Host-ehr=$(printf %021dA "${2:-1}")" "http://127.0.0.1:$port$1" >"$place/wrk.txt"
  ! grep -q 'Non-2xx' "$place/wrk.txt" || { cat "$place/wrk.txt" >&2; return 1; }
  awk '/Requests\/sec/ { rps = $2 } /99%/ { p99 = $2 } END { printf "%8.0f per second, p99 %s\n", rps, p99 }' "$place/wrk.txt"
}
person=00000000-0000-7000-8000-000000000001 short=${person%1}2 long=${person%1}3
home=$(pages /record/$person)
home_30=$(pages /record/$short 2)
home_3000=$(pages /record/$long 3)
contents_30=$(pages /record/$short/contents 2)
contents_3000=$(pages /record/$long/contents 3)
kind=$(pages /record/$person/measurements/blood_pressure)
front=$(pages /help/passkeys)
pdf=$(cargo run --quiet --release -p exchange --example pdf_bench 2>"$place/pdf.log") || { tail -30 "$place/pdf.log" >&2; exit 1; }

cat <<EOF

openings                                   $openings   (target: 5,000)
openings, each with a read of 20 rows      $reads   (target: 2,500)
the same read under an open policy         $open_policy   (reference: no opening, no policy)
home page of a record                      $home   (opening, 8 reads, rendering)
  of a record of 30 entries                $home_30
  of a record of 3,000 entries             $home_3000
contents page of a record, 30 entries      $contents_30   (opening, counts by kind and year)
contents page of a record, 3,000 entries   $contents_3000
one kind: opening, 60 rows, trend, table   $kind   (target: 2,000 at 20 rows, p99 50 ms)
a page without data                        $front

the record as a PDF (target: 6 pages in Chinese: at most 150 KB, p95 60 ms, 20 per second per core)
$pdf
EOF
"$ehr" log verify
