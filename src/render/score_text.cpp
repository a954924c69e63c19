/// \file
/// The explanation of a score: the total, its parts down to the items, knock-outs, the grade.
#include <thidua/render/score_text.hpp>

#include "score_rule_text.hpp"

namespace thidua::inline v0 {

namespace {

class Lines {
 public:
  Lines(const Scorecard& card, const SubjectScore& score, Language language)
      : card_{card}, score_{score}, language_{language} {}

  std::vector<ScoreLine> run() {
    total();
    for (const auto& item : score_.items) { part(item, 1); }
    knock_outs();
    grade();
    return std::move(lines_);
  }

 private:
  [[nodiscard]] std::string pick(const std::string& vi, const std::string& en) const {
    return language_ == Language::vi ? vi : en;
  }
  [[nodiscard]] std::string figure(const ScoreRange& range) const {
    return score_figure(range, language_);
  }
  void add(int depth, std::string part, std::string text, const Citation& cite = {}) {
    lines_.push_back({depth, std::move(part), std::move(text), to_string(cite)});
  }

  void total() {
    const auto points = pick(" điểm", " points");
    add(0, card_.id, score_.id + ": " + figure(score_.published) + points, card_.cite);
    if (!score_.rated) {
      add(1, card_.id,
          pick("chỉ ", "only ") + score_figure(score_.coverage * Score{100}, language_) +
              pick(" % số điểm có số liệu, cần ", " % of the points rest on data, needed are ") +
              score_figure(card_.coverage->value * Score{100}, language_) +
              pick(" %: chưa xếp được", " %: there is no total"),
          card_.cite);
    }
    const bool has_extra =
        !(score_.bonus == ScoreRange::of(0) && score_.penalty == ScoreRange::of(0));
    if (has_extra) {
      add(1, card_.id,
          figure(score_.plain) + pick(" + thưởng ", " + bonus ") + figure(score_.bonus) +
              pick(" − trừ ", " − penalty ") + figure(score_.penalty),
          card_.cite);
    }
    if (auto text = rounding_text(score_.total, score_.published, language_); !text.empty()) {
      add(1, card_.id, std::move(text), card_.cite);
    }
    if (score_.exact_total && *score_.exact_total != score_.published) {
      add(1, card_.id,
          pick("tính chính xác thì được ", "exactly computed: ") + figure(*score_.exact_total),
          card_.cite);
    }
  }

  void part(const ItemScore& score, int depth) {
    const auto* item = with_id(card_.items, score.id);
    const auto* group = with_id(card_.groups, score.id);
    const LocalText& title = item != nullptr ? item->title : group->title;
    const Citation& cite = item != nullptr ? item->cite : group->cite;
    add(depth, score.id,
        score.id + " " + title.in(language_) + ": " + figure(score.points) + "/" +
            score_figure(score.most, language_),
        cite);
    if (item != nullptr) {
      for (auto& text : score_reasons(card_, *item, score, language_)) {
        add(depth + 1, score.id, std::move(text), cite);
      }
      return;
    }
    if (score.basis == PointsBasis::unsettled) {
      add(depth + 1, score.id,
          pick("không còn tiêu chí nào gánh phần điểm này, hội đồng quyết định",
               "no item is left to take over these points, the council decides"),
          cite);
    }
    for (const auto& inner : score.parts) { part(inner, depth + 1); }
    if (auto text = rounding_text(score.unrounded, score.points, language_); !text.empty()) {
      add(depth + 1, score.id, std::move(text), cite);
    }
  }

  void knock_outs() {
    for (const auto& result : score_.knock_outs) {
      const auto* rule = with_id(card_.knock_outs, result.id);
      if (rule == nullptr || result.hit == Truth::no) { continue; }
      add(1, result.id,
          rule->title.in(language_) + ": " +
              (result.hit == Truth::yes ? pick("bị loại", "knocked out")
                                        : pick("chưa rõ", "not known")),
          rule->cite);
    }
  }

  void grade() {
    if (card_.grades.empty()) { return; }
    const bool by_rounded = card_.rounding.grade_from == TakenFrom::rounded;
    if (score_.grades.size() != 1) {
      std::string all;
      for (const auto& id : score_.grades) {
        all += (all.empty() ? "" : ", ") + with_id(card_.grades, id)->title.in(language_);
      }
      add(1, card_.id, pick("xếp loại chưa xác định: ", "grade undetermined: ") + all, card_.cite);
      return;
    }
    const auto* grade = with_id(card_.grades, score_.grades.front());
    const auto& value = by_rounded ? score_.published : score_.total;
    std::string text = pick("xếp loại ", "grade ") + grade->title.in(language_) + ": " +
                       figure(value) + (by_rounded ? pick(" (đã làm tròn)", " (rounded)") : "");
    text += pick(", mức ", ", band ") + score_band_text(grade->band, language_);
    for (const auto& higher : card_.grades) {
      if (&higher == grade) { break; }
      const bool in_band = value.is_exact() && higher.band.holds(value.low);
      if (in_band && score_.no_item_at_zero == Truth::no) {
        text += pick("; không đạt «" + higher.title.vi + "» vì có tiêu chí 0 điểm",
                     "; not «" + higher.title.in(language_) + "»: an item is at 0");
      }
    }
    add(1, grade->id, std::move(text), grade->cite);
  }

  const Scorecard& card_;
  const SubjectScore& score_;
  Language language_;
  std::vector<ScoreLine> lines_;
};

}  // namespace

std::vector<ScoreLine> score_lines(const Scorecard& card, const SubjectScore& score,
                                   Language language) {
  return Lines{card, score, language}.run();
}

std::string score_text(const Scorecard& card, const SubjectScore& score, Language language) {
  std::string text;
  for (const auto& line : score_lines(card, score, language)) {
    text.append(static_cast<std::size_t>(line.depth) * 2, ' ').append(line.text);
    if (!line.cite.empty()) {
      text += (language == Language::vi ? " [khoản " : " [clause ") + line.cite + "]";
    }
    text += "\n";
  }
  return text;
}

}  // namespace thidua::inline v0
