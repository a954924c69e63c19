/// \file
/// An explanation as readers see it, before it is text or HTML: lines of words, with what failed or is missing below.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <thidua/campaign/plan.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/rule/explanation.hpp>

namespace thidua::inline v0 {

/// One node in words.
struct OutlineNode {
  Truth truth = Truth::undetermined;
  std::string clause;
  std::string title;
  std::string sentence;
  std::string wording;             ///< of the clause
  std::vector<std::size_t> notes;  ///< numbers of readings used, from 1
  std::vector<OutlineNode> children;
};

struct OutlineItem {
  std::string text;
  std::vector<OutlineItem> children;
};

struct OutlineSection {
  std::string title;
  std::vector<OutlineItem> items;
};

struct Outline {
  OutlineNode root;
  std::vector<OutlineSection> sections;
  std::vector<std::string> readings;  ///< in the order of their numbers
  std::string readings_title;
};

[[nodiscard]] Outline outline(const Explanation& explanation, const Plan& plan, Language language);

/// "✓", "✗", "?"
[[nodiscard]] std::string sign(Truth truth);
/// " [1] [2]"
[[nodiscard]] std::string note_marks(const std::vector<std::size_t>& notes);

}  // namespace thidua::inline v0
