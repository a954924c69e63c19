#!/usr/bin/env bash
# Installs the Debian packages of the named groups, those only that are missing.
#
#   scripts/packages.sh build [test] [java] [fuzz] [format] [tidy] [coverage]
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

packages_of() {
  case "$1" in
    build) echo g++ cmake ninja-build ccache pkg-config libboost-dev libeigen3-dev libexpected-dev libssl-dev \
      libtomlplusplus-dev libutf8proc-dev nlohmann-json3-dev ;;
    python) echo python3 python3-venv python3-dev ;;
    test) echo doctest-dev ;;
    java) echo default-jre-headless ;; # what Spark runs on
    fuzz) echo clang libclang-rt-14-dev ;;
    format) echo clang-format ;;
    tidy) echo clang clang-tidy ;;
    coverage) echo lcov ;;
    *) fail "no such group of packages: $1" ;;
  esac
}

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
  say "This is not Debian: the packages for $* have to be there already (see scripts/packages.sh)"
  exit 0
fi

missing=()
for group in "$@"; do
  for package in $(packages_of "$group"); do
    state=$(dpkg-query --show --showformat='${db:Status-Status}' "$package" 2>/dev/null || true)
    [[ $state == installed ]] || missing+=("$package")
  done
done
[[ ${#missing[@]} -gt 0 ]] || exit 0

as_root=()
if [[ $(id -u) -ne 0 ]]; then
  command -v sudo >/dev/null || fail "These Debian packages are missing: ${missing[*]}. Have root install them."
  as_root=(sudo)
fi
say "Installing Debian packages: ${missing[*]}"
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -y)
"${apt[@]}" update
"${apt[@]}" install --no-install-recommends "${missing[@]}"
