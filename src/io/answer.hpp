/// \file
/// The words «yes» and «no» where a file says one of two things.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include <thidua/core/word.hpp>

namespace thidua::inline v0 {

enum class Answer : std::uint8_t { no, yes };

template <>
struct Words<Answer> {
  static constexpr std::pair<Answer, std::string_view> table[] = {{Answer::no, "no"},
                                                                  {Answer::yes, "yes"}};
};

}  // namespace thidua::inline v0
