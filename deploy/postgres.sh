#!/usr/bin/env bash
# A private Postgres cluster in a folder:
#   postgres.sh start <dir> [durable|fast]   prints the administrator's URL
#   postgres.sh stop <dir>
#   postgres.sh running <dir>                exit status 0 if it runs
#   postgres.sh drop <dir>                   stops it and deletes its data
# A private cluster needs no set-up by hand, and tests touch no other data. It listens on 127.0.0.1 only, on a free port,
# with a random password. `fast` is for tests: it turns fsync off. Commits stay synchronous, because the server refuses to
# start otherwise.
set -euo pipefail
. "$(dirname "$0")/env.sh"

[ $# -ge 2 ] || die 'Usage: postgres.sh start|stop|running|drop <dir> [durable|fast]'
action=$1 mode=${3:-durable}
mkdir -p "$2"
dir=$(cd "$2" && pwd)
link=$dir/data # the data folder, or a link to it if the server's user cannot reach $dir
cd /           # the server's user may not be able to read the current folder

# --- User and data folder ----------------------------------------------------------------------

data() { readlink -f "$link"; }

# Postgres refuses to run as root. Root therefore runs it as the owner of the data, at first Debian's user `postgres`.
server_user() {
  local owner
  owner=$(stat -c %U "$(data)" 2>/dev/null) && [ "$owner" != root ] || owner=postgres
  echo "$owner"
}

as_server() {
  if [ "$(id -u)" = 0 ]; then
    local user
    user=$(server_user)
    setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups -- "$@"
  else
    "$@"
  fi
}

make_data_folder() {
  [ ! -d "$link" ] || return 0
  if [ "$(id -u)" != 0 ]; then
    mkdir -m 700 "$link"
  elif as_server test -x "$dir"; then
    install -d -m 700 -o postgres -g postgres "$link"
  else
    local place
    place=/var/lib/ehr-postgres/$(basename "$dir")-$(echo "$dir" | cksum | cut -d' ' -f1)
    say "The user 'postgres' cannot reach $dir. The data is in $place."
    install -d -m 755 "${place%/*}"
    install -d -m 700 -o postgres -g postgres "$place"
    ln -sfn "$place" "$link"
  fi
}

# The programs of the Postgres version that made the data, or of the newest installed version.
programs() {
  local version
  version=$(as_server cat "$(data)/PG_VERSION" 2>/dev/null) ||
    version=$(ls /usr/lib/postgresql 2>/dev/null | sort -V | tail -1)
  [ -x "/usr/lib/postgresql/$version/bin/postgres" ] || die "Postgres ${version:-15} is not installed; deploy/setup.sh installs it."
  echo "/usr/lib/postgresql/$version/bin"
}

# --- Start and stop ------------------------------------------------------------------------------

# A killed server leaves its pid file, and another process may get the same pid. So the server runs only if the process
# with that pid has our data folder as its working directory.
noted_pid() { as_server head -1 "$(data)/postmaster.pid" 2>/dev/null; }
is_running() {
  local pid
  pid=$(noted_pid) && [ "$(as_server readlink "/proc/$pid/cwd")" = "$(data)" ]
}

# Postgres ignores a pid file of a dead process, but would take another live process with that pid for the server.
remove_stale_pid_file() {
  local pid
  pid=$(noted_pid) && [ -e "/proc/$pid" ] && ! is_running || return 0
  as_server rm -f "$(data)/postmaster.pid"
}

initialise() {
  make_data_folder
  ! as_server test -e "$(data)/PG_VERSION" || return 0
  (umask 077 && od -An -N24 -tx1 /dev/urandom | tr -d ' \n' >"$dir/superuser")
  # The password is passed by standard input, because the server's user cannot read our file.
  as_server sh -c 'umask 077; word=$(mktemp) && cat >"$word" &&
    "$1/initdb" --pgdata="$2" --username=postgres --pwfile="$word" --auth=scram-sha-256 \
      --encoding=UTF8 --locale=C.UTF-8 >/dev/null; status=$?; rm -f "$word"; exit $status' \
    sh "$(programs)" "$(data)" <"$dir/superuser"
}

settings() {
  echo "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c port=$(cat "$dir/port")"
  echo '-c shared_buffers=256MB -c max_connections=200 -c log_error_verbosity=terse'
  [ "$mode" != fast ] || echo '-c fsync=off -c full_page_writes=off'
}

pg_ctl() { as_server "$(programs)/pg_ctl" --silent --wait --timeout=60 --pgdata="$(data)" "$@" >/dev/null 2>&1; }

print_url() { echo "postgres://postgres:$(cat "$dir/superuser")@127.0.0.1:$(cat "$dir/port")/postgres"; }

start() {
  initialise
  ! is_running || { print_url; return; }
  for _ in 1 2 3 4 5; do # the children of a killed server need a moment to end
    remove_stale_pid_file
    { [ -s "$dir/port" ] && port_is_free "$(cat "$dir/port")"; } || free_port >"$dir/port"
    ! pg_ctl start --log="$(data)/server.log" --options="$(settings | tr '\n' ' ')" || { print_url; return; }
    sleep 1
  done
  as_server tail -5 "$(data)/server.log" >&2
  die "Postgres did not start in $dir."
}

stop() { ! is_running || pg_ctl stop --mode=fast; }

drop() {
  stop
  [ ! -L "$link" ] || rm -rf "$(data)"
  rm -rf "$dir"
}

case $action in
  start) start ;;
  stop) stop ;;
  running) is_running ;;
  drop) drop ;;
  *) die "Unknown action '$action'." ;;
esac
