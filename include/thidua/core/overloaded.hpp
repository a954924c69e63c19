/// \file
/// One function object from several, for visiting variants.
#pragma once

namespace thidua::inline v0 {

template <class... F>
struct Overloaded : F... {
  using F::operator()...;
};
template <class... F>
Overloaded(F...) -> Overloaded<F...>;  // clang 14 asks for it

}  // namespace thidua::inline v0
