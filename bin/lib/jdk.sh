# Finds a JDK 25 or newer, or installs the distribution's. Needs say.sh and apt.sh.

JDK_WANTED=25

# jdk_version HOME: the major version of the JDK (javac included) in HOME, or nothing.
jdk_version() {
  [ -x "$1/bin/javac" ] || return 0
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
}

jdk_good() {
  local version
  version=$(jdk_version "$1")
  [ "${version:-0}" -ge "$JDK_WANTED" ]
}

# find_jdk: sets and exports JAVA_HOME; 1 when there is none.
find_jdk() {
  local home javac
  javac=$(command -v javac || true)
  [ -z "$javac" ] || javac=$(dirname "$(dirname "$(readlink -f "$javac")")")
  for home in "${JAVA_HOME:-}" "$javac" /usr/lib/jvm/*"$JDK_WANTED"* /usr/lib/jvm/*; do
    if [ -n "$home" ] && jdk_good "$home"; then
      export JAVA_HOME=$home
      export PATH="$JAVA_HOME/bin:$PATH"
      return 0
    fi
  done
  return 1
}

# find_or_install_jdk: as find_jdk, and installs the distribution's JDK where it has one.
find_or_install_jdk() {
  local package=openjdk-$JDK_WANTED-jdk-headless
  find_jdk && return 0
  if has_apt; then
    package_available "$package" || apt_update_once
    if package_available "$package"; then
      install_packages "Longshore is built and run with JDK $JDK_WANTED" "$package"
      find_jdk && return 0
    fi
  fi
  die "no JDK $JDK_WANTED found in JAVA_HOME, on PATH or in /usr/lib/jvm, and this distribution has no package $package.
Install one (for instance Eclipse Temurin: https://adoptium.net/installation/linux/) and set JAVA_HOME to its folder."
}
