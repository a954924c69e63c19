/// \file
/// Sentences about scoring functions, treatments and evidence, Vietnamese and English side by side.
#include "score_rule_text.hpp"

#include <thidua/render/score_text.hpp>

namespace thidua::inline v0 {

namespace {

class Reasons {
 public:
  Reasons(const Scorecard& card, const ScoreItem& item, const ItemScore& score, Language language)
      : item_{item}, score_{score}, rule_{item.rule}, language_{language} {
    if (const auto* input = with_id(card.inputs, item.input)) { unit_ = input->unit; }
  }

  std::vector<std::string> run() {
    basis();
    if (score_.factor != Score{1}) {
      say("gánh phần điểm của tiêu chí không tính: điểm × " + number(score_.factor) + ", tối đa " +
              number(score_.most),
          "takes over points of items that do not count: points × " + number(score_.factor) +
              ", at most " + number(score_.most));
    }
    if (auto text = rounding_text(score_.unrounded, score_.points, language_); !text.empty()) {
      lines_.push_back(std::move(text));
    }
    if (score_.exact && *score_.exact != score_.points) {
      say("tính chính xác thì được " + range(*score_.exact),
          "exactly computed: " + range(*score_.exact));
    }
    return std::move(lines_);
  }

 private:
  void say(const std::string& vi, const std::string& en) {
    lines_.push_back(language_ == Language::vi ? vi : en);
  }
  [[nodiscard]] std::string number(const Score& value) const {
    return score_figure(value, language_);
  }
  [[nodiscard]] std::string range(const ScoreRange& value) const {
    return score_figure(value, language_);
  }
  /// In the unit of the input.
  [[nodiscard]] std::string level(const Score& value) const {
    if (unit_ == percent_unit) { return number(value * Score{100}) + " %"; }
    return number(value) + (unit_.empty() ? "" : " " + unit_);
  }
  [[nodiscard]] std::string level(const std::optional<Mark>& mark, const Score& otherwise) const {
    return level(mark ? mark->value : otherwise);
  }
  [[nodiscard]] std::string figure() const {
    if (!score_.figure) { return "?"; }
    std::string text = level(score_.figure->low);
    if (!score_.figure->is_exact()) { text += " – " + level(score_.figure->high); }
    if (const auto* counts = std::get_if<Counts>(&score_.value)) {
      text = std::to_string(counts->n) + "/" + std::to_string(counts->d) + " = " + text;
    }
    return text;
  }

  void basis() {
    switch (score_.basis) {
      case PointsBasis::missing:
        say("chưa có số liệu: từ 0 đến " + number(item_.most.value) + " điểm",
            "no figure was given: from 0 to " + number(item_.most.value) + " points");
        return;
      case PointsBasis::unsettled:
        if (score_.treatment) {
          say(nothing_vi() + "; bảng điểm không nói tính thế nào, hội đồng quyết định",
              nothing_en() + "; the scorecard does not say what then, the council decides");
        } else {
          say("không có gì để so sánh với nhau", "there is nothing to compare with");
        }
        return;
      case PointsBasis::treated:
      case PointsBasis::dropped:
        treatment();
        return;
      case PointsBasis::without_evidence:
        say("không có minh chứng «" + item_.evidence + "»: 0 điểm",
            "the evidence «" + item_.evidence + "» is not there: 0 points");
        return;
      case PointsBasis::evidence_open:
        rule();
        say("chưa rõ có minh chứng «" + item_.evidence + "» hay không: không có thì 0 điểm",
            "whether the evidence «" + item_.evidence +
                "» is there is not known: without it 0 points");
        return;
      default:
        rule();
    }
  }

  [[nodiscard]] std::string nothing_vi() const {
    return std::holds_alternative<NotApplicable>(score_.value) ? "không áp dụng"
                                                               : "không phát sinh (0/0)";
  }
  [[nodiscard]] std::string nothing_en() const {
    return std::holds_alternative<NotApplicable>(score_.value) ? "does not apply"
                                                               : "nothing happened (0/0)";
  }

  void treatment() {
    const auto both = [&](const std::string& vi, const std::string& en) {
      say(nothing_vi() + ": " + vi, nothing_en() + ": " + en);
    };
    switch (score_.treatment.value_or(Treatment::undetermined)) {
      case Treatment::zero:
        return both("0 điểm", "0 points");
      case Treatment::full:
        return both("đủ điểm", "all points");
      case Treatment::not_counted:
        return both("không tính tiêu chí này", "the item does not count");
      case Treatment::shared_equally:
        return both("điểm chia đều cho các tiêu chí còn lại của nhóm",
                    "its points are shared equally among the rest of the group");
      case Treatment::rescaled:
        return both("các tiêu chí còn lại của nhóm quy đổi theo tỷ lệ",
                    "the rest of the group is scaled up in proportion");
      case Treatment::last_period:
        return both("lấy theo kỳ trước: " + figure(),
                    "last period's figure stands in: " + figure());
      case Treatment::declared_maximum:
        return both("lấy mức tối đa đơn vị đăng ký", "the declared maximum of the unit");
      case Treatment::undetermined:
        break;
    }
  }

  void rule() {
    const std::string most = number(item_.most.value);
    switch (rule_.kind) {
      case RuleKind::linear:
      case RuleKind::goalposts: {
        const bool log = rule_.scale == Scale::logarithm;
        const auto from = level(rule_.from, 0);
        const auto full = level(rule_.full_at, 1);
        say(figure() + "; " + (log ? "theo logarit, " : "") + "từ " + from + " (0 điểm) đến " +
                full + " (" + most + " điểm)",
            figure() + "; " + (log ? "by logarithm, " : "") + "from " + from + " (0 points) to " +
                full + " (" + most + " points)");
        return;
      }
      case RuleKind::distance_to_target:
        say(figure() + "; đủ điểm ở " + level(rule_.target, 0) + ", cách " + level(rule_.width, 0) +
                " trở lên thì 0 điểm",
            figure() + "; all points at " + level(rule_.target, 0) + ", none " +
                level(rule_.width, 0) + " or more away");
        return;
      case RuleKind::steps:
        if (score_.step) {
          const auto& band = rule_.steps[*score_.step].band;
          say(figure() + " thuộc mức " + score_band_text(band, language_),
              figure() + " lies in the band " + score_band_text(band, language_));
        } else {
          say(figure() + " có thể thuộc nhiều mức", figure() + " may lie in several bands");
        }
        return;
      case RuleKind::all_or_nothing:
        if (unit_ == truth_unit) {
          const bool yes = score_.points.low.sign() > 0;
          const bool open = !score_.points.is_exact();
          say(open ? "chưa rõ" : yes ? "có" : "không", open ? "not known" : yes ? "yes" : "no");
          return;
        }
        say(figure() + "; đủ điểm khi " + score_band_text(rule_.level, language_) +
                ", nếu không thì 0",
            figure() + "; all points with " + score_band_text(rule_.level, language_) +
                ", else none");
        return;
      case RuleKind::per_item:
        say(figure() + " × " + number(rule_.each->value) + ", tối đa " + most,
            figure() + " × " + number(rule_.each->value) + ", at most " + most);
        return;
      case RuleKind::increments:
        say(figure() + "; ở " + level(rule_.from, 0) + " được " + number(rule_.base->value) +
                ", cứ thêm " + level(rule_.step, 0) + " thêm " + number(rule_.each->value) +
                " điểm, tối đa " + most,
            figure() + "; " + number(rule_.base->value) + " at " + level(rule_.from, 0) +
                ", each further " + level(rule_.step, 0) + " adds " + number(rule_.each->value) +
                ", at most " + most);
        return;
      case RuleKind::given:
        say("điểm được chấm: " + range(score_.points), "given: " + range(score_.points));
        return;
      default:
        peers();
    }
  }

  void peers() {
    const auto& facts = *score_.peers;
    const std::string count = std::to_string(facts.count);
    std::string vi = figure() + "; trong " + count + " đơn vị cùng so";
    std::string en = figure() + "; among " + count + " compared";
    if (facts.least) {
      vi += ", thấp nhất " + level(*facts.least);
      en += ", the least " + level(*facts.least);
    }
    if (facts.greatest) {
      // The leader of a target is told in parts of that target.
      const bool of_target = rule_.kind == RuleKind::peer_leader && rule_.target;
      const std::string most =
          of_target ? number(*facts.greatest * Score{100}) + " %" : level(*facts.greatest);
      vi += ", cao nhất " + most;
      en += ", the greatest " + most;
    }
    if (facts.best_place > 0) {
      std::string place = std::to_string(facts.best_place);
      if (facts.worst_place != facts.best_place) {
        place += "–" + std::to_string(facts.worst_place);
      }
      vi += ", hạng " + place;
      en += ", place " + place;
    }
    say(vi, en);
  }

  const ScoreItem& item_;
  const ItemScore& score_;
  const ScoringRule& rule_;
  Language language_;
  std::string unit_;
  std::vector<std::string> lines_;
};

std::string bound_text(const Mark& mark, Language language) {
  if (mark.unit == percent_unit) { return score_figure(mark.value * Score{100}, language) + " %"; }
  return score_figure(mark.value, language) + (mark.unit.empty() ? "" : " " + mark.unit);
}

}  // namespace

std::string score_band_text(const Band& band, Language language) {
  const auto& [low, high] = band;
  if (low && high && low->mark.value == high->mark.value) {
    return "= " + bound_text(low->mark, language);
  }
  std::string text;
  if (low) { text = (low->included ? "≥ " : "> ") + bound_text(low->mark, language); }
  if (high) {
    if (low) { text += language == Language::vi ? " và " : " and "; }
    text += (high->included ? "≤ " : "< ") + bound_text(high->mark, language);
  }
  return text;
}

std::vector<std::string> score_reasons(const Scorecard& card, const ScoreItem& item,
                                       const ItemScore& score, Language language) {
  return Reasons{card, item, score, language}.run();
}

std::string rounding_text(const ScoreRange& before, const ScoreRange& after, Language language) {
  if (before == after) { return {}; }
  return (language == Language::vi ? "làm tròn: " : "rounded: ") + score_figure(before, language) +
         " → " + score_figure(after, language);
}

}  // namespace thidua::inline v0
