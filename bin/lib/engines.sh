# Docker Engines for the tests, unpacked into a cache folder and not installed: nothing starts by itself, and no
# engine of the machine is touched. Needs say.sh and apt.sh, Debian or Ubuntu.
#
#   old/bin   dockerd, containerd, shims, runc, docker-init, docker-proxy of this distribution's docker.io
#   new/bin   the same and the Docker CLI, of the newest docker.io this distribution's archive has
#   new/cli-plugins   docker-buildx, docker-compose

ENGINES_LAYOUT=1

# prepare_engines [CACHE]: makes both engines available, exports LONGSHORE_ENGINE_OLD and LONGSHORE_ENGINE_NEW.
prepare_engines() {
  local cache=${1:-${XDG_CACHE_HOME:-$HOME/.cache}/longshore/engines}
  has_apt || die "private engines are unpacked from Debian's or Ubuntu's packages, and there is no apt here"
  mkdir -p "$cache"
  cache=$(cd "$cache" && pwd)
  install_packages "private engines in the tests" \
    iproute2 util-linux iptables busybox-static libdevmapper1.02.1 libseccomp2 libsystemd0
  engines_locked "$cache" || return 1
  export LONGSHORE_ENGINE_OLD=$cache/old
  export LONGSHORE_ENGINE_NEW=$cache/new
}

# Two runs at once must not unpack into the same folder.
engines_locked() {
  local cache=$1 wanted
  wanted=$(engines_stamp)
  (
    flock 9
    if [ "$(cat "$cache/stamp" 2>/dev/null)" != "$wanted" ] || ! engines_work "$cache"; then
      engines_unpack "$cache"
      engines_work "$cache" || die "the engines in $cache do not run; see the messages above"
      printf '%s' "$wanted" >"$cache/stamp"
    fi
  ) 9>"$cache/lock"
}

engines_stamp() {
  . /etc/os-release
  printf '%s %s %s layout %s' "$ID" "${VERSION_CODENAME:-unstable}" "$(dpkg --print-architecture)" "$ENGINES_LAYOUT"
}

engines_work() { engine_runs "$1/old" && engine_runs "$1/new" && "$1/new/bin/docker" --version >/dev/null 2>&1; }

engine_runs() {
  local binary
  for binary in dockerd containerd runc docker-init; do
    "$1/bin/$binary" --version >/dev/null 2>&1 || return 1
  done
}

engines_unpack() {
  local cache=$1 own suite
  own=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
  [ -n "$own" ] || own=sid
  say "Unpacking Docker Engines for the tests into $cache (about 200 MB to download, nothing is installed)"
  engine_unpack "$cache" old "$own" docker.io containerd runc tini ||
    die "this distribution's docker.io could not be fetched"
  for suite in $(newer_suites) "$own"; do
    if engine_unpack "$cache" new "$suite" docker.io docker-cli containerd tini docker-buildx docker-compose; then
      # The newer runc is built for newer kernels' libraries; the distribution's own always fits.
      cp "$cache/old/bin/runc" "$cache/new/bin/runc"
      engine_runs "$cache/new" && break
    fi
    say "The packages of $suite do not run here, trying an older suite"
  done
  say "Engines: $("$cache/old/bin/dockerd" --version | cut -d, -f1), $("$cache/new/bin/dockerd" --version | cut -d, -f1)"
}

newer_suites() {
  case $(. /etc/os-release && printf '%s' "$ID") in
    ubuntu) echo devel ;;
    *) echo sid trixie ;;
  esac
}

# engine_unpack CACHE NAME SUITE PACKAGE...: downloads, unpacks and arranges.
engine_unpack() {
  local cache=$1 name=$2
  package_unpack "$cache" "${@:3}" || return 1
  arrange "$cache/work/root" "$cache/$name" || return 1
  rm -rf "$cache/work"
}

# unpacked_into CACHE WORKS UNPACK WHAT: calls UNPACK CACHE unless WORKS CACHE, one run at a time; sets UNPACKED to CACHE's
# whole path.
unpacked_into() {
  mkdir -p "$1"
  UNPACKED=$(cd "$1" && pwd)
  (
    flock 9
    "$2" "$UNPACKED" || "$3" "$UNPACKED"
    "$2" "$UNPACKED" || die "$4 in $UNPACKED does not run; see the messages above"
  ) 9>"$UNPACKED/lock"
}

# package_unpack CACHE SUITE PACKAGE...: downloads through an apt configuration of its own and unpacks to CACHE/work/root.
package_unpack() (
  work=$1/work suite=$2
  shift 2
  rm -rf "$work"
  mkdir -p "$work/lists/partial" "$work/archives/partial" "$work/debs" "$work/root"
  suite_sources "$suite" >"$work/sources.list"
  [ -s "$work/sources.list" ] || { warn "no archive for $suite in apt's sources"; exit 1; }
  apt_configuration "$work" >"$work/apt.conf"
  say "Fetching $* from $suite"
  apt-get -qq -c "$work/apt.conf" update || exit 1
  cd "$work/debs" || exit 1
  for package in "$@"; do
    # Older suites have the CLI inside docker.io and no plugins.
    if apt-cache -c "$work/apt.conf" show "$package" >/dev/null 2>&1; then
      apt-get -qq -c "$work/apt.conf" download "$package" || exit 1
    fi
  done
  for deb in ./*.deb; do
    dpkg-deb -x "$deb" "$work/root" || exit 1
  done
)

# apt_configuration WORK: everything apt would write goes to WORK; proxies and certificates stay the machine's.
apt_configuration() {
  cat <<CONF
Dir::Etc::SourceList "$1/sources.list";
Dir::Etc::SourceParts "/dev/null";
Dir::Etc::Preferences "/dev/null";
Dir::Etc::PreferencesParts "/dev/null";
Dir::State::Lists "$1/lists";
Dir::Cache "$1";
Dir::Cache::Archives "$1/archives";
Dir::Cache::pkgcache "";
Dir::Cache::srcpkgcache "";
APT::Sandbox::User "root";
Acquire::Languages "none";
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
CONF
}

# suite_sources SUITE: one-line sources for SUITE in the archive that this machine takes its own packages from.
# For the machine's own suite its updates and security archives come along.
suite_sources() {
  local own
  own=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-sid}")
  machine_sources | sort -u | awk -v own="$own" -v wanted="$1" '
    { options = ""; first = 2
      if ($2 ~ /^\[/) { options = $2 " "; first = 3
        while ($(first - 1) !~ /\]$/) { options = options $first " "; first++ } }
      uri = $first; suite = $(first + 1); components = ""
      for (i = first + 2; i <= NF; i++) components = components " " $i }
    wanted == own && (suite == own || index(suite, own "-") == 1) { print "deb", options uri, suite components }
    wanted != own && suite == own && components ~ / (main|universe)/ { print "deb", options uri, wanted components }
  ' | sort -u
}

# machine_sources: apt's own sources, deb822 and one-line files alike, as "deb [signed-by=…] URI SUITE COMPONENT…".
machine_sources() {
  local file
  for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
    [ -f "$file" ] || continue
    sed -n 's/#.*//; s/[[:space:]]\+/ /g; s/^ *deb \(.*[^ ]\) *$/deb \1/p' "$file"
  done
  for file in /etc/apt/sources.list.d/*.sources; do
    [ -f "$file" ] || continue
    deb822_sources "$file"
  done
}

# A key written into the file itself is left out: apt then uses the distribution's own keyring.
deb822_sources() {
  awk '
    function flush(   u, s, us, ss, i, j) {
      if (types ~ /(^| )deb( |$)/ && tolower(enabled) !~ /^(no|false)/) {
        u = split(uris, us, " "); s = split(suites, ss, " ")
        for (i = 1; i <= u; i++) for (j = 1; j <= s; j++)
          print "deb " (key ~ /^\// ? "[signed-by=" key "] " : "") us[i] " " ss[j] " " components }
      types = uris = suites = components = key = enabled = name = "" }
    /^#/ { next }
    /^[[:space:]]*$/ { flush(); next }
    /^[A-Za-z-]+:/ { name = tolower($0); sub(/:.*/, "", name); value = $0; sub(/^[^:]*:[[:space:]]*/, "", value) }
    /^[[:space:]]/ { value = $0; sub(/^[[:space:]]+/, "", value) }
    name == "types" { types = types " " value }
    name == "uris" { uris = uris " " value }
    name == "suites" { suites = suites " " value }
    name == "components" { components = components " " value }
    name == "enabled" { enabled = value }
    name == "signed-by" && key == "" { key = value }
    END { flush() }
  ' "$1"
}

# arrange ROOT TARGET: the programs of all packages in one folder, replacing an earlier TARGET in one step.
arrange() {
  local root=$1 target=$2 file
  rm -rf "$target.next"
  mkdir -p "$target.next/bin" "$target.next/cli-plugins"
  for file in "$root"/usr/bin/* "$root"/usr/sbin/* "$root"/usr/libexec/docker/docker-*; do
    case ${file##*/} in
      docker | dockerd | docker-proxy | docker-init | containerd | containerd-shim* | ctr | runc)
        [ ! -e "$file" ] || cp -L "$file" "$target.next/bin/" ;;
    esac
  done
  for file in "$root"/usr/libexec/docker/cli-plugins/* "$root"/usr/lib/docker/cli-plugins/*; do
    [ ! -f "$file" ] || cp -L "$file" "$target.next/cli-plugins/"
  done
  # docker-init is tini, which some releases split off or link to from outside the package.
  for file in "$root/usr/bin/tini-static" "${target%/*}/old/bin/docker-init" "$root/usr/bin/tini"; do
    [ -e "$target.next/bin/docker-init" ] || [ ! -e "$file" ] || cp -L "$file" "$target.next/bin/docker-init"
  done
  rm -rf "$target"
  mv "$target.next" "$target"
}

# launcher HOME PROGRAM: HOME/bin/PROGRAM starts HOME/sbin/PROGRAM with the libraries of HOME/lib.
launcher() {
  cat >"$1/bin/$2" <<'LAUNCHER' || return 1
#!/bin/sh
home=${0%/*}/..
LD_LIBRARY_PATH=$home/lib exec "$home/sbin/${0##*/}" "$@"
LAUNCHER
  chmod 755 "$1/bin/$2"
}
