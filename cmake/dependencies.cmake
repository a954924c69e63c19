# What the library stands on. Nothing is downloaded: each is found, or the error names it.

# A project that adds thidua as a subdirectory links these targets too, so it must see them.
set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)

# BoostConfig.cmake where there is one; CMake's own module for installations without it.
set(CMAKE_FIND_PACKAGE_PREFER_CONFIG ON)
find_package(Boost 1.74 REQUIRED)
set(CMAKE_FIND_PACKAGE_PREFER_CONFIG OFF)

find_package(tl-expected REQUIRED CONFIG)
find_package(utf8proc REQUIRED MODULE)
find_package(OpenSSL REQUIRED)
find_package(nlohmann_json 3.9 REQUIRED CONFIG)
find_package(Threads REQUIRED)

# Without a version: a range that admits Eigen 5 rejects the 3.4.0 of Debian, and the other way round. Used from its headers
# by the sources of the score room alone, so users of the library need no Eigen.
find_package(Eigen3 REQUIRED NO_MODULE)
if(Eigen3_VERSION VERSION_LESS 3.4)
  message(FATAL_ERROR "thidua needs Eigen 3.4 or newer; found ${Eigen3_VERSION}")
endif()

# toml++ is used from its headers: nothing to link for users, and sanitizers and fuzzers see into the parser.
find_package(tomlplusplus 3.3 REQUIRED CONFIG)
add_library(thidua_tomlplusplus INTERFACE)
target_include_directories(
  thidua_tomlplusplus SYSTEM
  INTERFACE $<TARGET_PROPERTY:tomlplusplus::tomlplusplus,INTERFACE_INCLUDE_DIRECTORIES>)
target_compile_definitions(thidua_tomlplusplus INTERFACE TOML_HEADER_ONLY=1)
# Its assertions state what its own parser does not hold on malformed input: a key that starts with «đ» would end the
# process. Without them the parser goes on to the right error.
# A letter U+00A1 to U+0499 outside a string, or first after a line-ending backslash, reaches a branch marked unreachable
# (marzer/tomlplusplus#190 and #295, mended after 3.4). GCC and clang make it the right answer at every level of
# optimisation; the sanitizer would stop there.
if(NOT MSVC)
  target_compile_options(
    thidua_tomlplusplus INTERFACE "-DTOML_ASSERT(expr)=static_assert(true)"
                                  $<$<BOOL:${THIDUA_SANITIZE}>:-fno-sanitize=unreachable>)
endif()
