# Sanitizers and coverage hold for every object of the build, also the tests; so they are set for the whole
# directory, and only where thidua itself is built.

if(NOT PROJECT_IS_TOP_LEVEL)
  return()
endif()

if(THIDUA_SANITIZE)
  list(JOIN THIDUA_SANITIZE "," _sanitizers)
  add_compile_options(-fsanitize=${_sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${_sanitizers})
endif()

if(THIDUA_BUILD_FUZZ)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "The fuzz targets use libFuzzer: configure with clang (cmake --preset fuzz)")
  endif()
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(THIDUA_COVERAGE)
  add_compile_options(--coverage -fprofile-update=atomic)
  add_link_options(--coverage)
endif()
