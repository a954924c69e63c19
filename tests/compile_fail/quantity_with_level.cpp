/// \file
/// A quantity and a level do not compare as they are: their units have to be looked at first.
#include <thidua/measure/quantity.hpp>

int main() {
  const thidua::Quantity built = *thidua::parse_quantity("3000 km");
  const thidua::Level level = *thidua::parse_level("3000 km");
#ifdef MUST_NOT_COMPILE
  if (built == level) { return 2; }
#endif
  return thidua::Level::of(built) == level ? 0 : 1;
}
