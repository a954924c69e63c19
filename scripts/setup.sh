#!/usr/bin/env bash
# Makes the project ready to use: Debian packages, the virtual environment .venv, and the package thidua in it,
# built from this checkout (editable: changed Python files count at once, changed C++ files are rebuilt here).
# Run again, it does only what has become necessary.
#
#   scripts/setup.sh          to use the library
#   scripts/setup.sh test     also to test it
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

level=${1:-use}
case $level in
  use) extra="" groups=(build) ;;
  test)
    extra="[test]" groups=(build test)
    command -v java >/dev/null || groups+=(java)
    ;;
  *) fail "usage: scripts/setup.sh [test]" ;;
esac

# One at a time: two of these at once would build into the same directory.
mkdir -p build
exec 9>build/setup.lock
flock 9

# A Python that can make a virtual environment and build an extension module.
fits() {
  command -v "$1" >/dev/null && "$1" - <<'PYTHON' 2>/dev/null
import ensurepip, pathlib, sys, sysconfig, venv
header = pathlib.Path(sysconfig.get_path("include"), "Python.h")
sys.exit(not (sys.version_info >= (3, 11) and header.exists()))
PYTHON
}

scripts/packages.sh "${groups[@]}"
if ! fits .venv/bin/python; then
  python=python3
  if ! fits "$python"; then
    scripts/packages.sh python
    python=/usr/bin/python3
    fits "$python" || fail "thidua needs Python 3.11 or newer, with venv and its headers (Python.h)"
  fi
  say "Making .venv with $("$python" --version)"
  "$python" -m venv --clear .venv
fi

# What the installed package is made of. Of the Python files only the names count: an editable installation reads the
# files themselves, but does not notice a new one.
fingerprint() {
  {
    .venv/bin/python --version
    find CMakeLists.txt pyproject.toml README.md cmake include src share bindings \
      -type f ! -name '*.py' ! -name '*.pyi' ! -path '*/__pycache__/*' -print0 2>/dev/null |
      LC_ALL=C sort -z | xargs -0 sha256sum
    find bindings -type f \( -name '*.py' -o -name '*.pyi' \) | LC_ALL=C sort
  } | sha256sum
}

now=$(fingerprint)
stamp=.venv/thidua-$level.stamp
# An environment that is ready for tests is ready for use.
for known in "$stamp" .venv/thidua-test.stamp; do
  if [[ -f $known && $(<"$known") == "$now" ]]; then
    exit 0
  fi
done

say "Building thidua and installing it into .venv (the first time takes some minutes)"
rm -f .venv/thidua-*.stamp
log=build/setup.log
# Of what pip says, its own steps and the compiler's progress are shown; all of it is in the log.
pip_install() {
  if ! .venv/bin/python -m pip --disable-pip-version-check --no-color install --progress-bar off "$@" 2>&1 |
    tee -a "$log" |
    sed -u -n -E 's/^ *(\[[0-9]+\/[0-9]+\] .*)/  \1/p; s/^(Collecting|Installing|Successfully) .*/  &/p'; then
    tail -n 60 "$log" >&2
    fail "This did not work; all of it is in $log"
  fi
}
: >"$log"
# Build requirements live in .venv and the build tree stays, so that a rebuild compiles only what has changed.
# setuptools and wheel are for packages that come as sources (PySpark): without isolation they build with what is here.
pip_install 'scikit-build-core>=0.11' 'pybind11>=3' 'setuptools>=70.1' wheel
pip_install --verbose --no-build-isolation --config-settings=build-dir=build/python --editable ".$extra"
printf '%s\n' "$now" >"$stamp"
