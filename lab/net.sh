# Sourced by up, host and down: the lab's network.
#
#   this machine          the switch, a network namespace                  namespaces of their own
#   $LAB_NAME  .1  ────  uplink ─┬─ lab ─┬─ engine  ─────────────────────  eth0  .2    the engine and the registry
#                                         ├─ d1  ───────────────────────  eth0  .11   a host
#                                         └─ relay ── near-d2 ─── d2  ──  eth0  .12   a host on a slow line
#
# The switch is apart because a firewall on this machine (Docker's is one) also filters what a bridge of this machine passes.

SWITCH=$STACK_LAB/switch
on_switch() { nsenter --net="$SWITCH" "$@"; }

# Whom this machine must still reach when the lab is up: it would not be the first to live in a documentation range.
gateways_and_servers() {
  ip route show default | awk '{ print $3 }'
  awk '$1 == "nameserver" { print $2 }' /etc/resolv.conf
  sed 's,.*://\([^/:]*\).*,\1,' <<<"$ARCHIVE" | sort -u | xargs -r -n 1 getent ahostsv4 | cut -d ' ' -f 1
}

check_network() {
  local host
  for host in $(gateways_and_servers); do
    case $host in "$LAB_NET".*) die "this machine reaches $host by its network, so the lab must not use $LAB_NET.0/24; set LAB_NET to another network's first three numbers" ;; esac
  done
  [ -z "$(ip route show "$LAB_NET.0/24" type unicast)" ] || die "$LAB_NET.0/24 is in use on this machine: $(ip route show "$LAB_NET.0/24"); set LAB_NET to another network's first three numbers"
}

network_is_up() { [ -e "$SWITCH" ] && on_switch ip link show uplink >/dev/null 2>&1; }

network_up() {
  ! network_is_up || return 0
  network_down
  check_network
  touch "$SWITCH"
  unshare --net="$SWITCH" true
  on_switch ip link add lab type bridge
  on_switch ip link set lab up
  ip link add "$LAB_NAME" type veth peer name uplink netns "$SWITCH"
  on_switch ip link set uplink master lab up
  ip addr add "$LAB_NET.1/24" dev "$LAB_NAME"
  ip link set "$LAB_NAME" up
  # Should that device vanish, packets for the lab must die here, not leave by the default route.
  ip route replace blackhole "$LAB_NET.0/24" metric 4096
}

network_down() {
  ip link del "$LAB_NAME" 2>/dev/null || true
  umount "$SWITCH" 2>/dev/null || true
  rm -f "$SWITCH"
  ip route del blackhole "$LAB_NET.0/24" metric 4096 2>/dev/null || true
}

# plug_in PORT PID [MAC] : a cable from the switch to the namespace of that process.
plug_in() {
  unplug "$1"
  on_switch ip link add "$1" type veth peer name eth0 ${3:+address "$3"} netns "$2"
  on_switch ip link set "$1" master lab up
}
unplug() { on_switch ip link del "$1" 2>/dev/null || true; }
