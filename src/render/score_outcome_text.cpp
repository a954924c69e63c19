/// \file
/// Knock-outs and grades in words.
#include "score_outcome_text.hpp"

#include "score_whole_text.hpp"
#include "score_words.hpp"

namespace thidua::inline v0 {

namespace {

class Outcome {
 public:
  Outcome(const Scorecard& card, const SubjectScore& score, Language language)
      : card_{card}, score_{score}, language_{language} {}

  std::vector<ScoreLine> knock_outs(const ScoreRange& before) {
    for (const auto& result : score_.knock_outs) {
      const auto* rule = with_id(card_.knock_outs, result.id);
      if (rule == nullptr || result.hit == Truth::no) { continue; }
      add(rule->id,
          rule->title.in(language_) + condition(*rule) + ": " +
              (result.hit == Truth::yes ? hit(*rule, before) : perhaps(*rule)),
          rule->cite);
    }
    return std::move(lines_);
  }

  std::vector<ScoreLine> grade() {
    if (card_.grades.empty()) { return {}; }
    if (score_.grades.size() != 1) {
      std::string all;
      for (const auto& id : score_.grades) { all += (all.empty() ? "" : ", ") + grade_title(id); }
      add(card_.id, pick("xếp loại chưa xác định: ", "grade undetermined: ") + all, card_.cite);
      return std::move(lines_);
    }
    const auto& grade = *with_id(card_.grades, score_.grades.front());
    if (const auto* rule = knocked_to(grade.id)) {
      add(grade.id,
          pick("xếp loại ", "grade ") + grade.title.in(language_) +
              pick(": do điểm liệt «", ": by the knock-out «") + rule->title.in(language_) +
              pick("», không xét theo điểm", "», not by the points"),
          rule->cite);
      return std::move(lines_);
    }
    by_points(grade);
    return std::move(lines_);
  }

 private:
  [[nodiscard]] std::string pick(const std::string& vi, const std::string& en) const {
    return language_ == Language::vi ? vi : en;
  }
  void add(std::string part, std::string text, const Citation& cite) {
    lines_.push_back({1, std::move(part), std::move(text), to_string(cite)});
  }
  [[nodiscard]] std::string grade_title(const std::string& id) const {
    const auto* grade = with_id(card_.grades, id);
    return grade != nullptr ? grade->title.in(language_) : id;
  }

  /// " (x < 50 %)"; what is attested needs no band.
  [[nodiscard]] std::string condition(const KnockOut& rule) const {
    const auto* input = with_id(card_.inputs, rule.input);
    if (input == nullptr || input->unit == truth_unit) { return {}; }
    return " (" + rule.input + " " + score_band_text(rule.when, language_) + ")";
  }
  [[nodiscard]] std::string hit(const KnockOut& rule, const ScoreRange& before) const {
    if (rule.effect == KnockOutEffect::zero) {
      return pick("điểm liệt, tổng điểm là 0 thay cho ",
                  "knocked out, the total is 0 instead of ") +
             score_figure(before, language_);
    }
    return pick("điểm liệt, xếp loại «", "knocked out, the grade is «") + grade_title(rule.grade) +
           pick("» dù được bao nhiêu điểm", "» whatever the points");
  }
  [[nodiscard]] std::string perhaps(const KnockOut& rule) const {
    if (rule.effect == KnockOutEffect::zero) {
      return pick("chưa rõ; nếu có thì tổng điểm là 0", "not known; if so, the total is 0");
    }
    return pick("chưa rõ; nếu có thì xếp loại «", "not known; if so, the grade is «") +
           grade_title(rule.grade) + "»";
  }
  [[nodiscard]] const KnockOut* knocked_to(const std::string& grade) const {
    for (const auto& result : score_.knock_outs) {
      const auto* rule = with_id(card_.knock_outs, result.id);
      if (rule != nullptr && result.hit == Truth::yes && rule->effect == KnockOutEffect::grade &&
          rule->grade == grade) {
        return rule;
      }
    }
    return nullptr;
  }

  void by_points(const Grade& grade) {
    const bool by_rounded = card_.rounding.grade_from == TakenFrom::rounded;
    const auto& value = by_rounded ? score_.published : score_.total;
    const std::string figure =
        score_figure(value, language_) + (by_rounded ? pick(" (đã làm tròn)", " (rounded)") : "");
    bool is_next_down = false;
    for (const auto& higher : card_.grades) {
      if (&higher == &grade) { break; }
      const bool in_band = value.is_exact() && higher.band.holds(value.low);
      if (score_.no_item_at_zero != Truth::no || !higher.no_item_at_zero ||
          !(in_band || is_next_down)) {
        continue;
      }
      is_next_down = true;
      add(higher.id,
          pick("không xếp «", "not «") + higher.title.in(language_) + "»" +
              (in_band ? pick(" (", " (") + figure + pick(", mức ", ", band ") +
                             score_band_text(higher.band, language_) + ")"
                       : "") +
              pick(" vì có tiêu chí 0 điểm: ", ": at 0 points are ") + at_zero(score_.items),
          higher.cite);
    }
    const std::string title = pick("xếp loại ", "grade ") + grade.title.in(language_);
    if (is_next_down) {
      add(grade.id, title + pick(": hạ xuống mức liền dưới", ": the next one down"), grade.cite);
      return;
    }
    add(grade.id,
        title + ": " + figure + pick(", mức ", ", band ") + score_band_text(grade.band, language_),
        grade.cite);
  }

  /// The plain items without a point, as the side condition looks for them.
  [[nodiscard]] std::string at_zero(const std::vector<ItemScore>& items) const {
    std::string text;
    for (const auto& score : items) {
      if (score.basis == PointsBasis::dropped || kind_of(card_, score.id) != PointsKind::plain) {
        continue;
      }
      std::string found;
      if (!score.parts.empty()) {
        found = at_zero(score.parts);
      } else if (score.points.high.sign() == 0) {
        const auto* item = with_id(card_.items, score.id);
        found = "«" + score.id +
                (item != nullptr && item->title.in(language_) != score.id
                     ? " " + item->title.in(language_)
                     : "") +
                "»";
      }
      if (!found.empty()) { text += (text.empty() ? "" : ", ") + found; }
    }
    return text;
  }

  const Scorecard& card_;
  const SubjectScore& score_;
  Language language_;
  std::vector<ScoreLine> lines_;
};

}  // namespace

std::vector<ScoreLine> knock_out_lines(const Scorecard& card, const SubjectScore& score,
                                       const ScoreRange& before, Language language) {
  return Outcome{card, score, language}.knock_outs(before);
}

std::vector<ScoreLine> grade_lines(const Scorecard& card, const SubjectScore& score,
                                   Language language) {
  return Outcome{card, score, language}.grade();
}

}  // namespace thidua::inline v0
