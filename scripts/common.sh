# Read by the other scripts: where we are, and the tools they share.
# shellcheck shell=bash
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PATH="$PWD/.venv/bin:$PATH"
mkdir -p .make var static

say() { printf '\033[1m== %s\033[0m\n' "$*"; }

give_up() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

# stamp_is NAME VALUE: was step NAME last finished with VALUE?
stamp_is() { [ -e ".make/$1" ] && [ "$(cat ".make/$1")" = "$2" ]; }
stamp() { printf '%s' "$2" >".make/$1"; }

# hash_of FILE...: one value that changes when any of the files does.
hash_of() { cat -- "$@" | sha256sum | cut -c1-32; }
