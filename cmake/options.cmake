# What is built. As a part of another project thidua is the library alone; tests, examples and warnings as
# errors are for those who work on it.

include(CMakeDependentOption)
include(GNUInstallDirs)

option(BUILD_SHARED_LIBS "Build thidua as a shared library" OFF)
option(THIDUA_INSTALL "Install headers, library and package files" ${PROJECT_IS_TOP_LEVEL})
option(THIDUA_BUILD_TESTS "Build the C++ tests" ${PROJECT_IS_TOP_LEVEL})
option(THIDUA_BUILD_EXAMPLES "Build the C++ examples" ${PROJECT_IS_TOP_LEVEL})
option(THIDUA_BUILD_PYTHON "Build the Python module (needs pybind11)" OFF)
option(THIDUA_BUILD_BENCHMARKS "Build the C++ programs of the benchmarks" OFF)
option(THIDUA_BUILD_FUZZ "Build the fuzz targets (needs clang)" OFF)
option(THIDUA_WARNINGS_AS_ERRORS "Treat the warnings of our own sources as errors" OFF)
cmake_dependent_option(THIDUA_TEST_PACKAGING "Install into the build tree and build consumers of it" OFF
                       "THIDUA_BUILD_TESTS;THIDUA_INSTALL" OFF)

set(THIDUA_SANITIZE "" CACHE STRING "Sanitizers, as a list: address;undefined, or thread")
option(THIDUA_COVERAGE "Count which lines run (gcov)" OFF)

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)

if(PROJECT_IS_TOP_LEVEL)
  if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo or MinSizeRel" FORCE)
  endif()
  find_program(CCACHE_PROGRAM ccache)
  mark_as_advanced(CCACHE_PROGRAM)
  if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
  endif()
  if(THIDUA_BUILD_TESTS OR THIDUA_BUILD_FUZZ)
    enable_testing()
  endif()
endif()
