/// \file
/// Any bytes as a plan file: an error with its place, or a campaign that survives being written and loaded again.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include <thidua/io/load_campaign.hpp>
#include <thidua/io/write_campaign.hpp>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  const auto campaign = thidua::parse_campaign(text, "fuzz.toml");
  if (!campaign) {
    if (!thidua::has_errors(campaign.error())) { std::abort(); }
    for (const auto& diagnostic : campaign.error()) {
      if (to_string(diagnostic).empty()) { std::abort(); }
    }
    return 0;
  }
  const auto again = thidua::parse_campaign(thidua::write_campaign(*campaign), "written.toml");
  if (!again || !(*again == *campaign)) { std::abort(); }
  return 0;
}
