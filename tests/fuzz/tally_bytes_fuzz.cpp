/// \file
/// Any bytes as a stored tally: an error, or a tally that is written back as the same bytes. The length and the checksum are mended
/// first, so that the search gets to what they protect.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <stdexcept>
#include <string>
#include <string_view>

#include <thidua/io/tally_bytes.hpp>

#include "../cpp/tally_bytes_samples.hpp"

namespace {

constexpr std::size_t least = 20 + 32;  // what lies before and behind the body

void read(std::string_view bytes) {
  try {
    const auto tally = thidua::parse_tally_bytes(bytes);
    if (thidua::tally_bytes(tally) != bytes) { std::abort(); }
  } catch (const std::invalid_argument&) {
    static_cast<void>(0);  // refused, as most bytes should be
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes{reinterpret_cast<const char*>(data), size};
  read(bytes);
  if (size >= least) { read(samples::mended(std::string{bytes})); }
  return 0;
}
