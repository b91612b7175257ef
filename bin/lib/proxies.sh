# Debian's nginx and HAProxy for the tests and benchmarks, unpacked into a cache folder and not installed. Needs say.sh and
# engines.sh.
#
#   bin/nginx bin/haproxy   start the programs of sbin/ with the libraries of lib/
#   etc/mime.types          what nginx calls files of which ending

# prepare_proxies CACHE: makes them available, exports LONGSHORE_PROXIES.
prepare_proxies() {
  unpacked_into "$1" proxies_work proxies_unpack "nginx or HAProxy" || return 1
  export LONGSHORE_PROXIES=$UNPACKED
}

proxies_work() {
  [ -e "$1/etc/mime.types" ] && "$1/bin/nginx" -v >/dev/null 2>&1 && "$1/bin/haproxy" -v >/dev/null 2>&1
}

# Their libraries are called differently from suite to suite; those that a suite does not have are passed over.
proxies_unpack() {
  local cache=$1 suite
  say "Unpacking nginx and HAProxy for the tests into $cache (about 6 MB to download, nothing is installed)"
  for suite in $(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-sid}") $(newer_suites); do
    if package_unpack "$cache" "$suite" nginx nginx-common haproxy liblua5.3-0 liblua5.4-0 libpcre2-8-0 libssl3 libssl3t64 \
      libopentracing-c-wrapper0 libopentracing-c-wrapper0t64 libopentracing1; then
      proxies_arrange "$cache/work/root" "$cache" && proxies_work "$cache" && break
    fi
    say "nginx and HAProxy of $suite cannot be had or do not run here"
  done
  rm -rf "$cache/work"
}

# proxies_arrange ROOT TARGET: programs, their libraries and a launcher for each.
proxies_arrange() {
  local root=$1 target=$2 program
  rm -rf "$target/bin" "$target/sbin" "$target/lib" "$target/etc"
  mkdir -p "$target/bin" "$target/sbin" "$target/lib" "$target/etc"
  cp "$root/etc/nginx/mime.types" "$target/etc/" || return 1
  find "$root" -name '*.so.*' -exec cp -P {} "$target/lib/" \; || return 1
  for program in nginx haproxy; do
    cp "$root/usr/sbin/$program" "$target/sbin/" || return 1
    launcher "$target" "$program" || return 1
  done
}
