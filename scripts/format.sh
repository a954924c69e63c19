#!/usr/bin/env bash
# Formats the C++ sources with clang-format; with --check only says which differ.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

scripts/packages.sh format
mode=(-i)
if [[ ${1:-} == --check ]]; then
  mode=(--dry-run -Werror)
fi
# Debian 12 has version 14, which decides; a newer one may break lines elsewhere.
format=$(command -v clang-format-14 || command -v clang-format)
folders=(include src bindings tests examples)
[[ ! -d benchmarks ]] || folders+=(benchmarks)
find "${folders[@]}" -type f \( -name '*.hpp' -o -name '*.cpp' \) -print0 |
  xargs -0 "$format" "${mode[@]}"
