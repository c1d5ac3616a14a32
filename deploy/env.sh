# Sourced by every script: paths, versions of tools, common functions.
# One file, because cargo, cargo-leptos, the tests and CI must use the same toolchain; otherwise every crate is compiled
# twice. For an interactive shell with the same tools: `. deploy/env.sh`.

EHR_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
EHR_DATA=$EHR_ROOT/.data
# Tools are stored by version outside the clone, so that a second clone uses them too.
EHR_TOOLS=${EHR_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/ehr-tools}

RUST_LEAST=1.96 # required by cargo-leptos
CARGO_LEPTOS=0.3.11
CARGO_DENY=0.20.2
CARGO_MACHETE=0.9.2
BINARYEN=132.0.0
# The command-line tool must have exactly the version of the library in Cargo.lock.
WASM_BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' "$EHR_ROOT/Cargo.lock" 2>/dev/null || true)

# Written by setup.sh: the Rust toolchain of this clone.
[ ! -f "$EHR_DATA/toolchain.env" ] || . "$EHR_DATA/toolchain.env"

for tool in "cargo-leptos-$CARGO_LEPTOS" "wasm-bindgen-cli-$WASM_BINDGEN" \
  "cargo-deny-$CARGO_DENY" "cargo-machete-$CARGO_MACHETE"; do
  case ":$PATH:" in *":$EHR_TOOLS/$tool/bin:"*) ;; *) PATH=$EHR_TOOLS/$tool/bin:$PATH ;; esac
done
unset tool
case ":$PATH:" in *":$EHR_TOOLS/binaryen-$BINARYEN/"*) ;; *) PATH=$EHR_TOOLS/binaryen-$BINARYEN/node_modules/.bin:$PATH ;; esac
export PATH

# All server crates in one selection, so that shared dependencies are compiled once for checks, tests and builds.
# Never use `--workspace`: it would mix the features `ssr` and `hydrate`.
EHR_SERVER_CRATES=(-p domain -p store -p exchange -p frontend -p app -p server --features frontend/ssr)

say() { if [ -t 2 ]; then printf '\033[1m▸ %s\033[0m\n' "$*"; else echo "▸ $*"; fi >&2; }
die() { printf '✗ %s\n' "$*" >&2; exit 1; }

port_is_free() { ! (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Prints a free port below the kernel's range for outgoing connections, so that it stays free.
free_port() {
  local port
  until port=$((20000 + RANDOM % 12000)) && port_is_free "$port"; do :; done
  echo "$port"
}

# Ends a process that a script started: TERM, then KILL after ten seconds.
end_process() {
  kill "$1" 2>/dev/null || return 0
  for _ in $(seq 100); do kill -0 "$1" 2>/dev/null || break; sleep 0.1; done
  kill -9 "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}
