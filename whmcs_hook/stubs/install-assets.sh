#!/bin/sh
# Installs the styles and scripts that the pages of the stand-in use, from npm, beside web/package.json.
set -eu

web=$(dirname "$0")/web
command -v npm >/dev/null 2>&1 || {
    echo "The pages of the stand-in for WHMCS need npm. On Debian or Ubuntu: apt-get install npm" >&2
    exit 1
}
done="$web/node_modules/.package-lock.json"
if [ ! -e "$done" ] || [ "$web/package-lock.json" -nt "$done" ]; then
    (cd "$web" && npm ci --silent)
fi
