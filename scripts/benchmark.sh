#!/usr/bin/env bash
# Measures the library against its peers (benchmarks/README.md); with --quick only checks that all give the same answers.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

scripts/setup.sh test
cmake --preset release -B build/benchmark -DTHIDUA_BUILD_BENCHMARKS=ON -DTHIDUA_BUILD_TESTS=OFF \
  -DTHIDUA_BUILD_EXAMPLES=OFF -DTHIDUA_TEST_PACKAGING=OFF >build/benchmark.log 2>&1 || fail "see build/benchmark.log"
cmake --build build/benchmark --target j4_calendar_bench >>build/benchmark.log 2>&1 || fail "see build/benchmark.log"
missed=()
say "J1: dossiers"
.venv/bin/python benchmarks/j1_dossiers.py "$@" || missed+=(J1)
say "J2: criteria in bulk"
.venv/bin/python benchmarks/j2_criteria.py "$@" || missed+=(J2)
say "J3: ranks"
.venv/bin/python benchmarks/j3_ranking.py "$@" || missed+=(J3)
say "J4: calendars"
.venv/bin/python benchmarks/j4_calendar.py --cpp build/benchmark/benchmarks/cpp/j4_calendar_bench "$@" || missed+=(J4)
[[ ${#missed[@]} -eq 0 ]] || fail "Not reached: ${missed[*]}"
