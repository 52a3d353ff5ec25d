# Sourced by up: gets the commands that this machine lacks from its own package archive, unpacked and not installed.

# The archive's own sections among the apt sources, as lines "URI suite component": no third party's.
archive() {
  apt-get indextargets --format '$(ORIGIN) $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    sed -n 's/^\(Debian\|Ubuntu\) //p' | awk -v "suite=$SUITE" '$2 == suite || index($2, suite "-") == 1' | sort -u
}

find_archive() {
  [ -z "${ARCHIVE:-}" ] || return 0
  SUITE=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  ARCHIVE=$(archive)
  [ -n "$ARCHIVE" ] || { apt-get update -qq >"$STACK_LAB/tools.log" 2>&1 || true; ARCHIVE=$(archive); }
  MIRROR=$(awk -v "suite=$SUITE" '$2 == suite { print $1; exit }' <<<"$ARCHIVE")
  COMPONENTS=$(awk -v "suite=$SUITE" '$2 == suite { print $3 }' <<<"$ARCHIVE" | xargs | tr ' ' ,)
  [ -n "$MIRROR" ] || die "the apt sources of this machine know no Debian or Ubuntu archive for '$SUITE'; check apt-get update"
}

missing_packages() {
  has() { command -v "$1" >/dev/null; }
  # Podman's package has a command docker, too.
  has dockerd && docker --version 2>/dev/null | grep -q '^Docker' || {
    echo docker.io
    # From Debian 13 the client is a package of its own.
    apt-cache show docker-cli 2>/dev/null | sed -n '/^Filename/s/.*/docker-cli/p' | head -n 1
  }
  has iptables || echo iptables
  has ip || echo iproute2
  has docker-registry || echo docker-registry
  has debootstrap || echo debootstrap
  has ssh || echo openssh-client
}

download() {
  apt-get install -d -y -qq --no-install-recommends -o Dir::Cache::archives="$STACK_LAB/debs" "$@" >"$STACK_LAB/tools.log" 2>&1
}

# To be called before use_tools: asks what the machine itself has.
fetch_tools() {
  local packages deb
  packages=$(missing_packages | xargs)
  [ "$packages" != "$(cat "$TOOLS/.packages" 2>/dev/null || echo none)" ] || return 0
  rm -rf "$TOOLS" "$TOOLS.new" "$STACK_LAB/debs"; mkdir -p "$TOOLS.new" "$STACK_LAB/debs/partial"
  if [ -n "$packages" ]; then
    say "getting $packages (unpacked into $TOOLS, not installed)"
    download $packages || { apt-get update -qq || true; download $packages; } || failed "apt-get cannot download $packages" "$STACK_LAB/tools.log"
    for deb in "$STACK_LAB"/debs/*.deb; do dpkg -x "$deb" "$TOOLS.new"; done
    rm -rf "$STACK_LAB/debs"
  fi
  echo "$packages" >"$TOOLS.new/.packages"
  mv "$TOOLS.new" "$TOOLS"
  choose_iptables
}

# Does by hand what the package's alternatives do: whichever of the two the kernel can.
choose_iptables() (
  cd "$TOOLS/usr/sbin" 2>/dev/null && [ -e xtables-nft-multi ] || return 0
  use_tools
  local kind=legacy name
  ! unshare -n ./xtables-nft-multi iptables -t nat -A PREROUTING -m addrtype --dst-type LOCAL -j RETURN 2>/dev/null || kind=nft
  for name in iptables{,-save,-restore} ip6tables{,-save,-restore}; do ln -s xtables-$kind-multi $name; done
)
