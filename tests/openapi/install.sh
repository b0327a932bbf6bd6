#!/bin/sh
# Installs the Node.js packages beside this file, unless they are there.
set -eu

here=$(dirname "$0")
done="$here/node_modules/.package-lock.json"
if [ ! -e "$done" ] || [ "$here/package-lock.json" -nt "$done" ]; then
    (cd "$here" && npm ci --silent)
fi
