# Sourced by the other scripts: strict mode, the root of the project, and how they speak.

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

say() { printf '\n== %s\n' "$*"; }
fail() {
  printf '\n!! %s\n' "$*" >&2
  exit 1
}
