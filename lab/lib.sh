# Shared settings of the lab. Every script sources this one.

LAB=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export STACK_LAB=${STACK_LAB:-/var/tmp/stack-lab}   # everything the lab keeps, outside the checkout
export LAB_NET=${LAB_NET:-198.51.100}               # a documentation range (RFC 5737): nobody's real hosts
LAB_ADDRESS=$LAB_NET.2
LAB_NAME=${STACK_LAB##*/}                           # of its network interface, host name and control group
# Far from the ports that stacks publish, and outside the kernel's range for outgoing connections.
LAB_REGISTRY=$LAB_ADDRESS:65000
TOOLS=$STACK_LAB/tools

# Nothing of the user's Docker: not its engine, not its contexts, not its logins.
unset DOCKER_CONTEXT DOCKER_TLS_VERIFY DOCKER_CERT_PATH DOCKER_API_VERSION
LAB_DOCKER_HOST=unix://$STACK_LAB/docker.sock
export DOCKER_CONFIG=$STACK_LAB/docker-config DOCKER_BUILDKIT=0
export LC_ALL=C.UTF-8
umask 022

say() { echo "lab: $*"; }
die() { echo "lab: $*" >&2; exit 1; }

# failed WHAT LOG: the end of the log is the best explanation there is.
failed() {
  echo "lab: $1; the end of $2:" >&2
  tail -n 12 "$2" 2>/dev/null | sed 's/^/  | /' >&2
  exit 1
}

# wait_for SECONDS COMMAND...
wait_for() {
  local end=$(($(date +%s%N) + $1 * 1000000000)); shift
  until "$@" >/dev/null 2>&1; do
    [ "$(date +%s%N)" -lt $end ] || return 1
    sleep 0.03
  done
}

check_machine() {
  [ "$(id -u)" = 0 ] || die "needs root: it makes network namespaces and mounts; try: sudo $0"
  command -v apt-get >/dev/null && command -v dpkg >/dev/null ||
    die "needs Debian or Ubuntu: it builds its engine and images from their packages"
  case $LAB_NAME in
    *[!a-z0-9-]* | '' | ????????????*) die "STACK_LAB=$STACK_LAB: its last part names a network interface; write at most 11 of a-z, 0-9 and -" ;;
  esac
  case $STACK_LAB in /?*/?*) ;; *) die "STACK_LAB=$STACK_LAB: write a folder of its own, as /var/tmp/stack-lab" ;; esac
}

# One lab script at a time. Children inherit descriptor 9, so what a killed run left working is waited for, too.
lock() {
  while :; do
    mkdir -p "$STACK_LAB"
    exec 9>"$STACK_LAB/lock"
    flock -n 9 || { say "waiting for another lab script to end"; flock 9; }
    # The one we waited for may have been lab/down --all.
    [ "$STACK_LAB/lock" -ef /proc/self/fd/9 ] && return 0
  done
}

# What comes from unpacked packages, see tools.sh.
use_tools() {
  PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
  [ -d "$TOOLS" ] || return 0
  # An unpacked engine goes with the containerd, runc and client it was packaged with.
  if [ -e "$TOOLS/usr/sbin/dockerd" ]; then PATH=$TOOLS/usr/sbin:$TOOLS/usr/bin:$PATH; fi
  PATH=$PATH:$TOOLS/usr/sbin:$TOOLS/usr/bin:$TOOLS/sbin:$TOOLS/bin
  local lib libs=${LD_LIBRARY_PATH:-}
  for lib in "$TOOLS"/usr/lib/*-linux-gnu* "$TOOLS"/lib/*-linux-gnu*; do
    [ -d "$lib" ] || continue
    libs=${libs:+$libs:}$lib
    if [ -d "$lib/xtables" ]; then export XTABLES_LIBDIR=$lib/xtables; fi
  done
  [ -z "$libs" ] || export LD_LIBRARY_PATH=$libs
  [ ! -d "$TOOLS/usr/share/debootstrap" ] || export DEBOOTSTRAP_DIR=$TOOLS/usr/share/debootstrap
}

# The machine (see there) holds this lock as long as it lives; a number in a file would outlive it.
machine_runs() { [ -e "$STACK_LAB/machine.lock" ] && ! flock -n "$STACK_LAB/machine.lock" true; }
engine_answers() { machine_runs && on_engine version >/dev/null 2>&1; }
on_engine() { DOCKER_HOST=$LAB_DOCKER_HOST docker "$@"; }

# Leaves the engine with nothing but its lab/ images: those make a pull from the registry cheap.
wipe_engine() {
  local some
  some=$(on_engine ps -aq); [ -z "$some" ] || on_engine rm -fv $some
  some=$(on_engine volume ls -q); [ -z "$some" ] || on_engine volume rm -f $some
  on_engine network prune -f
  some=$(on_engine images --format '{{.Repository}}:{{.Tag}}' | grep -v -e '^lab/' -e '<none>' || true)
  [ -z "$some" ] || on_engine rmi -f $some
  on_engine image prune -f
}

# The plug of the machine: its PID 1 takes every process, mount and interface in it along.
pull_plug() {
  if machine_runs; then
    kill -9 "$(cat "$STACK_LAB/machine.pid")" 2>/dev/null || true
    flock -w 10 "$STACK_LAB/machine.lock" true || die "process $(cat "$STACK_LAB/machine.pid") does not end"
  fi
  rm -f "$STACK_LAB"/{machine.pid,docker.sock,env}
  remove_control_groups "$LAB_NAME"
}

remove_control_groups() {
  local dir
  for dir in /sys/fs/cgroup/*/"$1" /sys/fs/cgroup/"$1"; do
    [ ! -d "$dir" ] || find "$dir" -depth -type d -exec rmdir {} + 2>/dev/null || true
  done
}
