/// \file
/// A consumer of the installed library; the same program is built in each of the ways of getting at it.
#include <iostream>

#include <thidua/thidua.hpp>

int main() { std::cout << "thidua " << thidua::library_version << '\n'; }
