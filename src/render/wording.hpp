/// \file
/// The names that a plan gives to things, and small texts that several sentences share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <thidua/campaign/plan.hpp>
#include <thidua/core/joined.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/rule/explanation.hpp>

#include "sentences.hpp"

namespace thidua::inline v0 {

/// The plan and the language that a text is written with, and the names of the plan's things in it. Where the
/// plan does not know an id, the id itself stands.
class Wordbook {
 public:
  Wordbook(const Plan& plan, Language language) : plan_{plan}, language_{language} {}

  [[nodiscard]] const Plan& plan() const noexcept { return plan_; }
  [[nodiscard]] Language language() const noexcept { return language_; }
  [[nodiscard]] std::string say(Phrase phrase,
                                std::initializer_list<std::string> parts = {}) const {
    return thidua::phrase(phrase, language_, parts);
  }

  [[nodiscard]] std::string authority(std::string_view id) const {
    return title(plan_.authorities, id);
  }
  [[nodiscard]] std::string role(std::string_view id) const { return title(plan_.roles, id); }
  [[nodiscard]] std::string indicator(std::string_view id) const {
    return title(plan_.indicators, id);
  }
  [[nodiscard]] std::string parameter(std::string_view id) const {
    return title(plan_.parameters, id);
  }
  [[nodiscard]] std::string paper(std::string_view id) const { return title(plan_.papers, id); }
  [[nodiscard]] std::string award(std::string_view id) const { return title(plan_.awards, id); }
  /// A content or criterion that people judge; null when the plan has none of that id.
  [[nodiscard]] const Attested* attested(std::string_view id) const;
  /// Those entitled to judge it, joined by «or»; empty when not known.
  [[nodiscard]] std::string judges(std::string_view attested_id) const;
  /// A paper's deadline, where it has one.
  [[nodiscard]] const Deadline* deadline(std::string_view paper_id) const;

  /// "«IV.2.1.a»", "clause IV.2.1.a:"; empty where there is none.
  [[nodiscard]] std::string clause(const Citation& cite) const;
  [[nodiscard]] std::string day(const Date& day) const { return day_text(day, language_); }
  /// "hạn: trước ngày 31/12/2024, tức chậm nhất 30/12/2024"
  [[nodiscard]] std::string due_text(const ComputedDue& due) const;
  /// "trên 45 %", "từ 47 % trở lên (45 % cộng khoảng chênh 2 điểm phần trăm)"
  [[nodiscard]] std::string requirement(const ComparisonInput& input) const;
  /// "2 hồ sơ", "1 new dossier"; `which` is the English word before the noun, with a space after it.
  [[nodiscard]] std::string count(std::int64_t count, Counted counted,
                                  std::string_view which = {}) const;
  [[nodiscard]] std::string judgement(Judgement judgement) const;

 private:
  template <class T>
  [[nodiscard]] std::string title(const std::vector<T>& entries, std::string_view id) const {
    const auto* entry = find(entries, id);
    return entry == nullptr || entry->title.empty() ? std::string{id} : entry->title.in(language_);
  }

  const Plan& plan_;
  Language language_;
};

/// What a measure lacks: «thiếu 0,004 điểm phần trăm so với mức; cần thêm 2 hồ sơ …».
[[nodiscard]] std::string shortfall_text(const Shortfall& shortfall, const ComparisonInput& input,
                                         const Wordbook& words);

/// The sentence with which of the levels of a target that steps was taken, and by which clause.
[[nodiscard]] std::string with_level_in_force(std::string text, const Explanation& node,
                                              const Wordbook& words);

}  // namespace thidua::inline v0
