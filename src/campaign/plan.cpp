/// \file
/// Parameters' values as text, and the period that they complete.
#include <thidua/campaign/plan.hpp>

#include <charconv>

#include <thidua/core/overloaded.hpp>
#include <thidua/core/text.hpp>
#include <thidua/time/parse_date.hpp>

namespace thidua::inline v0 {

namespace {

std::string percent_text(const Rational& fraction, std::string_view unit) {
  const Rational shown = fraction * Rational{100};
  return decimal_text(shown, 18, '.', Rounding::exact_only).value_or(to_string(shown)) +
         std::string{unit};
}

template <class T>
std::optional<ParameterValue> widened(const std::optional<T>& value) {
  if (!value) { return std::nullopt; }
  return ParameterValue{*value};
}

}  // namespace

std::optional<ParameterValue> parse_parameter(ParameterKind kind, std::string_view text) {
  const std::string normal = nfc(detail::without_outer_spaces(text));
  switch (kind) {
    case ParameterKind::date:
      return widened(parse_date(normal));
    case ParameterKind::percent:
      return widened(parse_percent(normal));
    case ParameterKind::percentage_points:
      return widened(parse_percentage_points(normal));
    case ParameterKind::integer: {
      std::int64_t value = 0;
      const auto [end, error] =
          std::from_chars(normal.data(), normal.data() + normal.size(), value);
      if (error != std::errc{} || end != normal.data() + normal.size()) { return std::nullopt; }
      return ParameterValue{value};
    }
    case ParameterKind::money:
      return widened(parse_money(normal));
  }
  return std::nullopt;
}

std::optional<ParameterValue> value_on(const Parameter& parameter, const std::optional<Date>& day) {
  if (!parameter.is_dated()) { return parameter.value; }
  if (!day) { return parameter.values.back().value; }
  const auto* known = value_on(std::span<const DatedValue<ParameterValue>>{parameter.values}, *day,
                               parameter.known_through);
  return known != nullptr ? std::optional{known->value} : std::nullopt;
}

void set_value(Parameter& parameter, std::optional<ParameterValue> value) {
  parameter.value = value;
  parameter.values.clear();
  parameter.known_through.reset();
}

std::string to_string(const ParameterValue& value) {
  return std::visit(
      Overloaded{
          [](const Date& date) { return iso(date); },
          [](const Percent& percent) { return percent_text(percent.fraction(), "%"); },
          [](const PercentagePoints& points) { return percent_text(points.fraction(), " pp"); },
          [](std::int64_t number) { return std::to_string(number); },
          [](const Money& money) { return to_string(money); }},
      value);
}

std::optional<Date> day_of(const Plan& plan, const PlanDay& end) {
  if (const auto* day = std::get_if<Date>(&end)) { return *day; }
  const auto* parameter = find(plan.parameters, std::get<std::string>(end));
  if (parameter == nullptr || !parameter->value) { return std::nullopt; }
  const auto* day = std::get_if<Date>(&*parameter->value);
  return day != nullptr ? std::optional{*day} : std::nullopt;
}

std::optional<Period> period_of(const Plan& plan) {
  const auto first = day_of(plan, plan.period.from);
  const auto last = day_of(plan, plan.period.through);
  if (!first || !last || *last < *first) { return std::nullopt; }
  return Period{*first, *last};
}

}  // namespace thidua::inline v0
