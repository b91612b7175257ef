# Debian's wrk, which asks an HTTP server as fast as it answers, unpacked into a cache folder and not installed. Needs say.sh
# and engines.sh.

# prepare_wrk CACHE: makes it available, exports LONGSHORE_WRK, the folder that has bin/wrk.
prepare_wrk() {
  unpacked_into "$1" wrk_works wrk_unpack wrk || return 1
  export LONGSHORE_WRK=$UNPACKED
}

# It says which it is with exit code 1, which is no failure.
wrk_works() { [[ $("$1/bin/wrk" --version 2>/dev/null) == "wrk "* ]]; }

wrk_unpack() {
  local cache=$1 suite
  say "Unpacking wrk for the benchmarks into $cache (about 1 MB to download, nothing is installed)"
  for suite in $(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-sid}") $(newer_suites); do
    if package_unpack "$cache" "$suite" wrk libluajit-5.1-2 libluajit-5.1-common libssl3 libssl3t64; then
      wrk_arrange "$cache/work/root" "$cache" && wrk_works "$cache" && break
    fi
    say "wrk of $suite cannot be had or does not run here"
  done
  rm -rf "$cache/work"
}

# wrk_arrange ROOT TARGET: the program, its libraries and a launcher.
wrk_arrange() {
  local root=$1 target=$2
  rm -rf "$target/bin" "$target/sbin" "$target/lib"
  mkdir -p "$target/bin" "$target/sbin" "$target/lib"
  find "$root" -name '*.so.*' -exec cp -P {} "$target/lib/" \; || return 1
  cp "$root/usr/bin/wrk" "$target/sbin/" || return 1
  launcher "$target" wrk
}
