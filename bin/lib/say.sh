# Lines for people and the time each stage took. Sourced by bin/serve and bin/test.

say() { printf '==> %s\n' "$*" >&2; }
warn() { printf 'warning: %s\n' "$*" >&2; }
die() { printf 'error: %s\n' "$*" >&2; exit 1; }

STAGE_NAMES=()
STAGE_SECONDS=()
STAGE_CURRENT=""
STAGE_STARTED=0

# stage NAME: ends the stage before it and starts NAME.
stage() {
  stage_end
  STAGE_CURRENT=$1
  STAGE_STARTED=$SECONDS
  say "$1"
}

stage_end() {
  if [ -n "$STAGE_CURRENT" ]; then
    STAGE_NAMES+=("$STAGE_CURRENT")
    STAGE_SECONDS+=($((SECONDS - STAGE_STARTED)))
    STAGE_CURRENT=""
  fi
}

# stage_summary: ends the stage under way and prints how long each one took.
stage_summary() {
  local i
  stage_end
  printf '\n%-44s %8s\n' "Stage" "Seconds"
  for i in "${!STAGE_NAMES[@]}"; do
    printf '%-44s %8d\n' "${STAGE_NAMES[$i]}" "${STAGE_SECONDS[$i]}"
  done
  printf '%-44s %8d\n' "All" "$SECONDS"
}
