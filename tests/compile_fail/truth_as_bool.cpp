/// \file
/// A truth is no bool: what is undetermined is neither.
#include <thidua/core/truth.hpp>

int main() {
  const thidua::Truth verdict = thidua::Truth::undetermined;
#ifdef MUST_NOT_COMPILE
  if (verdict) { return 2; }
#endif
  return verdict == thidua::Truth::yes ? 1 : 0;
}
