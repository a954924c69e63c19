/// \file
/// Random rows spread over parts such that all copies of a dossier are in one, counted, and merged in a random tree.
#pragma once

#include <functional>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "dossier_samples.hpp"

namespace samples {

/// Rows with copies of dossiers, with nothing in some cells, and with units that are in no register.
inline std::vector<Dossier> rows_with_copies(std::size_t count, std::uint64_t seed) {
  auto rows = random_dossiers(count, seed);
  std::mt19937_64 random{seed};
  for (auto& row : rows) {
    if (random() % 4 == 0) { row.id = rows[random() % rows.size()].id; }
    if (random() % 9 == 0) { row.unit = "Xã Lạ " + std::to_string(random() % 3); }
    if (random() % 9 == 0) { row.status.clear(); }
    if (random() % 20 == 0) { row.fee.clear(); }
  }
  return rows;
}

/// Three of the units are a register.
inline thidua::NameIndex register_of_units() {
  thidua::NameIndex units;
  for (const char* unit : {"P00", "P01", "P02"}) { units.add(unit, unit); }
  return units;
}

inline std::vector<thidua::Tally> parts(const std::vector<Dossier>& rows, std::size_t count,
                                        std::mt19937_64& random) {
  const std::uint64_t salt = random();
  std::vector<thidua::Tally> result;
  for (std::size_t part = 0; part < count; ++part) {
    thidua::TallyBuilder builder{rules(), mapping(), register_of_units()};
    thidua::TextTable table{"a.csv", columns()};
    table.set_part();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto home = (std::hash<std::string>{}(rows[i].id) ^ salt) % count;
      if (home == part) { table.add_row(static_cast<std::int64_t>(i) + 2, rows[i].cells()); }
    }
    builder.add(table);
    result.push_back(builder.tally());
  }
  return result;
}

/// Two of them at a time, whichever, until there is one.
inline thidua::Tally merged(std::vector<thidua::Tally> parts, std::mt19937_64& random) {
  while (parts.size() > 1) {
    std::swap(parts[random() % parts.size()], parts.back());
    thidua::Tally one = std::move(parts.back());
    parts.pop_back();
    parts[random() % parts.size()] += one;
  }
  return std::move(parts.front());
}

}  // namespace samples
