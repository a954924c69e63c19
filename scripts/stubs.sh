#!/usr/bin/env bash
# Writes the type stubs of the extension module, bindings/python/thidua/_core.pyi; with --check compares the committed
# ones with what the module says, and lets mypy.stubtest hold both against each other.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

scripts/setup.sh test
committed=bindings/python/thidua/_core.pyi
fresh=$(mktemp -d)
trap 'rm -rf "$fresh"' EXIT

.venv/bin/pybind11-stubgen thidua._core --output-dir "$fresh"
stub=$(find "$fresh" -name '*.pyi')
# The generator adds a list of names that the module does not have.
sed -i '/^__all__: list\[str\] = /d' "$stub"
.venv/bin/ruff format --quiet --isolated --line-length 100 "$stub"

if [[ ${1:-} != --check ]]; then
  cp "$stub" "$committed"
  say "Written: $committed"
  exit 0
fi
diff --unified "$committed" "$stub" || fail "$committed is not what the module says: run scripts/stubs.sh"
.venv/bin/python -m mypy.stubtest --concise --allowlist scripts/stubtest.allow thidua._core
