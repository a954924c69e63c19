/// \file
/// Shifts by a number that is read at run time: x86 processors since 2013 have them in one instruction (BMI2), which compilers must
/// not use where older ones are to be served. A loop of such shifts is compiled twice, and the processor chooses; measured, its words are
/// counted an eighth faster. Elsewhere, it is compiled once.
#pragma once

#if defined(__GNUC__) && defined(__x86_64__)
#define THIDUA_FREE_SHIFTS __attribute__((target("bmi2")))
#define THIDUA_IN_PLACE __attribute__((always_inline)) inline
#else
#define THIDUA_FREE_SHIFTS
#define THIDUA_IN_PLACE inline
#endif

namespace thidua::inline v0 {

inline bool has_free_shifts() noexcept {
#if defined(__GNUC__) && defined(__x86_64__)
  static const bool has = __builtin_cpu_supports("bmi2") != 0;
  return has;
#else
  return false;
#endif
}

}  // namespace thidua::inline v0
