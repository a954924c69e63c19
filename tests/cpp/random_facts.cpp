/// \file
/// Makes facts; what is drawn is the same on every machine.
#include "random_facts.hpp"

#include <random>
#include <string>

namespace thidua {

namespace {

class FactMaker {
 public:
  FactMaker(const Campaign& campaign, std::uint64_t seed, const Date& about)
      : campaign_{campaign}, plan_{campaign.plan()}, engine_{seed}, about_{about} {}

  Facts run() {
    subjects();
    if (one_in(3)) { facts_.evidence.registers.papers_through = day(); }
    if (one_in(2)) { facts_.evidence.registers.discipline_through = day(); }
    for (const auto& entry : plan_.contents) { judge(entry); }
    for (const auto& entry : plan_.attested) { judge(entry); }
    for (const auto& paper : plan_.papers) { receive(paper); }
    for (const auto& indicator : plan_.indicators) { measure(indicator); }
    for (std::size_t i = roll(4); i > 0; --i) {
      DisciplineRecord record{some_subjects(), day(), {}, "QĐ", {}};
      if (one_in(2)) { record.through = record.from + Days{static_cast<std::int32_t>(roll(30))}; }
      facts_.evidence.discipline.push_back(std::move(record));
    }
    if (period_of(plan_) && one_in(2)) { count(); }
    return std::move(facts_);
  }

 private:
  std::size_t roll(std::size_t below) { return static_cast<std::size_t>(engine_() % below); }
  bool one_in(std::size_t chances) { return roll(chances) == 0; }
  Date day() { return about_ + Days{static_cast<std::int32_t>(roll(60)) - 30}; }
  std::string some_subject() { return one_in(20) ? "nobody" : ids_[roll(ids_.size())]; }
  std::vector<std::string> some_subjects() {
    std::vector<std::string> result{some_subject()};
    while (one_in(3)) { result.push_back(some_subject()); }
    return result;
  }

  void subjects() {
    for (std::size_t i = 0; i < 14; ++i) {
      Subject subject;
      subject.id = "S" + std::to_string(i);
      subject.name = "Đối tượng " + std::to_string(i);
      subject.kind = plan_.subject_kinds[roll(plan_.subject_kinds.size())].id;
      if (i > 0 && one_in(2)) { subject.unit = one_in(8) ? "nowhere" : ids_[roll(ids_.size())]; }
      if (one_in(2)) {
        subject.roles.emplace();
        for (const auto& role : plan_.roles) {
          if (one_in(2)) { subject.roles->push_back(role.id); }
        }
      }
      ids_.push_back(subject.id);
      facts_.evidence.subjects.push_back(std::move(subject));
    }
  }

  void judge(const Attested& attested) {
    for (std::size_t i = roll(24); i > 0; --i) {
      Attestation entry;
      entry.subjects = some_subjects();
      entry.on = attested.id;
      entry.judgement = static_cast<Judgement>(roll(3));
      entry.by = "Ai đó";
      entry.capacity = one_in(6) || attested.by.empty() ? plan_.authorities.front().id
                                                        : attested.by[roll(attested.by.size())];
      entry.date = day();
      facts_.evidence.attestations.push_back(std::move(entry));
    }
  }

  void receive(const Paper& paper) {
    for (std::size_t i = roll(20); i > 0; --i) {
      ReceivedPaper entry{some_subjects(), paper.id, day(), "1", {}};
      if (one_in(3)) {
        entry.time = TimeOfDay{static_cast<int>(roll(24)), static_cast<int>(roll(60)), 0};
      }
      facts_.evidence.papers.push_back(std::move(entry));
    }
  }

  Measure some_measure(const Indicator& indicator) {
    if (!indicator.is_share()) {
      return Quantity{Rational{static_cast<std::int64_t>(roll(300)), 4}, indicator.unit};
    }
    const auto d = static_cast<std::int64_t>(1 + roll(40));
    switch (roll(8)) {
      case 0:
        return NoActivity{};
      case 1:
        return Missing{};
      case 2:
        return Reported{Percent::of_fraction(Rational{static_cast<std::int64_t>(roll(101)), 100}),
                        static_cast<int>(roll(3)), static_cast<PrintRounding>(roll(3))};
      case 3:
        return Ratio{d, d};
      default:
        return Ratio{static_cast<std::int64_t>(roll(static_cast<std::size_t>(d) + 1)), d};
    }
  }

  void measure(const Indicator& indicator) {
    for (const auto& id : ids_) {
      for (std::size_t i = roll(4); i > 0; --i) {
        facts_.measurements.set({id, indicator.id, some_measure(indicator),
                                 one_in(3) ? std::nullopt : std::optional<Date>{day()},
                                 one_in(2) ? "nguồn" : ""});
      }
    }
    for (std::size_t i = roll(3); i > 0; --i) {
      facts_.evidence.not_applicable.push_back(
          {some_subjects(),
           indicator.id,
           "Ai đó",
           one_in(5) ? "no-authority" : plan_.authorities.front().id,
           day(),
           "CV",
           {}});
    }
  }

  void count() {
    Tally tally{tally_rules(campaign_)};
    for (std::size_t i = 40 + roll(200); i > 0; --i) {
      TallyKey key;
      key.unit = ids_[roll(ids_.size())];
      if (one_in(2)) { key.officer = ids_[roll(ids_.size())]; }
      key.service = "1.00" + std::to_string(roll(6));
      key.day = day();
      key.pattern = static_cast<Pattern>(roll(std::size_t{1} << plan_.flags.size()));
      tally.change(key, static_cast<std::int64_t>(1 + roll(5)));
    }
    facts_.tally = std::move(tally);
  }

  const Campaign& campaign_;
  const Plan& plan_;
  std::mt19937_64 engine_;
  Date about_;
  Facts facts_;
  std::vector<std::string> ids_;
};

}  // namespace

Facts random_facts(const Campaign& campaign, std::uint64_t seed, const Date& about) {
  return FactMaker{campaign, seed, about}.run();
}

}  // namespace thidua
