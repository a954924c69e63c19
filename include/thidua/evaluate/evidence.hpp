/// \file
/// Evidence: who takes part, what was judged by whom, which papers came in. As given; whether it applies is decided when
/// a campaign is evaluated.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <thidua/core/diagnostic.hpp>
#include <thidua/core/name_index.hpp>
#include <thidua/rule/criterion.hpp>
#include <thidua/time/date.hpp>
#include <thidua/time/time_of_day.hpp>

namespace thidua::inline v0 {

struct Subject {
  std::string id;
  std::string kind;
  std::string name;
  std::vector<std::string> aliases;
  std::string unit;  ///< id or name of the unit that a person belongs to
  std::optional<std::vector<std::string>> roles;  ///< none: not known
  Place place;
  friend bool operator==(const Subject&, const Subject&) = default;
};

/// A judgement: who, in which capacity, when, on what paper.
struct Attestation {
  std::vector<std::string> subjects;  ///< ids or names
  std::string on;                     ///< an attested content or criterion
  Judgement judgement = Judgement::met;
  std::string by;
  std::string capacity;  ///< an authority of the plan
  Date date{1970, 1, 1};
  std::string paper;
  Place place;
  friend bool operator==(const Attestation&, const Attestation&) = default;
};

struct ReceivedPaper {
  std::vector<std::string> subjects;
  std::string paper;
  Date received{1970, 1, 1};
  std::string number;
  Place place;
  std::optional<TimeOfDay> time = std::nullopt;  ///< of receipt, UTC+7; none: not known
  friend bool operator==(const ReceivedPaper&, const ReceivedPaper&) = default;
};

/// A declaration that an indicator does not apply.
struct NotApplicableDeclaration {
  std::vector<std::string> subjects;
  std::string indicator;
  std::string by;
  std::string capacity;
  Date date{1970, 1, 1};
  std::string paper;
  Place place;
  friend bool operator==(const NotApplicableDeclaration&,
                         const NotApplicableDeclaration&) = default;
};

struct DisciplineRecord {
  std::vector<std::string> subjects;
  Date from{1970, 1, 1};
  std::optional<Date> through;
  std::string paper;
  Place place;
  friend bool operator==(const DisciplineRecord&, const DisciplineRecord&) = default;
};

/// Up to which day the registers are complete; what is absent before is then known to be absent.
struct RegisterExtent {
  std::optional<Date> papers_through;
  std::optional<Date> discipline_through;
  friend bool operator==(const RegisterExtent&, const RegisterExtent&) = default;
};

struct Evidence {
  RegisterExtent registers;
  std::vector<Subject> subjects;
  std::vector<Attestation> attestations;
  std::vector<ReceivedPaper> papers;
  std::vector<NotApplicableDeclaration> not_applicable;
  std::vector<DisciplineRecord> discipline;
  friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// Ids, names and aliases of the subjects of some kinds. Clashes are reported where `faults` is given.
[[nodiscard]] NameIndex index_subjects(const std::vector<Subject>& subjects,
                                       const std::vector<std::string>& kinds,
                                       Diagnostics* faults = nullptr);

}  // namespace thidua::inline v0
