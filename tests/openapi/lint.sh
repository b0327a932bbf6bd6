#!/bin/sh
# Lints docs/openapi.json with Spectral, which npm installs beside this file.
set -eu

here=$(dirname "$0")
command -v npm >/dev/null 2>&1 || {
    echo "docs/openapi.json was not linted: install npm." >&2
    [ "${CI:-}" = true ] && exit 1
    exit 0
}
done="$here/node_modules/.package-lock.json"
if [ ! -e "$done" ] || [ "$here/package-lock.json" -nt "$done" ]; then
    (cd "$here" && npm ci --silent)
fi
"$here/node_modules/.bin/spectral" lint --ruleset "$here/spectral.yaml" \
    --fail-severity hint --quiet docs/openapi.json
echo "docs/openapi.json is linted."
