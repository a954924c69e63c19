/// \file
/// What a plan rests on and who is named in it: clauses, legal basis, authorities, roles, duties.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

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

/// A decision, plan or law that the plan rests on.
struct Basis {
  std::string id;
  BasisKind kind = BasisKind::decision;
  std::string number;
  std::optional<Date> date;
  LocalText issuer;
  LocalText title;
  Citation cite;
  friend bool operator==(const Basis&, const Basis&) = default;
};

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
