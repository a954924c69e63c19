/// \file
/// The names of units, officers and services as numbers, with every spelling: who is in no register, who is written in several
/// ways, which officer appears in several units.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <thidua/measure/quality_checker.hpp>

#include "quality_row.hpp"

namespace thidua::inline v0 {

/// Names by number. Spellings of one name have one number; how often each was met is kept.
class NameBook {
 public:
  /// Meets a name in a row; `make_sample` tells where.
  template <class MakeSample>
  std::uint32_t meet(std::string_view text, const MakeSample& make_sample) {
    const auto [met, is_new] = met_.try_emplace(std::string{text}, 0);
    if (is_new) { met->second = spelling_of(text); }
    auto& spelling = spellings_[met->second];
    if (spelling.rows++ == 0) { spelling.first = make_sample(); }
    return spelling.name;
  }

  /// The spelling that was met most often; of equals the first by its letters.
  [[nodiscard]] const std::string& usual(std::uint32_t name) const;
  /// A finding a name with several spellings; its rows are those that are not spelled as usual.
  void put_into(Findings& findings, Fault kind, std::size_t samples) const;

 private:
  struct Spelling {
    std::string text;
    std::uint32_t name;
    std::int64_t rows = 0;
    QualitySample first;
  };
  std::uint32_t spelling_of(std::string_view text);
  /// A name's spellings, most frequent first.
  [[nodiscard]] std::vector<const Spelling*> ordered(std::uint32_t name) const;

  std::unordered_map<std::string, std::uint32_t> met_;      // as typed → spelling
  std::unordered_map<std::string, std::uint32_t> by_text_;  // in NFC → spelling
  std::unordered_map<std::string, std::uint32_t> by_key_;   // → name
  std::vector<Spelling> spellings_;
  std::vector<std::vector<std::uint32_t>> of_name_;
};

class QualityNames {
 public:
  QualityNames(UnitRegister units, const QualityOptions& options)
      : register_{std::move(units)}, options_{options} {}

  /// Reads the row's names into `values`.
  void read(const QualityRow& row, RowValues& values);
  /// Whether rows of the unit count for somebody.
  [[nodiscard]] bool counts(std::uint32_t unit) const {
    return unit != no_name && (register_.ids.empty() || units_[unit].is_known);
  }
  /// The unit's id in the register, else its usual spelling.
  [[nodiscard]] std::string unit_name(std::uint32_t unit) const;

  void put_into(Findings& findings) const;
  /// The known name that is nearest to one that is not known; empty when none is near.
  [[nodiscard]] std::string suggestion(const std::string& name) const;

 private:
  /// A unit: one of the register, or a name.
  struct Unit {
    std::string id;  ///< empty for a name that is in no register
    std::uint32_t name;
    bool is_known;
    FoundRows unknown;
  };
  struct Seen {
    std::int64_t rows = 0;
    std::size_t order = 0;  ///< among all pairs, in which they were met
    QualitySample first;
  };

  std::uint32_t unit_of(std::uint32_t name, std::string_view text);

  UnitRegister register_;
  QualityOptions options_;
  NameBook unit_names_;
  NameBook officers_;
  NameBook services_;
  std::vector<Unit> units_;
  std::unordered_map<std::uint32_t, std::uint32_t> unit_of_name_;
  std::unordered_map<std::string, std::uint32_t> unit_of_id_;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Seen> officer_in_;  // officer, unit
  FoundRows no_unit_;
};

}  // namespace thidua::inline v0
