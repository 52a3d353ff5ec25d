# Sourced by host, by boot, and by down: what a host is, and what can be done to it. README.md says it in words.

HOSTS=$STACK_LAB/hosts
SYSTEM=$STACK_LAB/system                            # what all hosts have on their disks
CLIENT=$STACK_LAB/home/.ssh
CLIENT_SSH=$STACK_LAB/home/bin/ssh

# of_host NAME : whom all functions below are about.
of_host() {
  case $1 in d[1-9]) ;; *) die "no host '$1'; write d1 to d9" ;; esac
  HOST=$1
  DIR=$HOSTS/$HOST
  ADDRESS=$LAB_NET.1${HOST#d}
  # Fixed, or this machine would look for a host made anew at its old place.
  MAC=02:00:00:00:00:1${HOST#d}
}

each_host() {
  local dir
  for dir in "$HOSTS"/*; do [ ! -e "$dir" ] || (of_host "${dir##*/}"; "$@"); done
}

host_runs() { [ -e "$DIR/lock" ] && ! flock -n "$DIR/lock" true; }
check_runs() { host_runs || die "$HOST is not up; try: lab/host up $HOST"; }

# The files and the commands of a host that runs.
disk() { echo "/proc/$(cat "$DIR/pid")/root"; }
in_host() {
  nsenter --target "$(cat "$DIR/pid")" --mount --uts --ipc --net --pid --root --wd \
    env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"
}

# new_disk KIND : docker, none, or the size of Docker's own disk.
new_disk() {
  mkdir -p "$DIR"/{upper/etc/docker,upper/usr/sbin,work,root,docker}
  cp "$CLIENT/id_ed25519.pub" "$DIR/upper/etc/lab.pub"
  echo "$HOST" >"$DIR/upper/etc/hostname"
  echo "127.0.0.1 localhost $HOST" >"$DIR/upper/etc/hosts"
  # No DNS server is better than one that is out of reach: the answer is an immediate "network is unreachable".
  echo "nameserver 192.0.2.53" >"$DIR/upper/etc/resolv.conf"
  cat >"$DIR/upper/etc/docker/daemon.json" <<END
{
  "registry-mirrors": ["http://$LAB_REGISTRY"],
  "insecure-registries": ["$LAB_REGISTRY"],
  "cgroup-parent": "/$LAB_NAME-$HOST",
  "exec-opts": ["native.cgroupdriver=cgroupfs"],
  "features": {"containerd-snapshotter": false}
}
END
  case $1 in
    none) touch "$DIR/bare" ;;
    [0-9]*) truncate -s "$1" "$DIR/disk" && mkfs.ext4 -q -m 0 "$DIR/disk" ;;
  esac
}

power_on() {
  local log=$DIR/console.log
  rm -f "$DIR/pid"
  setsid unshare --net --mount --propagation slave --pid --fork --kill-child --ipc --uts \
    "$LAB/host.d/boot" "$HOST" >"$log" 2>&1 </dev/null 9>&- &
  wait_for 10 test -s "$DIR/pid" || failed "the namespaces of $HOST cannot be made" "$log"
  plug_in "$HOST" "$(cat "$DIR/pid")" "$MAC" 2>>"$log" || failed "$HOST gets no network" "$log"
  ip neigh replace "$ADDRESS" lladdr "$MAC" dev "$LAB_NAME" nud permanent
  wait_for 60 started_or_died || true
  host_runs || failed "$HOST does not start" "$log"
  listens || failed "the SSH server of $HOST does not start" "$(disk)/var/log/sshd.log"
  engine_of_host_answers || failed "the engine of $HOST does not start" "$(disk)/var/log/dockerd.log"
}
started_or_died() { ! host_runs || { listens && engine_of_host_answers; }; }
# Until tini has taken over, the root of that process is still this machine's.
listens() { [ "$(cat "/proc/$(cat "$DIR/pid")/comm")" = tini ] && [ -s "$(disk)/run/sshd.pid" ]; }
engine_of_host_answers() { [ -e "$DIR/bare" ] || in_host docker version >/dev/null 2>&1; }

# The cable goes first: who loses power says no goodbye.
power_off() {
  [ ! -e "$SWITCH" ] || unplug "$HOST"
  if host_runs; then
    kill -9 "$(cat "$DIR/pid")" 2>/dev/null || true
    flock -w 10 "$DIR/lock" true || die "process $(cat "$DIR/pid") does not end"
  fi
  rm -f "$DIR/pid"
  remove_control_groups "$LAB_NAME-$HOST"
}

erase() {
  power_off
  fast_line
  ip neigh del "$ADDRESS" dev "$LAB_NAME" 2>/dev/null || true
  rm -rf --one-file-system "$DIR"
}

# The host's cable belongs in the bridge lab, or, when its line is slow, in one of its own with a relay between the two.
plugged() { on_switch ip link show "$HOST" >/dev/null 2>&1; }
cut_line() { on_switch ip link set "$HOST" nomaster; }
mend_line() { on_switch ip link set "$HOST" master "$(slow_line_runs && echo "near-$HOST" || echo lab)"; }

slow_line_runs() { [ -e "$DIR/relay.lock" ] && ! flock -n "$DIR/relay.lock" true; }
slow_line() {
  local log=$DIR/relay.log
  on_switch ip link add "near-$HOST" type bridge
  on_switch ip link set "near-$HOST" up
  : >"$log"
  setsid flock -n -F "$DIR/relay.lock" nsenter --net="$SWITCH" \
    "$LAB/host.d/relay" "slow-$HOST" "near-$HOST" "relay-$HOST" lab "$1" "$2" >"$log" 2>&1 </dev/null 9>&- &
  echo $! >"$DIR/relay.pid"
  wait_for 10 grep -qx ready "$log" || failed "the slow line of $HOST does not start" "$log"
}
fast_line() {
  if slow_line_runs; then
    kill "$(cat "$DIR/relay.pid")" 2>/dev/null || true
    flock -w 10 "$DIR/relay.lock" true || die "process $(cat "$DIR/relay.pid") does not end"
  fi
  [ ! -e "$SWITCH" ] || on_switch ip link del "near-$HOST" 2>/dev/null || true
}

# sshd_options LINE... : in force beside Debian's own, until the next call.
sshd_options() {
  local conf; conf=$(disk)/etc/ssh/sshd_config.d/10-lab-host.conf
  printf '%s\n' "$@" >"$conf.new"
  cmp -s "$conf.new" "$conf" && return 0
  mv "$conf.new" "$conf"
  local mistake
  mistake=$(in_host /usr/sbin/sshd -t 2>&1) || { rm "$conf"; die "the SSH server of $HOST cannot read its options: $mistake"; }
  local pid; pid=$(cat "$(disk)/run/sshd.pid")
  rm "$(disk)/run/sshd.pid"
  in_host kill -HUP "$pid"
  wait_for 10 listens || failed "the SSH server of $HOST does not start again" "$(disk)/var/log/sshd.log"
}

known_hosts() {
  touch "$CLIENT/known_hosts"
  { grep -v "^$ADDRESS " "$CLIENT/known_hosts" || true; sed "s/^/$ADDRESS /" "$(disk)"/etc/ssh/ssh_host_*_key.pub; } >"$CLIENT/known_hosts.new"
  mv "$CLIENT/known_hosts.new" "$CLIENT/known_hosts"
}
