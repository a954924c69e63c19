/// \file
/// A consumer of the library; the same program is built in each of the ways of getting at it. An error thrown inside the
/// compiled library has to arrive here as what it is, with its data.
#include <iostream>

#include <thidua/thidua.hpp>

int main() {
  std::cout << "thidua " << thidua::library_version << '\n';
  try {
    const thidua::Campaign campaign{thidua::Plan{}};
  } catch (const thidua::InputError& error) {
    std::cout << "an empty plan has " << error.diagnostics().size() << " faults\n";
    return error.diagnostics().empty() ? 1 : 0;
  }
  std::cout << "an empty plan was taken for a campaign\n";
  return 1;
}
