/// \file
/// Sentences about scoring functions, treatments and evidence, Vietnamese and English side by side.
#include "score_rule_text.hpp"

#include <thidua/render/score_text.hpp>

#include "score_words.hpp"

namespace thidua::inline v0 {

namespace {

class Reasons {
 public:
  Reasons(const Scorecard& card, const ScoreItem& item, const ItemScore& score, bool nobody_left,
          Language language)
      : card_{card},
        item_{item},
        score_{score},
        rule_{item.rule},
        nobody_left_{nobody_left},
        language_{language} {
    if (const auto* input = with_id(card.inputs, item.input)) { unit_ = input->unit; }
  }

  std::vector<std::string> run() {
    basis();
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
    return score_level_text(value, unit_, language_);
  }
  [[nodiscard]] std::string level(const std::optional<Mark>& mark, const Score& otherwise) const {
    return level(mark ? mark->value : otherwise);
  }
  /// Without the counts that it comes from.
  [[nodiscard]] std::string ratio() const {
    if (!score_.figure) { return "?"; }
    const auto& [low, high] = *score_.figure;
    if (unit_ == truth_unit && low != high) {
      return language_ == Language::vi ? "chưa rõ" : "not known";
    }
    return level(low) + (low == high ? "" : " – " + level(high));
  }
  [[nodiscard]] std::string figure() const {
    const auto* counts = std::get_if<Counts>(&score_.value);
    const std::string rounded =
        card_.rounding.figures ? (language_ == Language::vi ? ", đã làm tròn" : ", rounded") : "";
    if (counts == nullptr || !score_.figure) { return ratio() + rounded; }
    return std::to_string(counts->n) + "/" + std::to_string(counts->d) +
           (rounded.empty() ? " = " : " ≈ ") + ratio() + rounded;
  }

  void basis() {
    switch (score_.basis) {
      case PointsBasis::missing:
        missing();
        return;
      case PointsBasis::unsettled:
        if (score_.treatment == Treatment::last_period) {
          say(nothing_vi() + "; kỳ trước của «" + item_.last + "» cũng là 0, hội đồng quyết định",
              nothing_en() + "; last period's figure «" + item_.last +
                  "» is 0, too: the council decides");
        } else if (score_.treatment) {
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

  /// Nobody gave it, or what was given can't be used.
  void missing() {
    const auto open_vi = ": từ 0 đến " + points_text(item_.most.value, Language::vi);
    const auto open_en = ": from 0 to " + points_text(item_.most.value, Language::en);
    if (score_.unusable) {
      const auto why = [&](Language language, const std::string& row) {
        const auto number = score_.unusable->place.row;
        return " (" + (number > 0 ? row + std::to_string(number) + ": " : "") +
               score_.unusable->message(language) + ")";
      };
      say("không dùng được số liệu đã ghi" + why(Language::vi, "dòng ") + open_vi,
          "the figure that was given can't be used" + why(Language::en, "row ") + open_en);
    } else if (score_.treatment == Treatment::last_period) {
      say(nothing_vi() + "; chưa có số liệu kỳ trước «" + item_.last + "»" + open_vi,
          nothing_en() + "; last period's figure «" + item_.last + "» was not given" + open_en);
    } else if (score_.treatment == Treatment::declared_maximum) {
      say(nothing_vi() + "; chưa có mức đăng ký «" + item_.declared + "»" + open_vi,
          nothing_en() + "; the declared maximum «" + item_.declared + "» was not given" + open_en);
    } else {
      say("chưa có số liệu" + open_vi, "no figure was given" + open_en);
    }
  }

  [[nodiscard]] std::string nothing_vi() const {
    if (const auto* counts = std::get_if<Counts>(&score_.value)) {
      return "mẫu số bằng 0 (" + std::to_string(counts->n) + "/0)";
    }
    return std::holds_alternative<NotApplicable>(score_.value) ? "không áp dụng"
                                                               : "không phát sinh (0/0)";
  }
  [[nodiscard]] std::string nothing_en() const {
    if (const auto* counts = std::get_if<Counts>(&score_.value)) {
      return "the denominator is 0 (" + std::to_string(counts->n) + "/0)";
    }
    return std::holds_alternative<NotApplicable>(score_.value) ? "does not apply"
                                                               : "nothing happened (0/0)";
  }

  void treatment() {
    const auto both = [&](const std::string& vi, const std::string& en) {
      say(nothing_vi() + ": " + vi, nothing_en() + ": " + en);
    };
    const auto treatment = score_.treatment.value_or(Treatment::undetermined);
    if (nobody_left_ && treatment != Treatment::not_counted) {
      return both("không còn tiêu chí nào trong nhóm gánh phần điểm này",
                  "no other item of the group is left to take over its points");
    }
    switch (treatment) {
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
        return last_period();
      case Treatment::declared_maximum:
        return both("lấy mức tối đa đơn vị đăng ký", "the declared maximum of the unit");
      case Treatment::undetermined:
        break;
    }
  }

  /// Last period's ratio; or its total, as the denominator under this period's numerator.
  void last_period() {
    const auto* last = with_id(card_.inputs, item_.last);
    if (last == nullptr || last->unit == percent_unit) {
      say(nothing_vi() + ": lấy theo kỳ trước, «" + item_.last + "»: " + ratio(),
          nothing_en() + ": last period's figure «" + item_.last + "» stands in: " + ratio());
      return;
    }
    const auto* counts = std::get_if<Counts>(&score_.value);
    const Score n = counts != nullptr ? Score{counts->n} : Score{0};
    const bool is_told = score_.figure && n.sign() > 0 && score_.figure->low.sign() > 0;
    const ScoreRange d =
        is_told ? ScoreRange{n / score_.figure->high, n / score_.figure->low} : ScoreRange::of(0);
    std::string factor;
    if (item_.last_factor && item_.last_factor->value != Score{1}) {
      const auto& mark = *item_.last_factor;
      factor = " × " + score_level_text(mark.value, mark.unit, language_);
    }
    const auto name = "«" + item_.last + "»" + factor;
    const auto shown = number(n) + "/" + (is_told ? range(d) : name) + " = " + ratio();
    say(nothing_vi() + ": mẫu số lấy theo kỳ trước, " + name + ": " + shown,
        nothing_en() + ": last period's " + name + " stands in as denominator: " + shown);
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
                full + " (" + points_text(item_.most.value, Language::vi) + ")",
            figure() + "; " + (log ? "by logarithm, " : "") + "from " + from + " (0 points) to " +
                full + " (" + points_text(item_.most.value, Language::en) + ")");
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
                (rule_.in_proportion ? " điểm (phần lẻ theo tỷ lệ), tối đa " : " điểm, tối đa ") +
                most,
            figure() + "; " + number(rule_.base->value) + " at " + level(rule_.from, 0) +
                ", each further " + level(rule_.step, 0) + " adds " + number(rule_.each->value) +
                (rule_.in_proportion ? " (a part of it in proportion), at most " : ", at most ") +
                most);
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

  const Scorecard& card_;
  const ScoreItem& item_;
  const ItemScore& score_;
  const ScoringRule& rule_;
  bool nobody_left_;
  Language language_;
  std::string unit_;
  std::vector<std::string> lines_;
};

}  // namespace

std::vector<std::string> score_reasons(const Scorecard& card, const ScoreItem& item,
                                       const ItemScore& score, bool nobody_left,
                                       Language language) {
  return Reasons{card, item, score, nobody_left, language}.run();
}

}  // namespace thidua::inline v0
