# Sourced by every script here: where things are, which versions, and one set of tools for all.
# Why one file: cargo, cargo-leptos, the tests and CI must agree on the toolchain, or everything
# is compiled twice. For a shell with the same tools: `. deploy/env.sh`.

EHR_ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
EHR_DATA=$EHR_ROOT/.data
# Tools are kept per version and outside the clone, so that a second clone builds none of them.
EHR_TOOLS=${EHR_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/ehr-tools}

RUST_LEAST=1.96 # what cargo-leptos asks for
CARGO_LEPTOS=0.3.11
CARGO_DENY=0.20.2
CARGO_MACHETE=0.9.2
BINARYEN=132.0.0
# The generator and the library it reads must be of exactly one version: Cargo.lock decides.
WASM_BINDGEN=$(sed -n '/^name = "wasm-bindgen"$/{n;s/^version = "\(.*\)"$/\1/p;}' "$EHR_ROOT/Cargo.lock" 2>/dev/null || true)

# Written by setup.sh: which Rust compiles this clone.
[ ! -f "$EHR_DATA/toolchain.env" ] || . "$EHR_DATA/toolchain.env"

for tool in "cargo-leptos-$CARGO_LEPTOS" "wasm-bindgen-cli-$WASM_BINDGEN" \
  "cargo-deny-$CARGO_DENY" "cargo-machete-$CARGO_MACHETE"; do
  case ":$PATH:" in *":$EHR_TOOLS/$tool/bin:"*) ;; *) PATH=$EHR_TOOLS/$tool/bin:$PATH ;; esac
done
unset tool
case ":$PATH:" in *":$EHR_TOOLS/binaryen-$BINARYEN/"*) ;; *) PATH=$EHR_TOOLS/binaryen-$BINARYEN/node_modules/.bin:$PATH ;; esac
export PATH

# The crates of the server, as one selection: what they share is then compiled once, with the same
# features, for checks, tests and builds alike. Never `--workspace`, which would mix rendering and hydrating.
EHR_SERVER_CRATES=(-p domain -p store -p exchange -p frontend -p app -p server --features frontend/ssr)

say() { if [ -t 2 ]; then printf '\033[1m▸ %s\033[0m\n' "$*"; else echo "▸ $*"; fi >&2; }
die() { printf '✗ %s\n' "$*" >&2; exit 1; }

port_is_free() { ! (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# A free port below those that the kernel hands to outgoing connections, so that it stays free.
free_port() {
  local port
  until port=$((20000 + RANDOM % 12000)) && port_is_free "$port"; do :; done
  echo "$port"
}

# Asks a process that we started to end, and insists after ten seconds.
end_process() {
  kill "$1" 2>/dev/null || return 0
  for _ in $(seq 100); do kill -0 "$1" 2>/dev/null || break; sleep 0.1; done
  kill -9 "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}
