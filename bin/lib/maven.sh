# Finds Maven 3.8 or newer: from PATH, or else the wrapper, which downloads one. Needs say.sh.

maven_good() {
  local version
  version=$(mvn -version 2>/dev/null | sed -n 's/\x1b\[[0-9;]*m//g; s/^Apache Maven \([0-9.]*\).*/\1/p')
  [ -n "$version" ] && [ "$(printf '3.8\n%s\n' "$version" | sort -V | head -n 1)" = 3.8 ]
}

# find_maven ROOT: sets the array mvn_cmd. Call it after find_or_install_jdk.
find_maven() {
  if command -v mvn >/dev/null && maven_good; then
    mvn_cmd=(mvn)
  elif [ -f "$1/mvnw" ]; then
    mvn_cmd=(sh "$1/mvnw")
  else
    die "no Maven 3.8 or newer on PATH, and $1/mvnw is missing"
  fi
}
