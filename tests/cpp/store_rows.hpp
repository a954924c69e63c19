/// \file
/// Columns of rows for a dossier store, as tests fill them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include <thidua/measure/dossier_store.hpp>

namespace samples {

struct StoreRows {
  std::vector<std::int32_t> unit;
  std::vector<std::int32_t> service;
  std::vector<std::int32_t> officer;
  std::vector<std::int32_t> day;
  std::vector<std::vector<std::uint8_t>> flags;

  [[nodiscard]] thidua::DossierCodes codes() const {
    const auto column = [](const auto& values) { return thidua::WholeColumn{std::span{values}}; };
    thidua::DossierCodes codes{column(unit), column(service), column(officer), column(day), {}};
    for (const auto& flag : flags) { codes.flags.push_back(column(flag)); }
    return codes;
  }
  /// The last row first.
  void turn() {
    for (auto* column : {&unit, &service, &officer, &day}) {
      std::reverse(column->begin(), column->end());
    }
    for (auto& flag : flags) { std::reverse(flag.begin(), flag.end()); }
  }
};

}  // namespace samples
