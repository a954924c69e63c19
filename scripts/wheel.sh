#!/usr/bin/env bash
# Builds the wheel as `pip install` does, installs it into a fresh environment and uses it there.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

scripts/setup.sh test
out=$PWD/build/wheel
rm -rf "$out"
mkdir -p "$out"
.venv/bin/python -m pip --disable-pip-version-check wheel --quiet --no-deps --no-build-isolation --wheel-dir "$out" .
.venv/bin/python -m venv "$out/venv"
"$out/venv/bin/python" -m pip --disable-pip-version-check install --quiet "$out"/thidua-*.whl

cd "$out"
for file in _core.pyi py.typed; do
  [[ -f $(echo venv/lib/python3*/site-packages/thidua/$file) ]] || fail "the wheel has no $file"
done
venv/bin/python -c 'import thidua; print("thidua", thidua.__version__)'
venv/bin/thidua --help
