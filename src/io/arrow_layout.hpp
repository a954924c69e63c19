/// \file
/// What a column's format string says: how its values lie in memory. A schema is read once, the arrays of a stream are many.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

#include <thidua/io/arrow_abi.hpp>

namespace thidua::inline v0::arrow {

/// Why a schema or an array can't be read. Told with the source and the batch by who knows them.
class Fault : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

enum class Kind : std::uint8_t {
  unread,
  nothing,
  truth,
  whole,      // of `width` bytes, with a sign
  natural,    // of `width` bytes, without
  real,       // float or double
  decimal,    // of `width` bytes, with `scale` places
  text,       // offsets of `width` bytes into one buffer
  text_view,  // short ones in place, long ones in several buffers
  bytes,      // as text
  bytes_view,
  fixed_bytes,  // of `width` bytes
  days,         // int32 since 1970
  day_millis,   // int64 since 1970, of which the days are meant
  moment,       // int64 since 1970, `a_second` of them
};

struct Layout {
  Kind kind = Kind::unread;
  std::int32_t width = 0;
  std::int32_t scale = 0;
  std::int64_t a_second = 1;
  bool zoned = false;
  std::string format;
  /// Of a dictionary's values; the layout itself is then that of its indices.
  std::shared_ptr<const Layout> words;
};

[[nodiscard]] Layout layout_of(const ArrowSchema& schema);

[[nodiscard]] inline bool is_read(const Layout& layout) noexcept {
  return layout.kind != Kind::unread && (!layout.words || layout.words->kind != Kind::unread);
}

}  // namespace thidua::inline v0::arrow
