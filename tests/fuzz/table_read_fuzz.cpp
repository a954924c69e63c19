/// \file
/// Any bytes as a CSV file of dossiers: every row that is read is counted, outside the period, or set aside.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <thidua/io/load_columns.hpp>
#include <thidua/io/read_csv.hpp>
#include <thidua/measure/tally_builder.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto table = thidua::parse_csv(text, "fuzz.csv");
  if (!table) {
    if (!thidua::has_errors(table.error())) { std::abort(); }
    return 0;
  }
  thidua::TallyRules rules;
  rules.flags = {{"online", {}, std::nullopt}, {"paid_online", {}, thidua::DateField::paid}};
  rules.period = thidua::Period{thidua::date(2024, 6, 20), thidua::date(2024, 12, 26)};
  rules.with_service = true;
  rules.with_officer = true;
  thidua::TallyBuilder builder{rules, thidua::shipped_columns()};
  if (thidua::has_errors(builder.add(*table))) { return 0; }
  const auto tally = builder.tally();
  const auto rows = table->rows() + table->set_aside().size();
  if (tally.rows_read() != static_cast<std::int64_t>(rows)) { std::abort(); }
  return 0;
}
