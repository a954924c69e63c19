/// \file
/// Any bytes as an evidence file or a column mapping: an error with its place, or a value.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include <thidua/io/facts_json.hpp>
#include <thidua/io/load_columns.hpp>
#include <thidua/io/load_evidence.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto evidence = thidua::parse_evidence(text, "fuzz.toml");
  if (evidence ? thidua::evidence_json(*evidence).empty() : !thidua::has_errors(evidence.error())) {
    std::abort();
  }
  const auto columns = thidua::parse_columns(text, "fuzz.toml");
  if (!columns && !thidua::has_errors(columns.error())) { std::abort(); }
  return 0;
}
