/// \file
/// The Sun and the new moon, as published: J. Meeus, «Astronomical Algorithms», 2nd ed. (1998), ch. 22, 25, 49 and app. III
/// (VSOP87), and the polynomials of F. Espenak and J. Meeus for Delta T. The one place of the time room with `double`: it finds
/// the days of the lunar calendar, which checks tables of holidays. No verdict, rank or amount stands on it.
#pragma once

#include <array>
#include <cmath>
#include <numbers>
#include <span>

namespace thidua::inline v0::detail::sky {

inline constexpr double degree = std::numbers::pi / 180;
inline constexpr double j2000 = 2451545.0;
inline constexpr double days_per_century = 36525.0;

[[nodiscard]] inline double sine(double degrees) { return std::sin(degrees * degree); }
/// Within [-180, 180).
[[nodiscard]] inline double turned(double degrees) {
  return degrees - 360 * std::floor((degrees + 180) / 360);
}

/// TD - UT in seconds, for years from 1961 to 2150.
[[nodiscard]] inline double delta_t(double year) {
  if (year < 1986) {
    const double t = year - 1975;
    return 45.45 + t * (1.067 - t * (1 / 260.0 + t / 718));
  }
  const double t = year - 2000;
  if (year < 2005) {
    return 63.86 +
           t * (0.3345 + t * (-0.060374 + t * (0.0017275 + t * (0.000651814 + t * 0.00002373599))));
  }
  if (year < 2050) { return 62.92 + t * (0.32217 + t * 0.005589); }
  const double u = (year - 1820) / 100;
  return -20 + 32 * u * u - 0.5628 * (2150 - year);
}

/// A sine of multiples of the angles, with its amplitude.
struct PhaseTerm {
  double amplitude;  ///< days
  int sun, moon, latitude;
  int eccentricity;  ///< the power of E
};
// clang-format off: tables read better as printed
inline constexpr std::array<PhaseTerm, 24> phase_terms{{
    {-0.40720, 0, 1, 0, 0},   {0.17241, 1, 0, 0, 1},   {0.01608, 0, 2, 0, 0},
    {0.01039, 0, 0, 2, 0},    {0.00739, -1, 1, 0, 1},  {-0.00514, 1, 1, 0, 1},
    {0.00208, 2, 0, 0, 2},    {-0.00111, 0, 1, -2, 0}, {-0.00057, 0, 1, 2, 0},
    {0.00056, 1, 2, 0, 1},    {-0.00042, 0, 3, 0, 0},  {0.00042, 1, 0, 2, 1},
    {0.00038, 1, 0, -2, 1},   {-0.00024, -1, 2, 0, 1}, {-0.00007, 2, 1, 0, 0},
    {0.00004, 0, 2, -2, 0},   {0.00004, 3, 0, 0, 0},   {0.00003, 1, 1, -2, 0},
    {0.00003, 0, 2, 2, 0},    {-0.00003, 1, 1, 2, 0},  {0.00003, -1, 1, 2, 0},
    {-0.00002, -1, 1, -2, 0}, {-0.00002, 1, 3, 0, 0},  {0.00002, 0, 4, 0, 0},
}};

/// The additional corrections of ch. 49: amplitude in millionths of a day, angle at k = 0, motion a lunation.
struct PlanetTerm {
  double amplitude, start, motion;
};
inline constexpr std::array<PlanetTerm, 14> planet_terms{{
    {325, 299.77, 0.107408},
    {165, 251.88, 0.016321},
    {164, 251.83, 26.651886},
    {126, 349.42, 36.412478},
    {110, 84.66, 18.206239},
    {62, 141.74, 53.303771},
    {60, 207.14, 2.453732},
    {56, 154.84, 7.306860},
    {47, 34.52, 27.261239},
    {42, 207.19, 0.121824},
    {40, 291.34, 1.844379},
    {37, 161.72, 24.198154},
    {35, 239.56, 25.513099},
    {23, 331.55, 3.592518},
}};
// clang-format on

/// The Julian ephemeris day of new moon k; k = 0 is that of 2000-01-06 (ch. 49).
[[nodiscard]] inline double new_moon(int lunation) {
  const double k = lunation;
  const double t = k / 1236.85;
  const double e = 1 - t * (0.002516 + t * 0.0000074);
  const double sun = 2.5534 + 29.10535670 * k - t * t * (0.0000014 + t * 0.00000011);
  const double moon =
      201.5643 + 385.81693528 * k + t * t * (0.0107582 + t * (0.00001238 - t * 0.000000058));
  const double latitude =
      160.7108 + 390.67050284 * k - t * t * (0.0016118 + t * (0.00000227 - t * 0.000000011));
  const double node = 124.7746 - 1.56375588 * k + t * t * (0.0020672 + t * 0.00000215);
  double day = 2451550.09766 + 29.530588861 * k +
               t * t * (0.00015437 + t * (-0.000000150 + t * 0.00000000073));
  for (const auto& term : phase_terms) {
    day += term.amplitude * std::pow(e, term.eccentricity) *
           sine(term.sun * sun + term.moon * moon + term.latitude * latitude);
  }
  day -= 0.00017 * sine(node);
  for (const auto& term : planet_terms) {
    const double bend = &term == planet_terms.data() ? 0.009173 * t * t : 0;
    day += term.amplitude * 1e-6 * sine(term.start + term.motion * k - bend);
  }
  return day;
}

/// A term of the Earth's longitude: amplitude in 1e-8 radians, phase, motion in radians a millennium (app. III).
struct EarthTerm {
  double amplitude, phase, motion;
};
// clang-format off
inline constexpr std::array<EarthTerm, 64> earth_l0{{
    {175347046, 0, 0}, {3341656, 4.6692568, 6283.0758500}, {34894, 4.62610, 12566.15170},
    {3497, 2.7441, 5753.3849}, {3418, 2.8289, 3.5231}, {3136, 3.6277, 77713.7715},
    {2676, 4.4181, 7860.4194}, {2343, 6.1352, 3930.2097}, {1324, 0.7425, 11506.7698},
    {1273, 2.0371, 529.6910}, {1199, 1.1096, 1577.3435}, {990, 5.233, 5884.927},
    {902, 2.045, 26.298}, {857, 3.508, 398.149}, {780, 1.179, 5223.694}, {753, 2.533, 5507.553},
    {505, 4.583, 18849.228}, {492, 4.205, 775.523}, {357, 2.920, 0.067}, {317, 5.849, 11790.629},
    {284, 1.899, 796.298}, {271, 0.315, 10977.079}, {243, 0.345, 5486.778}, {206, 4.806, 2544.314},
    {205, 1.869, 5573.143}, {202, 2.458, 6069.777}, {156, 0.833, 213.299}, {132, 3.411, 2942.463},
    {126, 1.083, 20.775}, {115, 0.645, 0.980}, {103, 0.636, 4694.003}, {102, 0.976, 15720.839},
    {102, 4.267, 7.114}, {99, 6.21, 2146.17}, {98, 0.68, 155.42}, {86, 5.98, 161000.69},
    {85, 1.30, 6275.96}, {85, 3.67, 71430.70}, {80, 1.81, 17260.15}, {79, 3.04, 12036.46},
    {75, 1.76, 5088.63}, {74, 3.50, 3154.69}, {74, 4.68, 801.82}, {70, 0.83, 9437.76},
    {62, 3.98, 8827.39}, {61, 1.82, 7084.90}, {57, 2.78, 6286.60}, {56, 4.39, 14143.50},
    {56, 3.47, 6279.55}, {52, 0.19, 12139.55}, {52, 1.33, 1748.02}, {51, 0.28, 5856.48},
    {49, 0.49, 1194.45}, {41, 5.37, 8429.24}, {41, 2.40, 19651.05}, {39, 6.17, 10447.39},
    {37, 6.04, 10213.29}, {37, 2.57, 1059.38}, {36, 1.71, 2352.87}, {36, 1.78, 6812.77},
    {33, 0.59, 17789.85}, {30, 0.44, 83996.85}, {30, 2.74, 1349.87}, {25, 3.16, 4690.48},
}};
inline constexpr std::array<EarthTerm, 21> earth_l1{{
    {628331966747, 0, 0}, {206059, 2.678235, 6283.075850}, {4303, 2.6351, 12566.1517},
    {425, 1.590, 3.523}, {119, 5.796, 26.298}, {109, 2.966, 1577.344}, {93, 2.59, 18849.23},
    {72, 1.14, 529.69}, {68, 1.87, 398.15}, {67, 4.41, 5507.55}, {59, 2.89, 5223.69},
    {56, 2.17, 155.42}, {45, 0.40, 796.30}, {36, 0.47, 775.52}, {29, 2.65, 7.11},
    {21, 5.34, 0.98}, {19, 1.85, 5486.78}, {19, 4.97, 213.30}, {17, 2.99, 6275.96},
    {16, 0.03, 2544.31}, {16, 1.43, 2146.17},
}};
inline constexpr std::array<EarthTerm, 4> earth_l2{{
    {52919, 0, 0}, {8720, 1.0721, 6283.0758}, {309, 0.867, 12566.152}, {27, 0.05, 3.52},
}};
inline constexpr std::array<EarthTerm, 2> earth_l3{{{289, 5.844, 6283.076}, {35, 0, 0}}};
// clang-format on

[[nodiscard]] inline double sum(std::span<const EarthTerm> terms, double millennia) {
  double total = 0;
  for (const auto& term : terms) {
    total += term.amplitude * std::cos(term.phase + term.motion * millennia);
  }
  return total * 1e-8;
}

/// Nutation in longitude, in degrees (ch. 22, the terms from 0.01″ on).
struct NutationTerm {
  double amplitude;  ///< 0.0001″
  int elongation, sun, moon, latitude, node;
};
// clang-format off
inline constexpr std::array<NutationTerm, 13> nutation_terms{{
    {-171996, 0, 0, 0, 0, 1}, {-13187, -2, 0, 0, 2, 2}, {-2274, 0, 0, 0, 2, 2},
    {2062, 0, 0, 0, 0, 2}, {1426, 0, 1, 0, 0, 0}, {712, 0, 0, 1, 0, 0}, {-517, -2, 1, 0, 2, 2},
    {-386, 0, 0, 0, 2, 1}, {-301, 0, 0, 1, 2, 2}, {217, -2, -1, 0, 2, 2}, {-158, -2, 0, 1, 0, 0},
    {129, -2, 0, 0, 2, 1}, {123, 0, 0, -1, 2, 2},
}};
// clang-format on
[[nodiscard]] inline double nutation(double t) {
  const double elongation = 297.85036 + t * (445267.111480 - t * 0.0019142);
  const double sun = 357.52772 + t * (35999.050340 - t * 0.0001603);
  const double moon = 134.96298 + t * (477198.867398 + t * 0.0086972);
  const double latitude = 93.27191 + t * (483202.017538 - t * 0.0036825);
  const double node = 125.04452 + t * (-1934.136261 + t * 0.0020708);
  double total = 0;
  for (const auto& term : nutation_terms) {
    total += term.amplitude * sine(term.elongation * elongation + term.sun * sun +
                                   term.moon * moon + term.latitude * latitude + term.node * node);
  }
  return total * 0.0001 / 3600;
}

/// The apparent geocentric longitude of the Sun in degrees, not reduced to one turn (ch. 25, «higher accuracy»).
[[nodiscard]] inline double solar_longitude(double ephemeris_day) {
  const double t = (ephemeris_day - j2000) / days_per_century;
  const double m = t / 10;
  const double earth =
      sum(earth_l0, m) + m * (sum(earth_l1, m) + m * (sum(earth_l2, m) + m * sum(earth_l3, m)));
  const double anomaly = 357.52911 + t * (35999.05029 - t * 0.0001537);
  const double distance =
      1.00014 - 0.01671 * std::cos(anomaly * degree) - 0.00014 * std::cos(2 * anomaly * degree);
  const double aberration = 20.4898 / distance;
  return earth / degree + 180 - (0.09033 + aberration) / 3600 + nutation(t);
}

/// The Julian ephemeris day on which the Sun reaches that longitude, near a day.
[[nodiscard]] inline double sun_at(double longitude, double near_day) {
  constexpr double days_per_degree = 365.2422 / 360;
  double day = near_day;
  for (int i = 0; i < 12; ++i) {
    const double step = turned(longitude - solar_longitude(day)) * days_per_degree;
    day += step;
    if (std::abs(step) < 1e-7) { break; }
  }
  return day;
}

}  // namespace thidua::inline v0::detail::sky
