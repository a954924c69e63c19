/// \file
/// The explanation of a score: the total, its parts down to the items, knock-outs, the grade.
#include <thidua/render/score_text.hpp>

#include "score_outcome_text.hpp"
#include "score_rule_text.hpp"
#include "score_whole_text.hpp"
#include "score_words.hpp"

namespace thidua::inline v0 {

namespace {

class Lines {
 public:
  Lines(const Scorecard& card, const SubjectScore& score, Language language)
      : card_{card}, score_{score}, language_{language} {}

  std::vector<ScoreLine> run() {
    total();
    for (const auto kind : {PointsKind::plain, PointsKind::bonus, PointsKind::penalty}) {
      const auto parts = of_kind(kind);
      for (const auto& part : parts) { this->part(part, parts, 1); }
    }
    for (auto& line : knock_out_lines(card_, score_, before_knock_out(), language_)) {
      lines_.push_back(std::move(line));
    }
    for (auto& line : grade_lines(card_, score_, language_)) { lines_.push_back(std::move(line)); }
    return std::move(lines_);
  }

 private:
  [[nodiscard]] std::string pick(const std::string& vi, const std::string& en) const {
    return language_ == Language::vi ? vi : en;
  }
  [[nodiscard]] std::string figure(const ScoreRange& range) const {
    return score_figure(range, language_);
  }
  /// In a sum a range needs its brackets.
  [[nodiscard]] std::string term(const ScoreRange& range) const {
    return bracketed_figure(range, language_);
  }
  /// Says nothing where there is nothing to say.
  void add(int depth, const std::string& part, std::string text, const std::string& cite) {
    if (!text.empty()) { lines_.push_back({depth, part, std::move(text), cite}); }
  }
  void add(int depth, const std::string& part, std::string text, const Citation& cite) {
    add(depth, part, std::move(text), to_string(cite));
  }
  [[nodiscard]] bool by_portal() const { return score_.exact_total.has_value(); }

  [[nodiscard]] Siblings of_kind(PointsKind kind) const {
    Siblings parts;
    for (const auto& part : score_.items) {
      if (kind_of(card_, part.id) == kind) { parts.push_back(part); }
    }
    return parts;
  }

  [[nodiscard]] ScoreRange unlimited() const {
    return score_.plain + score_.bonus - score_.penalty;
  }
  [[nodiscard]] ScoreRange before_knock_out() const {
    ScoreRange result = unlimited();
    if (card_.least) { result = result.at_least(card_.least->value); }
    if (card_.cap) { result = result.at_most(card_.cap->value); }
    return result;
  }

  void total() {
    add(0, card_.id, score_.id + ": " + points_text(score_.published, language_), card_.cite);
    if (!score_.rated) {
      add(1, card_.id,
          pick("chỉ ", "only ") + score_figure(score_.coverage * Score{100}, language_) +
              pick(" % số điểm có số liệu, cần ", " % of the points rest on data, needed are ") +
              score_figure(card_.coverage->value * Score{100}, language_) +
              pick(" %: chưa xếp được", " %: there is no total"),
          card_.cite);
    }
    const auto plain = of_kind(PointsKind::plain);
    add(1, card_.id, mean_text(card_, plain, card_.aggregate, language_), card_.cite);
    if (nothing_counts(plain)) {
      const bool open = score_.plain.high.sign() > 0;
      add(1, card_.id,
          open ? nobody_left() : pick("không có tiêu chí nào được tính", "no item counts"),
          card_.cite);
    }
    const bool has_extra =
        !(score_.bonus == ScoreRange::of(0) && score_.penalty == ScoreRange::of(0));
    if (has_extra) {
      add(1, card_.id,
          term(score_.plain) + pick(" + thưởng ", " + bonus ") + term(score_.bonus) +
              pick(" − trừ ", " − penalty ") + term(score_.penalty) + " = " + figure(unlimited()),
          card_.cite);
    }
    if (score_.rated) {
      add(1, card_.id, limit_text(unlimited(), before_knock_out(), language_), card_.cite);
    }
    add(1, card_.id,
        rounding_text(score_.total, score_.published,
                      rounding_of(card_.rounding.total, std::nullopt, by_portal()), language_),
        card_.cite);
    if (score_.exact_total && *score_.exact_total != score_.published) {
      add(1, card_.id, exactly(*score_.exact_total), card_.cite);
    }
  }

  [[nodiscard]] std::string exactly(const ScoreRange& points) const {
    return pick("tính chính xác thì được ", "exactly computed: ") + figure(points);
  }
  [[nodiscard]] std::string nobody_left() const {
    return pick("không còn tiêu chí nào gánh phần điểm này, hội đồng quyết định",
                "no item is left to take over these points, the council decides");
  }

  void part(const ItemScore& score, const Siblings& siblings, int depth) {
    const auto* item = with_id(card_.items, score.id);
    const auto* group = with_id(card_.groups, score.id);
    const LocalText& title = item != nullptr ? item->title : group->title;
    const Citation& cite = item != nullptr ? item->cite : group->cite;
    add(depth, score.id,
        score.id + " " + title.in(language_) + ": " + figure(score.points) + "/" +
            score_figure(score.most, language_),
        cite);
    if (item != nullptr) {
      for (auto& text : score_reasons(card_, *item, score, nothing_counts(siblings), language_)) {
        add(depth + 1, score.id, std::move(text), cite);
      }
    } else {
      whole(*group, score, depth + 1);
    }
    const auto over = taken_over(card_, score, siblings, language_);
    add(depth + 1, score.id, over.text, over.cite);
    const auto rounding = item != nullptr
                              ? rounding_of(item->rounding, card_.rounding.items, by_portal())
                              : rounding_of(group->rounding, card_.rounding.groups, false);
    add(depth + 1, score.id, rounding_text(score.unrounded, score.points, rounding, language_),
        cite);
    if (item != nullptr && score.exact && *score.exact != score.points) {
      add(depth + 1, score.id, exactly(*score.exact), cite);
    }
  }

  void whole(const ScoreGroup& group, const ItemScore& score, int depth) {
    if (score.basis == PointsBasis::unsettled) { add(depth, score.id, nobody_left(), group.cite); }
    add(depth, score.id, mean_text(card_, score.parts, group.aggregate, language_), group.cite);
    for (const auto& inner : score.parts) { part(inner, score.parts, depth); }
    if (!group.cap) { return; }
    if (const auto sum = joined_points(card_, score.parts, group.aggregate)) {
      add(depth, score.id, limit_text(*sum, sum->at_most(group.cap->value), language_), group.cite);
    } else if (score.unrounded == ScoreRange::of(group.cap->value * score.factor)) {
      add(depth, score.id,
          pick("tính nhiều nhất ", "limited to ") + score_figure(group.cap->value, language_),
          group.cite);
    }
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
