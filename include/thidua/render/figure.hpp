/// \file
/// Numbers as people read them: exact where the decimal ends, marked «≈» where it does not, and never
/// a rounded figure without the counts that it comes from. Vietnamese with a decimal comma.
#pragma once

#include <string>
#include <string_view>

#include <thidua/core/local_text.hpp>
#include <thidua/core/percent.hpp>
#include <thidua/core/rational.hpp>
#include <thidua/measure/measure.hpp>
#include <thidua/measure/quantity.hpp>

namespace thidua::inline v0 {

/// "900/2000 = 45 %", "5/7 ≈ 71,4286 %", "12,5 ha", "45,00 % (theo báo cáo)", "0/0", "—".
[[nodiscard]] std::string figure(const Measure& measure, Language language);

/// "45 %", "3000 km"; exact.
[[nodiscard]] std::string figure(const Level& level, Language language);

/// "0,004 điểm phần trăm"; «≈» where the decimal does not end within four places.
[[nodiscard]] std::string figure(const PercentagePoints& points, Language language);

/// An amount of a unit, exact; of the unit "%" the value is a fraction (9/20 is "45 %"). A value without
/// a finite decimal is written as a fraction.
[[nodiscard]] std::string figure(const Rational& value, std::string_view unit, Language language);

}  // namespace thidua::inline v0
