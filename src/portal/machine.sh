# What a machine must have: found where it is, installed where that is possible, else asked for by name. Part of ./portal,
# which says the words (say, fail) and starts every command in the project's own folder.

JDK=25
NODE=24
# Older ones do not yet understand all that the tests' driver says to them.
FIREFOX=153
# The same Chromium without its windows and their furniture, which nobody sees, and which cost more than the pages.
HEADLESS=chromium-headless-shell

use_jdk() {
    JAVA_HOME=$(find_jdk) || {
        apt_install openjdk-$JDK-jdk-headless temurin-$JDK-jdk || true
        JAVA_HOME=$(find_jdk)
    } || fail "A JDK $JDK is needed, and none was found. Install one:
  Debian, Ubuntu   apt-get install openjdk-$JDK-jdk-headless   (or temurin-$JDK-jdk from Adoptium's package source)
  Fedora           dnf install java-$JDK-openjdk-devel
  macOS            brew install openjdk@$JDK
  anywhere         sdk install java $JDK-tem   (SDKMAN)
or set JAVA_HOME to one."
    export JAVA_HOME
    # Maven's own libraries make a JDK 25 print warnings that concern nobody here; and it lives for minutes, not for days.
    MAVEN_OPTS="${MAVEN_OPTS:-} --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
    export MAVEN_OPTS="$MAVEN_OPTS -XX:TieredStopAtLevel=1"
}

find_jdk() {
    local home
    while IFS= read -r home; do
        if is_jdk "$home"; then
            printf '%s\n' "$home"
            return 0
        fi
    done < <(jdk_candidates)
    return 1
}

jdk_candidates() {
    printf '%s\n' "${JAVA_HOME:-}"
    java_on_path
    if [ -x /usr/libexec/java_home ]; then
        /usr/libexec/java_home -v $JDK 2>/dev/null || true
    fi
    printf '%s\n' /usr/lib/jvm/* /usr/java/* /opt/* /opt/java/* \
        "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* \
        "${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/java/* \
        "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk@$JDK/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk@$JDK/libexec/openjdk.jdk/Contents/Home \
        /home/linuxbrew/.linuxbrew/opt/openjdk@$JDK/libexec
}

java_on_path() {
    command -v java >/dev/null || return 0
    java -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java\.home = //p'
}

is_jdk() {
    [ -n "$1" ] && [ -x "$1/bin/javac" ] && grep -q "^JAVA_VERSION=\"$JDK[\".]" "$1/release" 2>/dev/null
}

# The machine's own, or the one that mvnw fetches once: its version and checksum stand in .mvn/wrapper.
use_maven() {
    if has_maven; then
        MAVEN=mvn
        return
    fi
    MAVEN=$PWD/mvnw
    command -v unzip >/dev/null || apt_install unzip || true
    if "$MAVEN" -v >/dev/null; then
        return
    fi
    if apt_install maven && has_maven; then
        MAVEN=mvn
        return
    fi
    fail "Maven is not here, and could not be fetched (which also needs unzip). Install Maven 3.8 or newer:
  Debian, Ubuntu   apt-get install maven
  Fedora           dnf install maven
  macOS            brew install maven
  anywhere         sdk install maven   (SDKMAN)
or name a Maven repository that this machine reaches: MVNW_REPOURL=https://maven.hospital.example/maven2"
}

has_maven() {
    command -v mvn >/dev/null || return 1
    local version
    version=$(mvn -v 2>/dev/null | sed -n 's/.*Apache Maven \([0-9]*\.[0-9]*\).*/\1/p' | head -n 1)
    [ -n "$version" ] && [ "$(printf '%s\n3.8\n' "$version" | sort -V | head -n 1)" = 3.8 ]
}

use_chromium() {
    if [ -n "${PORTAL_CHROMIUM:-}" ]; then
        return 0
    fi
    local chromium
    command -v $HEADLESS >/dev/null || apt_install $HEADLESS || find_chromium >/dev/null || apt_install chromium || true
    chromium=$(find_chromium) || chromium=
    if ! has_cjk_font; then
        apt_install fonts-noto-cjk || true
    fi
    if [ -n "$chromium" ]; then
        export PORTAL_CHROMIUM=$chromium PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1
        say "The browser tests use $chromium."
    else
        say "No Chromium was found: Playwright fetches its own."
    fi
}

find_chromium() {
    local name
    for name in $HEADLESS chromium chromium-browser google-chrome google-chrome-stable; do
        # Ubuntu's chromium-browser may be a note that says where to get one: only one that answers counts.
        if command -v "$name" >/dev/null && "$name" --version >/dev/null 2>&1; then
            command -v "$name"
            return 0
        fi
    done
    for name in "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" \
        "/Applications/Chromium.app/Contents/MacOS/Chromium"; do
        if [ -x "$name" ]; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    return 1
}

# What shows an element at work is made in Firefox as well: in the machine's own, since the driver's cannot be had
# everywhere. All journeys are, where all are asked for.
EVERY_JOURNEY_IN_FIREFOX=
use_firefox() {
    if [ "${PORTAL_FIREFOX:-}" = all ]; then
        EVERY_JOURNEY_IN_FIREFOX=yes
        unset PORTAL_FIREFOX
    fi
    if [ -n "${PORTAL_FIREFOX:-}" ]; then
        return 0
    fi
    if ! PORTAL_FIREFOX=$(find_firefox); then
        apt_install firefox-esr || true
        PORTAL_FIREFOX=$(find_firefox) || PORTAL_FIREFOX=none
    fi
    export PORTAL_FIREFOX
    if [ "$PORTAL_FIREFOX" != none ]; then
        if [ -n "$EVERY_JOURNEY_IN_FIREFOX" ]; then
            say "Every journey is made in $PORTAL_FIREFOX as well."
        else
            say "Of each element, one journey is made in $PORTAL_FIREFOX as well."
        fi
    elif [ -n "${CI:-}" ]; then
        fail "There is no Firefox $FIREFOX or newer, and none could be installed. PORTAL_FIREFOX=none tests without."
    else
        say "There is no Firefox $FIREFOX or newer here: the journeys in Firefox are SKIPPED. PORTAL_FIREFOX names one."
    fi
}

find_firefox() {
    local name
    for name in firefox-esr firefox "/Applications/Firefox.app/Contents/MacOS/firefox"; do
        if name=$(command -v "$name") && is_firefox "$name"; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    return 1
}

# New enough, and not a snap, which cannot read the profile that the tests give it.
is_firefox() {
    local version
    case $(readlink -f "$1") in
        */snap*) return 1 ;;
    esac
    version=$("$1" --version 2>/dev/null | sed -n 's/^Mozilla Firefox \([0-9]*\).*/\1/p')
    [ -n "$version" ] && [ "$version" -ge $FIREFOX ]
}

has_cjk_font() {
    [ "$(uname -s)" = Darwin ] || { command -v fc-list >/dev/null && [ -n "$(fc-list :lang=zh 2>/dev/null)" ]; }
}

# For the rehearsal of backup, restore and rollback: the PostgreSQL that the portal brings has no pg_dump.
use_postgres() {
    has_pg_dump || apt_install postgresql || true
    has_pg_dump || say "No PostgreSQL with pg_dump was found: the rehearsal of backup and restore is skipped."
}

# Debian keeps the server's programs beside each other by version; elsewhere they are on the path.
has_pg_dump() {
    command -v pg_dump >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/pg_dump' >/dev/null ||
        compgen -G '/usr/pgsql-*/bin/pg_dump' >/dev/null ||
        compgen -G '/opt/homebrew/opt/postgresql*/bin/pg_dump' >/dev/null
}

# For the rehearsal of several nodes: the proxies of src/operations. They are unpacked, not installed: nothing begins to
# listen on this machine for the sake of a test, and nobody needs to be root.
PROXIES=.portal/proxies
use_proxies() {
    local proxy
    for proxy in haproxy nginx; do
        has_proxy $proxy || unpack_proxy $proxy || true
        has_proxy $proxy || say "No $proxy was found, and none could be had: the rehearsal of several nodes behind it is skipped."
    done
}

has_proxy() {
    [ -x "$PROXIES/$1" ] || [ -x "/usr/sbin/$1" ] || command -v "$1" >/dev/null
}

# The package with what it needs and this machine does not have, and a script that starts it.
unpack_proxy() {
    command -v apt-get >/dev/null && command -v dpkg >/dev/null || return 1
    [ "$(id -u)" != 0 ] || apt_refresh
    local folder=$PWD/$PROXIES/unpacked-$1 packages
    packages=$(apt-get install --simulate --no-install-recommends "$1" 2>/dev/null | sed -n 's/^Inst \([^ ]*\).*/\1/p')
    [ -n "$packages" ] || return 1
    say "Unpacking $1 in $PROXIES."
    rm -rf "$folder" && mkdir -p "$folder"
    # Split at spaces on purpose: several packages.
    (cd "$folder" && apt-get download -qq $packages >/dev/null 2>&1 && for package in ./*.deb; do dpkg -x "$package" .; done) || return 1
    rm -f "$folder"/*.deb
    cat >"$PROXIES/$1" <<SCRIPT
#!/bin/sh
LD_LIBRARY_PATH=$(find "$folder" -name '*.so.*' -exec dirname {} + | sort -u | paste -sd : -) exec $folder/usr/sbin/$1 "\$@"
SCRIPT
    chmod +x "$PROXIES/$1"
}

# The folder of a Node that is new enough: the machine's, or the one fetched before.
node_folder() {
    local node
    for node in "$(command -v node || true)" "$PWD/.node/bin/node"; do
        if [ -x "$node" ] && [ "$("$node" --version | sed 's/^v\([0-9]*\).*/\1/')" -ge $NODE ]; then
            dirname "$node"
            return 0
        fi
    done
    return 1
}

fetch_node() {
    command -v npm >/dev/null || fail "Making the bundle needs Node $NODE: install it, for example from your system's packages."
    say "Fetching Node $NODE into .node."
    npm install --silent --no-fund --no-audit -g --prefix .node "node-$(platform)@$NODE" npm@11
}

platform() {
    local system machine
    system=$(uname -s | tr '[:upper:]' '[:lower:]')
    machine=$(uname -m)
    case $machine in
        x86_64 | amd64) machine=x64 ;;
        aarch64 | arm64) machine=arm64 ;;
    esac
    printf '%s-%s\n' "$system" "$machine"
}

# Installs the first of the named packages that the system offers; fails quietly where it cannot.
apt_install() {
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    apt_refresh
    local package
    for package in "$@"; do
        if apt-cache show "$package" >/dev/null 2>&1; then
            say "Installing $package."
            DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$package" >&2
            return
        fi
    done
    return 1
}

APT_FRESH=
apt_refresh() {
    [ -n "$APT_FRESH" ] || apt-get update -qq >&2 || true
    APT_FRESH=yes
}
