/// \file
/// Figures of law that awards need, each with its days, its source and how well it is known: which decree is in force, the base
/// salary, the multiples of it that an award is worth. They change midway, so every one is looked up by date.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <thidua/campaign/source.hpp>
#include <thidua/core/diagnostic.hpp>
#include <thidua/core/local_text.hpp>
#include <thidua/core/money.hpp>
#include <thidua/core/rational.hpp>
#include <thidua/core/result.hpp>
#include <thidua/core/word.hpp>
#include <thidua/time/dated.hpp>

namespace thidua::inline v0 {

/// How a figure is known. Only what was seen is used without being asked for.
enum class FigureStatus : std::uint8_t {
  seen,      ///< read in the text itself or in a publication of it
  inferred,  ///< derived from figures that were seen
  unverified
};

template <>
struct Words<FigureStatus> {
  static constexpr std::pair<FigureStatus, std::string_view> table[] = {
      {FigureStatus::seen, "seen"},
      {FigureStatus::inferred, "inferred"},
      {FigureStatus::unverified, "unverified"}};
};

/// What is used besides figures that were seen: asked for, never by default.
struct FigureTrust {
  bool inferred = false;
  bool unverified = false;
  [[nodiscard]] bool trusts(FigureStatus status) const noexcept {
    return status == FigureStatus::seen || (status == FigureStatus::inferred && inferred) ||
           (status == FigureStatus::unverified && unverified);
  }
};

/// Whom the law gives an award: the kinds of subject that its multiples know.
enum class Recipient : std::uint8_t { individual, collective, household };

template <>
struct Words<Recipient> {
  static constexpr std::pair<Recipient, std::string_view> table[] = {
      {Recipient::individual, "individual"},
      {Recipient::collective, "collective"},
      {Recipient::household, "household"}};
};

/// A law or decree with the days on which it is in force.
struct LegalText {
  std::string id;
  BasisKind kind = BasisKind::decree;
  std::string number;
  LocalText title;
  InForce in_force;
  FigureStatus status = FigureStatus::seen;
  std::string source;
  friend bool operator==(const LegalText&, const LegalText&) = default;
};

struct BaseSalary {
  Money amount;
  FigureStatus status = FigureStatus::seen;
  friend bool operator==(const BaseSalary&, const BaseSalary&) = default;
};

/// So many base salaries; or so many times what an individual gets («hộ gia đình: gấp 1,5 lần mức của cá nhân»).
struct Multiple {
  Rational value;
  bool of_individual = false;
  FigureStatus status = FigureStatus::seen;
  friend bool operator==(const Multiple&, const Multiple&) = default;
};

struct BonusRate {
  Recipient recipient = Recipient::individual;
  std::vector<DatedValue<Multiple>> multiples;
  friend bool operator==(const BonusRate&, const BonusRate&) = default;
};

/// An award with the money that goes with it.
struct Bonus {
  std::string id;
  LocalText title;
  std::vector<BonusRate> rates;
  friend bool operator==(const Bonus&, const Bonus&) = default;
};

struct LawBook {
  std::string id;
  LocalText title;
  std::vector<LegalText> texts;
  std::vector<DatedValue<BaseSalary>> base_salaries;
  std::vector<Bonus> bonuses;
  friend bool operator==(const LawBook&, const LawBook&) = default;
};

/// All faults of a book.
[[nodiscard]] Diagnostics check(const LawBook& book);

/// The texts of that kind in force on the day. None known is a fault that names the day.
[[nodiscard]] Result<std::vector<LegalText>> in_force_on(const LawBook& book, BasisKind kind,
                                                         const Date& day);

/// The base salary in force on the day. \returns a fault before the first day that is known, and where it is not trusted
[[nodiscard]] Result<DatedValue<BaseSalary>> base_salary(const LawBook& book, const Date& day,
                                                         FigureTrust trust = {});

}  // namespace thidua::inline v0
