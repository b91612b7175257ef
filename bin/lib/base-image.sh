# A base image for testing the Dockerfile where no registry can be reached: a Debian with the machine's own JDK in it, as
# a tar of its root file system. Needs say.sh, apt.sh, jdk.sh and maven.sh.

BASE_IMAGE_LAYOUT=1

# prepare_base_image CACHE: makes it once and exports LONGSHORE_BASE_IMAGE, the path of the tar. Call it after
# find_or_install_jdk and find_maven.
prepare_base_image() {
  local cache=$1 wanted
  mkdir -p "$cache"
  wanted=$(base_image_stamp)
  install_packages "the base image in the Dockerfile's test" debootstrap
  (
    flock 9
    if [ "$(cat "$cache/stamp" 2>/dev/null)" != "$wanted" ]; then
      make_base_image "$cache"
      printf '%s' "$wanted" >"$cache/stamp"
    fi
  ) 9>"$cache/lock"
  export LONGSHORE_BASE_IMAGE=$cache/root.tar
}

# What is in the image: the distribution, the JDK and Maven.
base_image_stamp() {
  . /etc/os-release
  printf '%s %s %s %s layout %s' "$ID" "${VERSION_CODENAME:-sid}" "$("$JAVA_HOME/bin/javac" -version 2>&1)" \
    "$(maven_says '\(Apache Maven .*\)')" "$BASE_IMAGE_LAYOUT"
}

maven_says() { "${mvn_cmd[@]}" -version 2>/dev/null | sed -n "s/\x1b\[[0-9;]*m//g; s/^$1\$/\1/p"; }

make_base_image() {
  local cache=$1 root=$1/root archive suite
  say "Making a base image for the Dockerfile's test with debootstrap (about a minute, once)"
  archive=$(machine_sources | awk '{ for (i = 2; i <= NF; i++) if ($i ~ /^[a-z]+:\/\//) { print $i; exit } }')
  suite=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-sid}")
  as_root rm -rf "$root"
  as_root debootstrap --variant=minbase --include=ca-certificates "$suite" "$root" "$archive" >"$cache/debootstrap.log" 2>&1 ||
    { tail -n 5 "$cache/debootstrap.log" >&2; die "debootstrap failed; its log: $cache/debootstrap.log"; }
  as_root rm -rf "$root/var/cache/apt" "$root/var/lib/apt/lists"
  as_root mkdir -p "$root/opt/java" "$root/opt/maven"
  as_root cp -aL "$JAVA_HOME/." "$root/opt/java/"
  as_root rm -f "$root/opt/java/lib/src.zip"
  copy_maven "$root"
  as_root tar -C "$root" -cf "$cache/root.tar" .
  as_root rm -rf "$root"
}

# The one that is in use here: in the image the wrapper could not download any.
copy_maven() {
  local home
  home=$(maven_says 'Maven home: \(.*\)')
  [ -n "$home" ] || die "no Maven home in: ${mvn_cmd[*]} -version"
  as_root cp -aL "$home/." "$1/opt/maven/"
}
