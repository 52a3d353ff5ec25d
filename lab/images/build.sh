# Sourced by up: builds the images and pushes them to the lab's registry.
#
# A recipe is a folder with a Dockerfile and, where needed:
#   packages   what to install on the base; becomes layer.tar in the Dockerfile's context
#   setup      run in that system after the installation; if it makes a folder /image, layer.tar holds that alone
#   trim       patterns of files to leave out of layer.tar
#   pom.xml    what to get from Maven Central; the jars become the folder lib in the context
#   prepare    run on this machine with the context as its argument, before the Dockerfile
#   names      repository and tags in the registry, one repository a line
#   elsewhere  the same for registries that a mirror of Docker Hub does not serve; these names the engine has already
# Nothing is run in the engine, which has no network: a Dockerfile here must do without RUN. It may begin with FROM lab/OTHER,
# a recipe without names, which is made first.

# Those that take longest first: two are made at a time.
LONGEST='notebook redmine shiny'
all_images() { (cd "$LAB/images" && printf '%s\n' $LONGEST */Dockerfile | sed 's,/Dockerfile,,; /^base$/d' | awk '!seen[$0]++' | xargs); }
below() { sed -n 's,^FROM lab/,,p' "$LAB/images/$1/Dockerfile" | sed '/^base$/d'; }
with_what_is_below() { local image; for image; do below "$image"; echo "$image"; done | awk '!seen[$0]++'; }

# A change of what an image is made from changes its tag, and so makes it anew.
tag_of() {
  (cd "$LAB/images" && find "$1" $(below "$1") base build.sh install -type f | LC_ALL=C sort | xargs sha256sum /etc/os-release | sha256sum | cut -c 1-12)
}
ready() { grep -qx "lab/$1:$2" <<<"$there" && [ "$(cat "$STACK_LAB/pushed/$1" 2>/dev/null)" = "$2" ]; }

build_images() {
  local there image todo=() lower=() upper=()
  set -- $(with_what_is_below "$@")
  there=$(on_engine images --format '{{.Repository}}:{{.Tag}}')
  for image; do ready "$image" "$(tag_of "$image")" || todo+=("$image"); done
  [ ${#todo[@]} != 0 ] || return 0
  find_archive
  rm -rf --one-file-system "$STACK_LAB/work"; mkdir -p "$STACK_LAB"/{work,pushed,logs}
  two_at_a_time prepare base "${todo[@]}"
  for image in "${todo[@]}"; do
    if [ -e "$LAB/images/$image/names" ]; then upper+=("$image"); else lower+=("$image"); fi
  done
  two_at_a_time build "${lower[@]}"
  two_at_a_time build "${upper[@]}"
  for image in base "${todo[@]}"; do forget_old "$image" "$(tag_of "$image")"; done
  rm -rf --one-file-system "$STACK_LAB/work"
}

# two_at_a_time STEP IMAGE... : each with a log of its own.
two_at_a_time() {
  local step=$1 image running=0 bad=; shift
  for image; do
    [ $running -lt 2 ] || { wait -n || bad=yes; running=$((running - 1)); }
    [ -z "$bad" ] || break
    ("$step" "$image") &
    running=$((running + 1))
  done
  while [ $running -gt 0 ]; do wait -n || bad=yes; running=$((running - 1)); done
  [ -z "$bad" ] || exit 1
}

# logged IMAGE COMMAND... : -e would not work inside a condition, so the command runs outside of one.
logged() {
  local log=$STACK_LAB/logs/$1 image=$1; shift
  trap '[ $? = 0 ] || failed "the image $image cannot be built" "$log"' EXIT
  "$@" >>"$log" 2>&1
  trap - EXIT
}

prepare() {
  : >"$STACK_LAB/logs/$1"
  if [ "$1" = base ]; then
    [ -e "$STACK_LAB/base/$(tag_of base)" ] || say "making the base system ($SUITE)"
    logged base base_system "$(tag_of base)"
    return
  fi
  cp -r "$LAB/images/$1" "$STACK_LAB/work/$1"
  [ ! -e "$LAB/images/$1/pom.xml" ] || logged "$1" jars "$STACK_LAB/work/$1"
  [ ! -e "$LAB/images/$1/prepare" ] || logged "$1" "$LAB/images/$1/prepare" "$STACK_LAB/work/$1"
}

jars() {
  command -v mvn >/dev/null || { echo "this image needs mvn: install Maven and a JDK, 17 or later"; exit 1; }
  # Not the settings of a Maven that may be calling.
  env -u MAVEN_PROJECTBASEDIR -u MAVEN_ARGS -u MAVEN_CONFIG \
    mvn -q -B -Dstyle.color=never -f "$1/pom.xml" dependency:copy-dependencies -DoutputDirectory="$1/lib"
}

# The system that all images share as their first layer, and on which their packages are installed.
base_system() {
  local tag=$1 there
  [ -e "$STACK_LAB/base/$tag" ] || {
    rm -rf --one-file-system "$STACK_LAB/base"; mkdir -p "$STACK_LAB/base"
    debootstrap --variant=minbase --components="$COMPONENTS" "$SUITE" "$STACK_LAB/base/root" "$MIRROR"
    sed 's/^/deb /' <<<"$ARCHIVE" >"$STACK_LAB/base/root/etc/apt/sources.list"
    apt-config dump | grep -E '^Acquire::(https?::|Check-)' >"$STACK_LAB/base/root/etc/apt/apt.conf.d/machine" || true
    cp -r "$LAB/images/base/files/." "$STACK_LAB/base/root"
    "$LAB/images/install" "$STACK_LAB/base" "$LAB/images/base"
    touch "$STACK_LAB/base/$tag"
  }
  there=$(on_engine images --format '{{.Repository}}:{{.Tag}}')
  grep -qx "lab/base:$tag" <<<"$there" && return
  cp -r "$LAB/images/base" "$STACK_LAB/work/base"
  tar -C "$STACK_LAB/base/root" --exclude-from "$LAB/images/base/trim" -cf "$STACK_LAB/work/base/layer.tar" .
  on_engine build -q -t "lab/base:$tag" -t lab/base "$STACK_LAB/work/base"
}

build() {
  say "making the image $1"
  logged "$1" build_logged "$1" "$(tag_of "$1")"
}

build_logged() {
  local context=$STACK_LAB/work/$1
  [ ! -e "$context/packages" ] || {
    "$LAB/images/install" "$STACK_LAB/base" "$LAB/images/$1" "$context/layer"
    local root=$context/layer/upper
    [ ! -d "$root/image" ] || root=$root/image
    tar -C "$root" --exclude-from "$LAB/images/base/trim" --exclude-from <(cat "$LAB/images/$1/trim" 2>/dev/null) -cf "$context/layer.tar" .
    rm -rf --one-file-system "$context/layer"
  }
  on_engine build -q -t "lab/$1:$2" "$context"
  rm -rf "$context"
  publish "$1" "$2"
  echo "$2" >"$STACK_LAB/pushed/$1"
}

forget_old() {
  local old
  old=$(on_engine images --format '{{.Repository}}:{{.Tag}}' "lab/$1" | grep -v -e ":$2$" -e ":latest$" || true)
  [ -z "$old" ] || on_engine rmi $old >>"$STACK_LAB/logs/$1" 2>&1 || true
}

# The names exist in the registry only: who pulls them gets the layers that lab/NAME still holds.
publish() {
  local repository tags tag
  [ -e "$LAB/images/$1/names" ] || { on_engine tag "lab/$1:$2" "lab/$1"; return; }
  while read -r repository tags; do
    for tag in $tags; do on_engine tag "lab/$1:$2" "$LAB_REGISTRY/$repository:$tag"; done
    on_engine push -q --all-tags "$LAB_REGISTRY/$repository"
    for tag in $tags; do on_engine rmi "$LAB_REGISTRY/$repository:$tag"; done
  done <"$LAB/images/$1/names"
}

name_from_elsewhere() {
  local image repository tags tag
  for image; do
    [ -e "$LAB/images/$image/elsewhere" ] || continue
    while read -r repository tags; do
      for tag in $tags; do on_engine tag "lab/$image:$(tag_of "$image")" "$repository:$tag"; done
    done <"$LAB/images/$image/elsewhere"
  done
}
