#!/bin/sh
# Parses every PHP file with the PHP of this machine.
set -eu

command -v php >/dev/null 2>&1 || {
    echo "PHP files were not parsed: install php-cli." >&2
    [ "${CI:-}" = true ] && exit 1
    exit 0
}
find whmcs_hook -name '*.php' -print0 | xargs -0 -n 1 php -l >/dev/null
echo "PHP files parse."
