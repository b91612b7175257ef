# Debian's docker-registry for the tests, unpacked into a cache folder and not installed. Needs say.sh and engines.sh.
#
#   bin/docker-registry

# prepare_registry CACHE: makes it available, exports LONGSHORE_REGISTRY.
prepare_registry() {
  unpacked_into "$1" registry_works registry_unpack "the registry" || return 1
  export LONGSHORE_REGISTRY=$UNPACKED
}

registry_works() { "$1/bin/docker-registry" --version >/dev/null 2>&1; }

# The newest package depends on nothing that is not in any system, so a suite further on will do too.
registry_unpack() {
  local cache=$1 suite
  say "Unpacking docker-registry for the tests into $cache (about 6 MB to download, nothing is installed)"
  for suite in $(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-sid}") $(newer_suites); do
    if package_unpack "$cache" "$suite" docker-registry; then
      mkdir -p "$cache/bin"
      mv "$cache/work/root/usr/bin/docker-registry" "$cache/bin/docker-registry" && registry_works "$cache" && break
    fi
    say "docker-registry of $suite cannot be had or does not run here"
  done
  rm -rf "$cache/work"
}
