# The warnings that our own sources are compiled with. A private target: users never inherit it.

add_library(thidua_warnings INTERFACE)
if(MSVC)
  target_compile_options(thidua_warnings INTERFACE /W4 /utf-8 $<$<BOOL:${THIDUA_WARNINGS_AS_ERRORS}>:/WX>)
else()
  target_compile_options(
    thidua_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow
                              $<$<BOOL:${THIDUA_WARNINGS_AS_ERRORS}>:-Werror>)
  # What the sanitizers add makes g++ see members that nobody set.
  if(THIDUA_SANITIZE AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(thidua_warnings INTERFACE -Wno-maybe-uninitialized)
  endif()
endif()
