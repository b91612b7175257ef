# A run that hangs has to end by itself and say where it hung. Needs say.sh.

DEADLINE=""

# deadline SECONDS: from then on this program is ended, with what its processes were doing, unless deadline_met came first.
deadline() {
  local program=$$ seconds=$1
  (
    trap - EXIT
    sleep "$seconds"
    warn "not done after $seconds seconds, so it is ended here. What runs:"
    what_runs "$program" "$BASHPID" >&2
    end_below "$program" "$BASHPID"
  ) &
  DEADLINE=$!
}

deadline_met() {
  [ -z "$DEADLINE" ] || end_below "$DEADLINE"
  DEADLINE=""
}

# descendants PROGRAM [ASKING]: its processes and theirs, but for the one that asks and what that one uses for it.
descendants() {
  ps -e -o pid=,ppid= | awk -v top="$1" -v asking="${2:-none}" '
    { parent[$1] = $2 }
    function below(process, ancestor) {
      while (process in parent && process != ancestor) process = parent[process]
      return process == ancestor
    }
    END { for (each in parent) if (each != top && below(each, top) && !below(each, asking)) print each }'
}

# what_runs PROGRAM ASKING: each process below it, and of each JVM the threads that are in Longshore's code or its tests'.
what_runs() {
  local process
  for process in $(descendants "$@"); do
    ps -o pid=,etime=,args= -p "$process" | cut -c 1-300
  done
  for process in $(descendants "$@"); do
    [ "$(ps -o comm= -p "$process")" = java ] || continue
    printf '\nThreads of %s\n' "$process"
    timeout 20 "$JAVA_HOME/bin/jcmd" "$process" Thread.print 2>&1 | awk -v RS= '/dev\.longshore/ { print $0 "\n" }' | head -n 600
  done
}

# end_below PROGRAM [ASKING]: ends what it started, but for the one that asks, and then itself.
end_below() {
  local process
  for process in $(descendants "$@") "$1"; do
    kill -TERM "$process" 2>/dev/null || true
  done
}
