#!/bin/sh
# Installs the Debian packages that the tests use, or names them where it cannot install them.
set -eu

packages="php-cli php-codesniffer php-curl php-sqlite3 php-mysql php-apcu php-illuminate-database smarty3 smarty4
    php-guzzlehttp-guzzle chromium-headless-shell wrk postgresql pgbouncer
    mariadb-server haproxy patroni etcd-server systemd iproute2 gcc libc6-dev
    man-db nginx-light caddy apache2 libapache2-mod-security2 modsecurity-crs prometheus
    podman runc nfdump softflowd pmacct"
policy=/usr/sbin/policy-rc.d
clusters=/etc/postgresql-common/createcluster.d/netflow-manager-tests.conf

command -v dpkg-query >/dev/null 2>&1 || {
    echo "These tests also use PHP with curl, SQLite, Guzzle and PHP_CodeSniffer, Smarty 3 and 4, Chromium, wrk, Java, PostgreSQL, PgBouncer, MariaDB, HAProxy, Patroni with etcd, gcc, nginx, Caddy, Apache with ModSecurity, promtool of Prometheus, Podman, nfdump, softflowd and pmacct." >&2
    exit 0
}

missing=""
for package in $packages; do
    status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
# npm may have come with a Node.js of its own.
command -v npm >/dev/null 2>&1 || missing="$missing npm"
command -v curl >/dev/null 2>&1 || missing="$missing curl"
command -v java >/dev/null 2>&1 || missing="$missing default-jre-headless"
[ -z "$missing" ] && exit 0

if [ "$(id -u)" -ne 0 ]; then
    echo "Tests will be skipped. To run them: apt-get install$missing" >&2
    exit 0
fi
echo "Installing:$missing"

# The tests start their own servers, so installing the packages must start no server and create no
# data directory that nobody asked for.
undo() {
    [ -z "${made_policy:-}" ] || rm -f "$policy"
    [ -z "${made_clusters:-}" ] || rm -f "$clusters"
}
trap undo EXIT
trap 'exit 1' HUP INT TERM
if [ ! -e "$policy" ]; then
    made_policy=yes
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"
fi
if [ ! -e "$clusters" ]; then
    made_clusters=yes
    mkdir -p "${clusters%/*}"
    echo "create_main_cluster = false" >"$clusters"
fi

apt-get -qq update
# shellcheck disable=SC2086 # a list of words
DEBIAN_FRONTEND=noninteractive apt-get -qq install --no-install-recommends -y $missing >/dev/null
