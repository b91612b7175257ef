#!/bin/sh
# Holds what one private engine needs for as long as standard input stays open, and takes it all away when it ends,
# however the test's JVM ended: mount and process namespaces, a data folder in memory, a bridge, cgroups, the folder.
#   hold-engine.sh hold FOLDER BRIDGE ADDRESS CGROUP LIMIT
#   hold-engine.sh clean FOLDER BRIDGE - CGROUP
#   hold-engine.sh thaw - - - CGROUP
set -eu
trap '' INT TERM HUP
action=$1 folder=$2 bridge=$3 address=$4 cgroup=$5

clean() {
  # Networks that tests made: the engine's own list of them was copied before its data folder went.
  for name in "$bridge" $(cat "$folder/bridges" 2>/dev/null); do
    [ ! -e "/sys/class/net/$name" ] || ip link delete "$name" || true
  done
  for group in "/sys/fs/cgroup/$cgroup" /sys/fs/cgroup/*/"$cgroup"; do
    [ ! -d "$group" ] || find "$group" -depth -type d -exec rmdir {} + || true
  done
  rm -rf "$folder"
}

# A process of a paused container cannot be killed (cgroups version 1), and nothing that waits for it would ever end.
thaw() {
  local group="/sys/fs/cgroup/freezer/$cgroup"
  [ ! -d "$group" ] || find "$group" -name freezer.state -exec sh -c 'echo THAWED >"$1" || true' sh {} \;
}

if [ "$action" = thaw ]; then
  thaw
  exit
fi

if [ "$action" = clean ]; then
  thaw
  clean
  exit
fi

hold() {
  unshare --mount --pid --fork --kill-child --mount-proc sh -euc '
    folder=$1 limit=$2 cgroup=$3
    resolver=$(readlink -f /etc/resolv.conf)
    cp "$resolver" "$folder/resolv.conf" || true
    mount -t tmpfs -o "mode=755,size=$limit" tmpfs "$folder/data"
    # Docker and containerd keep sockets at fixed places in /run: give them one of their own.
    mount -t tmpfs -o mode=755 tmpfs /run
    [ -e "$resolver" ] || { mkdir -p "${resolver%/*}" && cp "$folder/resolv.conf" "$resolver"; } || true
    echo ready
    # A shell as first process would leave orphans unreaped while it waits.
    exec "$folder/init" -- sh -c "
      cat >/dev/null
      sh \"\$1/hold-engine.sh\" thaw - - - \"\$2\"
      grep -saohE \"br-[0-9a-f]{12}\" \"\$1/data/network/files/local-kv.db\" | sort -u >\"\$1/bridges\"
    " sh "$folder" "$cgroup"
  ' sh "$folder" "$1" "$cgroup" || true
}

if ip link add "$bridge" type bridge && ip address add "$address" dev "$bridge" && ip link set "$bridge" up; then
  hold "$6"
fi
clean
