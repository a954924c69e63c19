/// \file
/// What a node is called.
#pragma once

#include <string>

#include <thidua/rule/explanation.hpp>

#include "wording.hpp"

namespace thidua::inline v0 {

/// A named criterion, or who may take part, is one line with the condition that it consists of: that
/// condition, or the node itself.
[[nodiscard]] const Explanation& node_body(const Explanation& node);

[[nodiscard]] std::string node_title(const Explanation& node, const Wordbook& words);

}  // namespace thidua::inline v0
