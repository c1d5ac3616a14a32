#!/usr/bin/env bash
# All tests, ring by ring: test.sh [domain|exchange|store|app|server|end2end]
# Pure code is tested without a database, rules of the database in Postgres as the production roles, and only user journeys
# in a browser. A failure in a lower ring explains failures in the rings above. The script starts its own Postgres and its
# own server, so that `make run` can run at the same time.
set -euo pipefail
. "$(dirname "$0")/env.sh"
cd "$EHR_ROOT"

rings=(domain exchange store app server end2end)
only=${1:-}
[ -z "$only" ] || case " ${rings[*]} " in *" $only "*) rings=("$only") ;; *) die "Unknown ring '$only': ${rings[*]}." ;; esac

place=$EHR_DATA/test cluster=$EHR_DATA/test-pg
mkdir -p "$place"
exec 8>"$EHR_DATA/test.lock"
flock -n 8 || die 'Another `make test` is running in this clone.'

trap 'trap "" INT TERM HUP; deploy/postgres.sh drop "$cluster"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

# --- Rings ---------------------------------------------------------------------------------------

crate_ring() {
  local selection
  case $1 in
    store | server) selection=(-p "$1" --features store/testing) ;;
    app) selection=(-p app -p frontend --features frontend/ssr) ;; # the crate of the islands, rendered on the server
    *) selection=(-p "$1") ;;
  esac
  if ! cargo nextest --version >/dev/null 2>&1; then
    cargo test "${selection[@]}" --tests --no-fail-fast --color=never
    return
  fi
  local filter="package(=$1)"
  [ "$1" != app ] || filter+=' or package(=frontend)'
  # In a run of all rings all crates are built in one selection, so that shared dependencies are compiled once.
  [ -n "$only" ] || selection=("${EHR_SERVER_CRATES[@]}" --features store/testing)
  cargo nextest run "${selection[@]}" -E "$filter" --color=never --no-fail-fast --no-tests=pass \
    --status-level=slow --final-status-level=fail
}

end2end_ring() {
  local port
  cargo leptos build
  port=$(free_port)
  export DATABASE_URL=${EHR_TEST_ADMIN_URL%/*}/e2e LEPTOS_SITE_ADDR=127.0.0.1:$port LEPTOS_SITE_ROOT=target/site
  export EHR_ORIGIN=http://localhost:$port EHR_SECRETS=$place/secrets.json EHR_SEAL_DIR=$place/seals EHR_DEMO_GALLERY=1
  export EHR_BASE_URL=$EHR_ORIGIN EHR_PEOPLE=$place/people.json EHR_BIN=$EHR_ROOT/target/debug/ehr
  export EHR_MAIL_DIR=$place/mail
  rm -rf "$EHR_SECRETS" "$EHR_SEAL_DIR" "$EHR_MAIL_DIR"
  deploy/demo.sh "$EHR_PEOPLE" >"$place/demo.log"
  grep '^NOTE' "$place/demo.log" || true # missing sample files
  serve "$port"
  (cd end2end && npx playwright test --pass-with-no-tests)
}

serve() {
  target/debug/ehr serve >"$place/server.log" 2>&1 8>&- &
  server=$!
  trap 'end_process "$server"' EXIT # in the subshell of this ring
  trap 'exit 130' INT TERM HUP
  for _ in $(seq 300); do
    ! curl -fs -o /dev/null "http://127.0.0.1:$1/readyz" || return 0
    kill -0 "$server" 2>/dev/null || break
    sleep 0.2
  done
  tail -20 "$place/server.log" >&2
  say 'The server did not become ready.'
  return 1
}

# --- Counting ---------------------------------------------------------------------------------------

# Prints "<passed> <failed> <skipped>" from the runner's own summary.
count() {
  case $1 in
    end2end) node -e '
      const { expected, unexpected, flaky, skipped } = JSON.parse(require("fs").readFileSync(process.argv[1])).stats;
      console.log(expected, unexpected + flaky, skipped)' end2end/test-results/report.json 2>/dev/null || echo 0 0 0 ;;
    *) awk '
      /^test result:/ { passed += $4; failed += $6; skipped += $8 }
      /^ *Summary \[.*tests? run:/ {
        sub(/.*\] */, ""); sub(/\/[0-9]* /, " ")
        passed += $4; failed += $1 - $4; if ($NF == "skipped") skipped += $(NF - 1)
      }
      END { print passed + 0, failed + 0, skipped + 0 }' "$2" ;;
  esac
}

total_passed=0 total_failed=0 total_skipped=0 summary=

ring() {
  local name=$1 log=$place/$1.log status=0 passed failed skipped begun=$SECONDS run=crate_ring
  [ "$name" != end2end ] || { run=end2end_ring; rm -rf end2end/test-results; }
  say "Ring: $name."
  set +e
  (set -e; "$run" "$name") 2>&1 | tee "$log"
  status=${PIPESTATUS[0]}
  set -e
  read -r passed failed skipped < <(count "$name" "$log")
  # A runner that fails without a failed test counts as one failure: it did not build, or it was interrupted.
  [ "$status" = 0 ] || [ "$failed" -gt 0 ] || failed=1
  total_passed=$((total_passed + passed)) total_failed=$((total_failed + failed)) total_skipped=$((total_skipped + skipped))
  summary+=$(printf '%-9s %5d passed, %d failed, %d skipped (%d s)' "$name" "$passed" "$failed" "$skipped" $((SECONDS - begun)))$'\n'
}

deploy/setup.sh test
. deploy/env.sh # again: setup.sh may have changed the toolchain
say 'Starting a Postgres for the tests.'
deploy/postgres.sh drop "$cluster" 8>&-
EHR_TEST_ADMIN_URL=$(deploy/postgres.sh start "$cluster" fast 8>&-)
export EHR_TEST_ADMIN_URL
unset DATABASE_URL

for name in "${rings[@]}"; do ring "$name"; done
printf '\n%s\n%d passed, %d failed, %d skipped\n' "$summary" "$total_passed" "$total_failed" "$total_skipped"
[ "$total_failed" = 0 ]
