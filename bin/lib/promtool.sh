# Checks of ops/ with Prometheus's own tool, unpacked into a cache folder: no service is installed. Needs say.sh and
# apt.sh.

OPS_FOLDER=$(cd "$(dirname "${BASH_SOURCE[0]}")/../../ops" && pwd)

# check_ops CACHE_DIR: checks the alert rules and the board's queries, runs the rules' tests, and holds both to
# ops/metrics.txt. Returns 1, having said why, if something is wrong.
check_ops() {
  local ops=$OPS_FOLDER
  find_promtool "$1" || return 1
  say "Checking ops/ with $("$PROMTOOL" --version 2>&1 | sed -n '1s/^\(promtool, version [^ ]*\).*/\1/p')"
  "$PROMTOOL" check rules "$ops/alerts.yml" >&2 || return 1
  "$PROMTOOL" test rules "$ops/alerts-test.yml" >&2 || return 1
  check_alerts_tested "$ops" || return 1
  check_board_queries "$ops" || return 1
  check_metric_names "$ops"
}

# find_promtool CACHE_DIR: sets PROMTOOL: the one on PATH, the one in the cache, or one fetched into it.
find_promtool() {
  PROMTOOL=$(command -v promtool || true)
  [ -z "$PROMTOOL" ] || return 0
  PROMTOOL=$1/promtool
  if ! "$PROMTOOL" --version >/dev/null 2>&1; then
    fetch_promtool "$1" || { warn "promtool could not be fetched; put one on PATH"; return 1; }
  fi
}

fetch_promtool() (
  has_apt || { warn "promtool is unpacked from Debian's package, and there is no apt here"; exit 1; }
  mkdir -p "$1" || exit 1
  cache=$(cd "$1" && pwd)
  package_available prometheus || apt_update_once
  say "Fetching promtool from the package prometheus into $cache (about 20 MB, nothing is installed)"
  work=$(mktemp -d "$cache/promtool.XXXXXX") || exit 1
  trap 'rm -rf "$work"' EXIT
  cd "$work" || exit 1
  # apt's own user may not write here.
  apt-get -qq -o APT::Sandbox::User=root download prometheus || exit 1
  dpkg-deb --fsys-tarfile ./prometheus_*.deb | tar -x ./usr/bin/promtool || exit 1
  # One step, so that a broken download is never taken for a good one.
  mv usr/bin/promtool "$cache/promtool"
)

# check_alerts_tested OPS: a test fires each alert.
check_alerts_tested() {
  local alert missing=0
  for alert in $(sed -n 's/^ *- alert: *\([A-Za-z]*\).*/\1/p' "$1/alerts.yml"); do
    grep -A 1 "alertname: *$alert\$" "$1/alerts-test.yml" | grep -q 'exp_alerts: *$' ||
      { warn "no test fires the alert $alert"; missing=1; }
  done
  return "$missing"
}

# check_board_queries OPS: promtool reads rules only, so each query of the board is made into one.
check_board_queries() {
  local rules result=0
  rules=$(mktemp --suffix .yml) || return 1
  board_queries expr "$1" | sed "s/'/''/g; s/\$__rate_interval/5m/g; s/\$[a-z]*/x/g" |
    awk 'BEGIN { print "groups:\n- name: board\n  rules:" } { print "  - {record: \"board:" NR "\", expr: \047" $0 "\047}" }' >"$rules"
  "$PROMTOOL" check rules "$rules" >&2 || { warn "a query of the board is no PromQL"; result=1; }
  rm -f "$rules"
  return "$result"
}

# check_metric_names OPS: the board and the rules use the names of metrics.txt only, and use each of them.
check_metric_names() {
  local used known differ=0
  used=$(metrics_used "$1")
  known=$(metrics_known "$1")
  [ -n "$used" ] && [ -n "$known" ] || { warn "no metric names found in $1"; return 1; }
  report_lines "not in ops/metrics.txt, but used by the board or the rules" "$used" "$known" || differ=1
  report_lines "in ops/metrics.txt, but used by neither the board nor the rules" "$known" "$used" || differ=1
  [ "$differ" -ne 0 ] || say "Board and rules use the $(wc -l <<<"$known") metrics of ops/metrics.txt"
  return "$differ"
}

# report_lines WHAT THESE THOSE: names each line of THESE that THOSE lacks; 1 if there is one.
report_lines() {
  local line
  line=$(comm -23 <(printf '%s\n' "$2") <(printf '%s\n' "$3"))
  [ -n "$line" ] || return 0
  warn "$1: $(tr '\n' ' ' <<<"$line")"
  return 1
}

metrics_known() { sed 's/#.*//; s/[[:space:]]//g; /^$/d' "$1/metrics.txt" | LC_ALL=C sort -u; }

# `up` is Prometheus's own.
metrics_used() {
  { board_queries expr "$1"; board_queries definition "$1"; rule_queries "$1"; } |
    names_in_queries | grep -vx up | LC_ALL=C sort -u
}

# board_queries MEMBER OPS: the board is kept with one member a line.
board_queries() {
  sed -n "s/^ *\"$1\": \"\(.*\)\",\{0,1\}\$/\1/p" "$2/grafana-longshore.json" |
    sed 's/\\"/"/g; s/label_values(\([a-z_]*\).*/\1/'
}

# rule_queries OPS: the rules keep each query on the line of its `expr:`.
rule_queries() { sed -n 's/^ *expr: *\(.*\)$/\1/p' "$1/alerts.yml"; }

# names_in_queries: what is left of PromQL without strings, selectors, ranges, groupings, functions and words.
names_in_queries() {
  sed -E '
    s/"[^"]*"//g
    s/\{[^}]*\}//g
    s/\[[^]]*\]//g
    s/(by|without|on|ignoring|group_left|group_right) *\([^)]*\)//g
    s/[A-Za-z_]+ *\(/ /g
    s/(^|[^A-Za-z_0-9])[0-9][0-9A-Za-z.]*/\1/g' |
    grep -oE '[A-Za-z_:][A-Za-z0-9_:]*' |
    grep -vxE 'and|or|unless|bool|offset|Inf|NaN|group_left|group_right'
}
