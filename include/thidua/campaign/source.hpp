/// \file
/// What a plan rests on and who is named in it: clauses, legal basis, authorities, roles, duties.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/core/citation.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/word.hpp>
#include <thidua/time/date.hpp>

namespace thidua::inline v0 {

/// The wording of one clause of the plan.
struct Clause {
  std::string id;
  LocalText text;
  friend bool operator==(const Clause&, const Clause&) = default;
};

enum class BasisKind : std::uint8_t { parent_plan, decision, law, decree, circular };

template <>
struct Words<BasisKind> {
  static constexpr std::pair<BasisKind, std::string_view> table[] = {
      {BasisKind::parent_plan, "parent-plan"},
      {BasisKind::decision, "decision"},
      {BasisKind::law, "law"},
      {BasisKind::decree, "decree"},
      {BasisKind::circular, "circular"}};
};

/// The days on which a law is in force, both included; without a last day, until something takes its place.
struct InForce {
  Date from;
  std::optional<Date> through;
  [[nodiscard]] bool contains(const Date& day) const noexcept {
    return from <= day && (!through || day <= *through);
  }
  friend bool operator==(const InForce&, const InForce&) = default;
};

/// A decision, plan or law that the plan rests on.
struct Basis {
  std::string id;
  BasisKind kind = BasisKind::decision;
  std::string number;
  std::optional<Date> date;
  LocalText issuer;
  LocalText title;
  Citation cite;
  std::optional<InForce> in_force = std::nullopt;  ///< none: the plan does not say
  friend bool operator==(const Basis&, const Basis&) = default;
};

/// Those of that kind that are in force on the day, in the order of the plan: «which decree holds on …». One that does not say
/// when it is in force is not among them.
[[nodiscard]] inline std::vector<const Basis*> in_force_on(const std::vector<Basis>& basis,
                                                           BasisKind kind, const Date& day) {
  std::vector<const Basis*> found;
  for (const auto& entry : basis) {
    if (entry.kind == kind && entry.in_force && entry.in_force->contains(day)) {
      found.push_back(&entry);
    }
  }
  return found;
}

/// Who grants, judges, attests or receives.
struct Authority {
  std::string id;
  LocalText title;
  friend bool operator==(const Authority&, const Authority&) = default;
};

struct Role {
  std::string id;
  LocalText title;
  Citation cite;
  friend bool operator==(const Role&, const Role&) = default;
};

/// Who has to do what.
struct Duty {
  LocalText who;
  LocalText what;
  Citation cite;
  friend bool operator==(const Duty&, const Duty&) = default;
};

}  // namespace thidua::inline v0
