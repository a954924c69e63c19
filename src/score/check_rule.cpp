/// \file
/// Whether a scoring function has all that it needs, in the unit of its input, and bands that hold each value once.
#include "card_checker.hpp"

namespace thidua::inline v0 {

namespace {

/// What is known of a band: all of it; of one with a bound that can't be compared with the others, the number at its other
/// bound, if that belongs to it.
std::optional<Band> known_part(const Band& band, const std::string& unit) {
  const auto fits = [&](const std::optional<BandBound>& bound) {
    return !bound || (!bound->mark.unknown && bound->mark.unit == unit);
  };
  if (fits(band.low) && fits(band.high)) { return band; }
  const auto& other = fits(band.low) ? band.low : band.high;
  if (!other || !other->included || !fits(other)) { return std::nullopt; }
  return Band{other, other};
}

/// One item's rule under check.
class RuleChecker {
 public:
  RuleChecker(CardChecker& checker, const ScoreItem& item, const ScoreInput& input,
              const std::string& path)
      : checker_{checker}, item_{item}, rule_{item.rule}, input_{input} {
    path_ = path + "." + file_key(rule_.kind);
  }

  void run() {
    switch (rule_.kind) {
      case RuleKind::linear:
        check_goals(false);
        break;
      case RuleKind::goalposts:
        check_goals(true);
        break;
      case RuleKind::distance_to_target:
        level(rule_.target, "target");
        if (level(rule_.width, "width")) { positive(*rule_.width, "width"); }
        break;
      case RuleKind::steps:
        check_steps();
        break;
      case RuleKind::all_or_nothing:
        check_level();
        break;
      case RuleKind::per_item:
        no_shares();
        if (there(rule_.each, "each") &&
            checker_.check_unit(*rule_.each, {}, path_ + ".each", item_.id + ".each", item_.cite)) {
          positive(*rule_.each, "each");
        }
        break;
      case RuleKind::increments:
        if (level(rule_.from, "from")) { positive(*rule_.from, "from"); }
        if (level(rule_.step, "step")) { positive(*rule_.step, "step"); }
        points(rule_.each, "each");
        points(rule_.base, "base");
        break;
      case RuleKind::given:
        if (input_.unit != "" && input_.unit != "points" && input_.unit != "điểm") {
          mismatch("points");
        }
        break;
      default:
        check_peers();
        break;
    }
  }

 private:
  void mismatch(const std::string& wanted) {
    checker_.report(Fault::scorecard_input_unit, path_, item_.cite,
                    {input_.id, input_.unit, std::string{word(rule_.kind)}, wanted});
  }
  void no_truth() {
    if (input_.unit == truth_unit) { mismatch("%"); }
  }
  void no_shares() {
    if (input_.unit == percent_unit || input_.unit == truth_unit) { mismatch("1, 2, 3 …"); }
  }
  bool there(const std::optional<Mark>& mark, const std::string& key) {
    if (!mark) {
      checker_.report(Fault::scorecard_missing_part, path_, item_.cite,
                      {item_.id, std::string{word(rule_.kind)}, key});
    }
    return mark.has_value();
  }
  bool level(const std::optional<Mark>& mark, const std::string& key) {
    return there(mark, key) && checker_.check_unit(*mark, input_.unit, path_ + "." + key,
                                                   "«" + input_.id + "»", item_.cite);
  }
  void points(const std::optional<Mark>& mark, const std::string& key) {
    if (!there(mark, key)) { return; }
    checker_.check_points(*mark, path_ + "." + key, key, item_.id, item_.cite);
  }
  void positive(const Mark& mark, const std::string& key) {
    checker_.check_positive(mark, path_ + "." + key, key, item_.id, item_.cite);
  }
  /// Whether it is not more than the item's maximum.
  bool within(const Mark& mark, const std::string& path, const std::string& key) {
    checker_.check_points(mark, path, key, item_.id, item_.cite);
    const bool holds = item_.most.unknown || mark.value <= item_.most.value;
    checker_.check_that(holds, mark, path, key, item_.id, "≤ " + to_string(item_.most), item_.cite);
    return holds;
  }

  void check_goals(bool both_needed) {
    no_truth();
    if (rule_.from || both_needed) { level(rule_.from, "from"); }
    if (rule_.full_at || both_needed || input_.unit != percent_unit) {
      level(rule_.full_at, "full_at");
    }
    const Score from = rule_.from ? rule_.from->value : Score{0};
    const Score full = rule_.full_at ? rule_.full_at->value : Score{1};
    const bool known =
        !(rule_.from && rule_.from->unknown) && !(rule_.full_at && rule_.full_at->unknown);
    if (known && from == full) {
      checker_.report(Fault::scorecard_out_of_range, path_, item_.cite,
                      {item_.id, "full_at", "≠ from", to_string(Mark{full, input_.unit})});
    }
    if (rule_.scale == Scale::logarithm) {
      if (rule_.from) { positive(*rule_.from, "from"); }
      if (rule_.full_at) { positive(*rule_.full_at, "full_at"); }
    }
  }

  void check_steps() {
    no_truth();
    if (rule_.steps.empty()) {
      checker_.report(Fault::scorecard_missing_part, path_, item_.cite,
                      {item_.id, "steps", "[ … ]"});
      return;
    }
    std::vector<Band> bands;
    for (std::size_t i = 0; i < rule_.steps.size(); ++i) {
      const auto& step = rule_.steps[i];
      const std::string path = list_path(path_, i);
      for (const auto* bound : {&step.band.low, &step.band.high}) {
        if (*bound) {
          checker_.check_unit((*bound)->mark, input_.unit, path, "«" + input_.id + "»", item_.cite);
        }
      }
      within(step.points, path, "points");
      bands.push_back(step.band);
    }
    checker_.check_bands(bands, input_.unit, path_, item_.id, item_.cite);
  }

  void check_level() {
    const auto& [low, high] = rule_.level;
    if (input_.unit == truth_unit) {
      if (low || high) {
        checker_.check_unit((low ? low : high)->mark, input_.unit, path_, "«" + input_.id + "»",
                            item_.cite);
      }
      return;
    }
    if (!low && !high) {
      checker_.report(Fault::scorecard_missing_part, path_, item_.cite,
                      {item_.id, std::string{word(rule_.kind)}, "at_least"});
    }
    for (const auto* bound : {&low, &high}) {
      if (*bound) {
        checker_.check_unit((*bound)->mark, input_.unit, path_, "«" + input_.id + "»", item_.cite);
      }
    }
    const auto known = known_part(rule_.level, input_.unit);
    if (!known) { return; }
    for (const auto& fault : faults_of({*known})) {
      if (fault.kind == BandFault::Kind::empty) {
        checker_.report(Fault::scorecard_band_empty, path_, item_.cite,
                        {item_.id, band_text(rule_.level)});
      }
    }
  }

  void check_peers() {
    no_truth();
    if (rule_.target) {
      if (level(rule_.target, "target")) { positive(*rule_.target, "target"); }
    }
    if (rule_.share) {
      checker_.check_that(rule_.share->value.sign() >= 0 && rule_.share->value <= Score{1},
                          *rule_.share, path_ + ".share", "share", item_.id, "0 … 1", item_.cite);
    }
    for (std::size_t i = 0; i < rule_.places.size(); ++i) {
      const std::string path = list_path(path_ + ".places", i);
      if (within(rule_.places[i], path, "places") && i > 0 && !rule_.places[i - 1].unknown) {
        checker_.check_that(rule_.places[i].value <= rule_.places[i - 1].value, rule_.places[i],
                            path, "places", item_.id, "≤ " + to_string(rule_.places[i - 1]),
                            item_.cite);
      }
    }
  }

  CardChecker& checker_;
  const ScoreItem& item_;
  const ScoringRule& rule_;
  const ScoreInput& input_;
  std::string path_;
};

/// "90% < x < 95%", or "x = 90%".
std::string between_text(const std::optional<BandBound>& low,
                         const std::optional<BandBound>& high) {
  if (low && high && low->mark.value == high->mark.value) { return "x = " + to_string(low->mark); }
  std::string text = "x";
  if (low) { text = to_string(low->mark) + (low->included ? " ≤ " : " < ") + text; }
  if (high) { text += (high->included ? " ≤ " : " < ") + to_string(high->mark); }
  return text;
}

/// The other side of a bound: what «below 90» leaves begins with 90.
BandBound beyond(const BandBound& bound) { return {bound.mark, !bound.included}; }

}  // namespace

std::string band_text(const Band& band) { return between_text(band.low, band.high); }

void CardChecker::check_bands(const std::vector<Band>& bands, const std::string& unit,
                              const std::string& path, const std::string& of,
                              const Citation& cite) {
  std::vector<Band> known;
  std::vector<std::size_t> index;
  bool all_known = true;
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const auto part = known_part(bands[i], unit);
    all_known = all_known && part == bands[i];
    if (!part) { continue; }
    known.push_back(*part);
    index.push_back(i);
  }
  if (known.empty()) { return; }
  for (const auto& fault : faults_of(known)) {
    const auto& first = known[fault.first];
    const auto& second = known[fault.second];
    const std::string at = list_path(path, index[fault.second]);
    // What is not known may fill a gap; what overlaps does so whatever the rest is.
    if (fault.kind == BandFault::Kind::gap && !all_known) { continue; }
    if (fault.kind == BandFault::Kind::empty) {
      report(Fault::scorecard_band_empty, at, cite, {of, band_text(first)});
    } else if (fault.kind == BandFault::Kind::overlap) {
      const auto& high = !first.high ? second.high
                         : !second.high || first.high->mark.value < second.high->mark.value
                             ? first.high
                             : second.high;
      report(Fault::scorecard_band_overlap, at, cite,
             {of, between_text(second.low, high), band_text(bands[index[fault.first]]),
              band_text(bands[index[fault.second]])});
    } else if (fault.first != fault.second) {
      report(Fault::scorecard_band_gap, at, cite,
             {of, between_text(beyond(*first.high), beyond(*second.low))});
    } else {
      const bool below = first.low && first.low->mark.value == fault.at &&
                         !(first.high && first.high->mark.value == fault.at && first.low &&
                           first.low->mark.value < fault.at);
      report(Fault::scorecard_band_gap, at, cite,
             {of, below ? between_text(std::nullopt, beyond(*first.low))
                        : between_text(beyond(*first.high), std::nullopt)});
    }
  }
}

void check_rule(CardChecker& checker, const ScoreItem& item, const ScoreInput& input,
                const std::string& path) {
  RuleChecker{checker, item, input, path}.run();
}

}  // namespace thidua::inline v0
