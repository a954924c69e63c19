#!/usr/bin/env bash
# Counts which lines the tests run: C++ under its own tests (gcov, lcov), Python under pytest. The C++ that only Python
# reaches is not counted.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

scripts/setup.sh test
scripts/packages.sh coverage

out=build/coverage
find "$out" -name '*.gcda' -delete 2>/dev/null || true
cmake --workflow --preset coverage

lcov --quiet --capture --directory "$out" --output-file "$out/all.info" --rc geninfo_auto_base=1
lcov --quiet --extract "$out/all.info" "$PWD/include/*" "$PWD/src/*" --output-file "$out/thidua.info"

say "Python"
.venv/bin/python -m pytest --quiet --cov --cov-report=term --cov-report="json:$out/python.json"

say "Line coverage"
.venv/bin/python - "$out" <<'PYTHON'
import json
import pathlib
import sys

out = pathlib.Path(sys.argv[1])
found = hit = 0
for line in (out / "thidua.info").read_text().splitlines():
    if line.startswith("LF:"):
        found += int(line[3:])
    if line.startswith("LH:"):
        hit += int(line[3:])
python = json.loads((out / "python.json").read_text())["totals"]
print(f"C++     {100 * hit / found:.1f} %  ({hit} of {found} lines)")
print(f"Python  {python['percent_covered']:.1f} %  "
      f"({python['covered_lines']} of {python['num_statements']} lines)")
PYTHON
