#!/usr/bin/env bash
# Installs missing packages and tools: setup.sh [run|test|check|bench]
# `make run` must work on a fresh Debian 12 machine that has only Rust and Node, even if neither rustup's servers nor
# prebuilt binaries can be reached. Each step first checks whether it is needed, so a second run takes a fraction of a
# second.
set -euo pipefail
. "$(dirname "$0")/env.sh"

level=${1:-run}
case $level in run | test | check | bench) ;; *) die "Unknown level '$level': run, test, check or bench." ;; esac
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir -p "$EHR_TOOLS" "$EHR_DATA"
exec 9>"$EHR_TOOLS/.lock" # clones share the tools
flock 9

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
quietly() { "$@" >"$scratch/log" 2>&1 || { cat "$scratch/log" >&2; return 1; }; }

# --- Debian's packages -----------------------------------------------------------------------

packages() {
  local missing=() name
  for name in "$@"; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" = installed ] || missing+=("$name")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || die "Not a Debian machine. Please install: ${missing[*]}"
  say "Installing from Debian: ${missing[*]}"
  no_system_cluster
  quietly as_root apt-get -o DPkg::Lock::Timeout=300 update
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 \
    install --no-install-recommends "${missing[@]}"
}

# Prevents Debian's package from creating and starting a cluster: only the programs are used.
no_system_cluster() {
  [ -d /etc/postgresql ] || echo 'create_main_cluster = false' |
    as_root install -D -m 644 /dev/stdin /etc/postgresql-common/createcluster.d/ehr.conf
}

# --- Rust: one toolchain for the server and for the browser ------------------------------------

rust_is_recent() {
  local version
  version=$(rustc --version 2>/dev/null | cut -d' ' -f2)
  [ -n "$version" ] && printf '%s\n' "$RUST_LEAST" "$version" | sort -VC
}

rust_links_wasm() {
  rustc --target wasm32-unknown-unknown --crate-type cdylib -o "$scratch/probe.wasm" - </dev/null >/dev/null 2>&1
}

toolchain() {
  if ! { rust_is_recent && rust_links_wasm; }; then
    { rust_is_recent && rustup_target; } || debian_toolchain
  fi
  if [ -n "${RUSTUP_TOOLCHAIN:-}" ]; then
    echo "export RUSTUP_TOOLCHAIN=$RUSTUP_TOOLCHAIN"
  else
    printf 'PATH=%q:$PATH\n' "$(dirname "$(command -v rustc)")"
  fi >"$EHR_DATA/toolchain.env"
}

rustup_target() {
  command -v rustup >/dev/null || return 1
  say 'Adding the WebAssembly target with rustup.'
  timeout 40 rustup target add wasm32-unknown-unknown && rust_links_wasm && return
  say 'rustup could not fetch the target.'
  return 1
}

debian_toolchain() {
  say "Using Debian's Rust: the installed one is older than $RUST_LEAST or cannot build for WebAssembly."
  packages rustc-web cargo-web rust-web-src rust-web-llvm lld-22 rust-web-clippy rustfmt-web
  if command -v rustup >/dev/null; then
    quietly rustup toolchain link ehr-web /usr
    export RUSTUP_TOOLCHAIN=ehr-web
  else
    PATH=/usr/bin:$PATH
  fi
  rust_links_wasm || wasm_standard_library
  rust_links_wasm || die "Debian's Rust does not link for wasm32-unknown-unknown."
}

# Debian ships the source of the standard library but no build for WebAssembly. Build it and install it in the sysroot.
wasm_standard_library() {
  say 'Building the standard library for WebAssembly (about a minute, once).'
  local library
  library=$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown/lib
  mkdir -p "$scratch/std/src"
  printf '[package]\nname = "probe"\nedition = "2024"\n' >"$scratch/std/Cargo.toml"
  : >"$scratch/std/src/lib.rs"
  (cd "$scratch/std" && RUSTC_BOOTSTRAP=1 quietly env -u CARGO_TARGET_DIR \
    cargo build --release --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort)
  rm "$scratch"/std/target/wasm32-unknown-unknown/release/deps/libprobe*
  as_root rm -rf "$library"
  as_root install -D -m 644 -t "$library" "$scratch"/std/target/wasm32-unknown-unknown/release/deps/*.rlib
}

# --- Tools from the package registries -----------------------------------------------------------

# crate_tool <crate> <version> <optimisation> [arguments of cargo install]
# Debug builds: optimising a tool that runs for seconds would take half an hour.
crate_tool() {
  local crate=$1 version=$2 optimisation=$3 root=$EHR_TOOLS/$1-$2
  shift 3
  [ ! -f "$root/.crates.toml" ] || return 0
  if command -v cargo-binstall >/dev/null; then
    say "Fetching $crate $version."
    timeout 120 cargo binstall --no-confirm --root "$root" "$crate@$version" && return
  fi
  say "Building $crate $version (some minutes, once for this machine)."
  (cd "$EHR_TOOLS" && CARGO_TARGET_DIR=$EHR_TOOLS/build CARGO_INCREMENTAL=0 CARGO_PROFILE_DEV_DEBUG=0 \
    CARGO_PROFILE_DEV_OPT_LEVEL=$optimisation \
    quietly cargo install --debug --root "$root" --version "=$version" "$@" "$crate")
}

wasm_opt() {
  local root=$EHR_TOOLS/binaryen-$BINARYEN
  [ ! -x "$root/node_modules/.bin/wasm-opt" ] || return 0
  say "Fetching wasm-opt (binaryen $BINARYEN)."
  mkdir -p "$root"
  quietly npm install --prefix "$root" --no-save --no-audit --no-fund "binaryen@$BINARYEN"
}

browser_tests() {
  command -v npm >/dev/null || die 'Node.js (20 or newer) and npm are needed for the browser tests.'
  cd "$EHR_ROOT/end2end"
  [ ! node_modules/.package-lock.json -ot package-lock.json ] || {
    say 'Fetching the browser test runner.'
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 quietly npm ci --no-audit --no-fund
  }
}

# --- What each level needs ---------------------------------------------------------------------------

for_run() {
  # fonts-noto-cjk: the fonts of PDF downloads.
  packages build-essential ca-certificates curl fonts-noto-cjk git libssl-dev pkg-config postgresql
  toolchain
  crate_tool cargo-leptos "$CARGO_LEPTOS" 0 --locked --features no_downloads
  # Without --locked: the lock file can name releases that a mirror does not have yet.
  [ -z "$WASM_BINDGEN" ] || crate_tool wasm-bindgen-cli "$WASM_BINDGEN" 1
}

for_test() {
  # Tests read PDFs with poppler-utils and qpdf, and send e-mail to the SMTP server of aiosmtpd.
  packages chromium poppler-utils python3-aiosmtpd qpdf
  browser_tests
}

for_check() {
  browser_tests
  crate_tool cargo-deny "$CARGO_DENY" 0 --locked
  crate_tool cargo-machete "$CARGO_MACHETE" 0 --locked
  wasm_opt
}

for_bench() {
  packages wrk
  wasm_opt
}

for_run
[ "$level" = run ] || "for_$level"
rm -rf "$EHR_TOOLS/build"
