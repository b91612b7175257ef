# Node.js and the TypeScript compiler, for the test of the TypeScript client. Needs say.sh and apt.sh.

TYPESCRIPT_WANTED=7.0.2

# prepare_node CACHE: sets both up where they are missing, and exports LONGSHORE_NODE, the folder whose node_modules
# holds the compiler.
prepare_node() {
  local cache=$1
  node_good || install_node
  mkdir -p "$cache"
  (
    flock 9
    if [ "$(typescript_version "$cache")" != "$TYPESCRIPT_WANTED" ]; then
      fetch_typescript "$cache"
    fi
  ) 9>"$cache/lock" || return 1
  export LONGSHORE_NODE=$cache
}

# The generated client uses fetch, which Node.js has from 18 on.
node_good() {
  local version
  command -v npm >/dev/null || return 1
  version=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')
  [ "${version:-0}" -ge 18 ]
}

install_node() {
  has_apt || die "the test of the TypeScript client needs Node.js 18 or newer and npm, and there is no apt here"
  install_packages "the TypeScript client in the tests" nodejs npm
  hash -r
  node_good || die "the test of the TypeScript client needs Node.js 18 or newer and npm; this distribution's are older"
}

typescript_version() { "$1/node_modules/.bin/tsc" --version 2>/dev/null | sed -n 's/^Version //p'; }

fetch_typescript() {
  say "Fetching TypeScript $TYPESCRIPT_WANTED with npm into $1 (about 30 MB, once)"
  npm install --prefix "$1" --no-save --no-audit --no-fund --silent "typescript@$TYPESCRIPT_WANTED" >&2
  [ "$(typescript_version "$1")" = "$TYPESCRIPT_WANTED" ] || die "the TypeScript compiler in $1 does not run"
}
