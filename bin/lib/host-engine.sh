# The machine's own engine, for bin/serve: is one there, and if not, install and start the distribution's.
# Longshore itself decides which engine it uses; this only asks whether any answers. Needs say.sh and apt.sh.

ENGINE_STARTED_PID=""

# engine_addresses: where an engine may listen, one address a line, in the order Longshore looks.
engine_addresses() {
  local configured
  if [ -n "${DOCKER_HOST:-}" ]; then
    printf '%s\n' "$DOCKER_HOST"
    return 0
  fi
  configured=$(context_address)
  [ -z "$configured" ] || printf '%s\n' "$configured"
  [ -z "${XDG_RUNTIME_DIR:-}" ] || printf 'unix://%s\n' "$XDG_RUNTIME_DIR/docker.sock"
  printf 'unix://%s\n' /var/run/docker.sock "$HOME/.docker/desktop/docker.sock" "$HOME/.docker/run/docker.sock" \
    "$HOME/.colima/default/docker.sock" "$HOME/.config/colima/default/docker.sock"
  [ -z "${XDG_RUNTIME_DIR:-}" ] || printf 'unix://%s\n' "$XDG_RUNTIME_DIR/podman/podman.sock"
  printf 'unix://%s\n' /run/podman/podman.sock
}

# context_address: the address of the current Docker context, or nothing for the default one.
# A context's folder is named by the SHA-256 of its name (docker/cli, cli/context/store).
context_address() {
  local folder=${DOCKER_CONFIG:-$HOME/.docker} name meta
  name=${DOCKER_CONTEXT:-}
  if [ -z "$name" ] && [ -f "$folder/config.json" ]; then
    name=$(sed -n 's/.*"currentContext"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p' "$folder/config.json" | head -n 1)
  fi
  if [ -n "$name" ] && [ "$name" != default ]; then
    meta=$folder/contexts/meta/$(printf '%s' "$name" | sha256sum | cut -d' ' -f1)/meta.json
    [ ! -f "$meta" ] || sed -n 's/.*"Host"[[:space:]]*:[[:space:]]*"\([^"]*\)".*/\1/p' "$meta" | head -n 1
  fi
}

# engine_answers ADDRESS: does an engine answer its ping there? Any HTTP answer counts, also a proxy's refusal.
engine_answers() {
  case $1 in
    unix://*) [ -S "${1#unix://}" ] && ping_url --unix-socket "${1#unix://}" http://localhost/_ping ;;
    tcp://*) ping_tcp "${1#tcp://}" ;;
    *) return 1 ;;
  esac
}

ping_tcp() {
  local certificates=${DOCKER_CERT_PATH:-}
  if [ -n "${DOCKER_TLS_VERIFY:-}" ] || [ -n "$certificates" ]; then
    certificates=${certificates:-$HOME/.docker}
    ping_url --cacert "$certificates/ca.pem" --cert "$certificates/cert.pem" --key "$certificates/key.pem" \
      "https://$1/_ping"
  else
    ping_url "http://$1/_ping"
  fi
}

ping_url() { curl --silent --output /dev/null --max-time 3 --noproxy '*' "$@"; }

# answering_engine: prints the first address that answers; 1 when none does.
answering_engine() {
  local address
  command -v curl >/dev/null || { ! has_apt || install_packages "asking engines for their ping" curl; }
  while read -r address; do
    if engine_answers "$address"; then
      printf '%s\n' "$address"
      return 0
    fi
  done < <(engine_addresses)
  return 1
}

systemd_runs() { [ -d /run/systemd/system ] && command -v systemctl >/dev/null; }

# install_and_start_engine STATE_DIR: installs docker.io where dockerd is missing, and starts it. systemd's engine
# stays when we end; one that we had to start as a process is stopped by stop_started_engine.
install_and_start_engine() {
  local state=$1
  if ! command -v dockerd >/dev/null; then
    has_apt || die "no Docker Engine answers here, and this is not Debian or Ubuntu. Install one: https://docs.docker.com/engine/install/"
    install_packages "no Docker Engine is on this machine" docker.io
  fi
  if systemd_runs; then
    systemd_engine_answers || { say "Starting the Docker Engine with systemctl"; as_root systemctl start docker; }
  else
    start_engine_process "$state"
  fi
  wait_for_engine "$state"
}

systemd_engine_answers() { engine_answers unix:///var/run/docker.sock; }

# No service manager: the engine becomes a process of ours, in a session of its own so that Ctrl-C does not reach it
# before we stop it in order.
start_engine_process() {
  local state=$1
  mkdir -p "$state"
  say "Starting dockerd as a process (no service manager runs here); its log: $state/dockerd.log"
  ENGINE_PIDFILE=$(cd "$state" && pwd)/dockerd.pid
  as_root rm -f "$ENGINE_PIDFILE"
  as_root setsid dockerd --pidfile "$ENGINE_PIDFILE" >"$state/dockerd.log" 2>&1 &
  ENGINE_STARTED_PID=starting
}

wait_for_engine() {
  local state=$1 tries=0
  until engine_answers unix:///var/run/docker.sock; do
    tries=$((tries + 1))
    if [ "$tries" -ge 60 ]; then
      [ ! -f "$state/dockerd.log" ] || tail -n 5 "$state/dockerd.log" >&2
      die "the Docker Engine did not answer at /var/run/docker.sock within 30 seconds. Where its socket is not readable, add yourself to its group: sudo usermod -aG docker \"\$USER\""
    fi
    sleep 0.5
  done
  [ -z "$ENGINE_STARTED_PID" ] || ENGINE_STARTED_PID=$(cat "$state/dockerd.pid")
}

# stop_started_engine: ends the engine process that install_and_start_engine started, and no other.
stop_started_engine() {
  local pid=$ENGINE_STARTED_PID tries=0
  ENGINE_STARTED_PID=""
  [ "$pid" != starting ] || pid=$(cat "$ENGINE_PIDFILE" 2>/dev/null) || return 0 # interrupted before it answered
  [ -n "$pid" ] || return 0
  [ "$(cat "/proc/$pid/comm" 2>/dev/null)" = dockerd ] || return 0
  say "Stopping the Docker Engine that was started here"
  as_root kill "$pid" 2>/dev/null || return 0
  while [ -d "/proc/$pid" ] && [ "$tries" -lt 60 ]; do
    tries=$((tries + 1))
    sleep 0.5
  done
}
