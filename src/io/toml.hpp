/// \file
/// The one place that includes toml++, whose header has another name in Debian's version than upstream.
#pragma once

#if __has_include(<toml++/toml.hpp>)
#include <toml++/toml.hpp>
#else
#include <toml++/toml.h>
#endif
