# Reads the version from include/thidua/core/version.hpp, the one place where it is written.

file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/../include/thidua/core/version.hpp" _line
     REGEX "library_version = \"[0-9]+\\.[0-9]+\\.[0-9]+\"")
string(REGEX MATCH "[0-9]+\\.[0-9]+\\.[0-9]+" THIDUA_VERSION "${_line}")
if(NOT THIDUA_VERSION)
  message(FATAL_ERROR "include/thidua/core/version.hpp does not state a version of the form 1.2.3")
endif()
