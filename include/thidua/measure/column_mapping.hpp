/// \file
/// Which column of an export holds which field, and which words of it say yes or no.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/word.hpp>

namespace thidua::inline v0 {

/// The fields of a dossier row besides its flags.
enum class Field : std::uint8_t {
  dossier,
  unit,
  service,
  officer,
  submitted,
  finished,
  paid,
  amount
};

template <>
struct Words<Field> {
  static constexpr std::pair<Field, std::string_view> table[] = {
      {Field::dossier, "dossier"}, {Field::unit, "unit"},           {Field::service, "service"},
      {Field::officer, "officer"}, {Field::submitted, "submitted"}, {Field::finished, "finished"},
      {Field::paid, "paid"},       {Field::amount, "amount"}};
};

struct FieldColumns {
  Field field = Field::dossier;
  std::vector<std::string> columns;  ///< accepted headers, the first that is there is taken
  /// Of amounts: what an empty cell says, in đồng. None: the row is set aside.
  std::optional<std::int64_t> empty = std::nullopt;
  friend bool operator==(const FieldColumns&, const FieldColumns&) = default;
};

struct FlagColumns {
  std::string flag;
  std::vector<std::string> columns;
  std::vector<std::string> yes;
  std::vector<std::string> no;
  std::optional<bool> empty;  ///< what an empty cell says
  bool positive = false;      ///< a number: above 0 yes, 0 no
  friend bool operator==(const FlagColumns&, const FlagColumns&) = default;
};

struct ColumnMapping {
  std::vector<FieldColumns> fields;
  std::vector<FlagColumns>
      flags;  ///< of several entries for one flag the first whose column is there is taken
  friend bool operator==(const ColumnMapping&, const ColumnMapping&) = default;
};

}  // namespace thidua::inline v0
