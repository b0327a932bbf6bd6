#!/bin/sh
# Parses every PHP file with the PHP of this machine, and compares its style with PSR-12.
set -eu

command -v php >/dev/null 2>&1 && command -v phpcs >/dev/null 2>&1 || {
    echo "PHP files were not checked: install php-cli and php-codesniffer." >&2
    [ "${CI:-}" = true ] && exit 1
    exit 0
}
find whmcs_hook -name '*.php' -not -path '*/node_modules/*' -print0 |
    xargs -0 -n 1 php -l >/dev/null
phpcs --standard=whmcs_hook/phpcs.xml
echo "PHP files parse and follow PSR-12."
