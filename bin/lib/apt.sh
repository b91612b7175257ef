# Installing packages of the distribution, never without saying so first. Needs say.sh.

# as_root COMMAND...: runs it as root, by sudo where we are not.
as_root() {
  if [ "$(id -u)" -eq 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    die "this needs root and there is no sudo: $*"
  fi
}

has_apt() { command -v apt-get >/dev/null && command -v dpkg-query >/dev/null; }

package_installed() {
  [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

package_available() {
  local candidate
  candidate=$(LC_ALL=C apt-cache policy "$1" 2>/dev/null | awk '$1 == "Candidate:" { print $2 }')
  [ -n "$candidate" ] && [ "$candidate" != "(none)" ]
}

# A fresh container has no package lists at all.
APT_LISTS_FRESH=""
apt_update_once() {
  [ -z "$APT_LISTS_FRESH" ] || return 0
  say "Reading the package lists (apt-get update)"
  as_root apt-get -qq update
  APT_LISTS_FRESH=yes
}

# install_packages WHY PACKAGE...: installs those that are missing.
install_packages() {
  local why=$1 package
  local missing=()
  shift
  for package in "$@"; do
    package_installed "$package" || missing+=("$package")
  done
  [ "${#missing[@]}" -gt 0 ] || return 0
  for package in "${missing[@]}"; do
    package_available "$package" || { apt_update_once; break; }
  done
  say "Installing with apt: ${missing[*]} ($why)"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Dpkg::Use-Pty=0 \
    install --no-install-recommends "${missing[@]}" >&2
}
