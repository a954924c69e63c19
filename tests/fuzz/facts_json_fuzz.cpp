/// \file
/// Any bytes as a stored tally or stored measurements: an error, or a value that is written back as it was read.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string_view>

#include <thidua/io/facts_json.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  try {
    const auto tally = thidua::parse_tally_json(text);
    if (!(thidua::parse_tally_json(thidua::tally_json(tally)) == tally)) { std::abort(); }
  } catch (const std::invalid_argument&) {
    static_cast<void>(0);  // refused, as most bytes should be
  }
  try {
    const auto given = thidua::parse_measurements_json(text);
    if (!(thidua::parse_measurements_json(thidua::measurements_json(given)) == given)) {
      std::abort();
    }
  } catch (const std::invalid_argument&) { static_cast<void>(0); }
  return 0;
}
