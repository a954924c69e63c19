# Finds utf8proc, which has no CMake package of its own everywhere. Defines utf8proc::utf8proc.
# Installed beside thiduaConfig.cmake, since users of the library link it too.

find_package(PkgConfig QUIET)
if(PkgConfig_FOUND)
  pkg_check_modules(PC_UTF8PROC QUIET libutf8proc)
endif()

find_path(utf8proc_INCLUDE_DIR utf8proc.h HINTS ${PC_UTF8PROC_INCLUDE_DIRS})
find_library(utf8proc_LIBRARY NAMES utf8proc utf8proc_static HINTS ${PC_UTF8PROC_LIBRARY_DIRS})
mark_as_advanced(utf8proc_INCLUDE_DIR utf8proc_LIBRARY)

if(utf8proc_INCLUDE_DIR)
  foreach(_part MAJOR MINOR PATCH)
    file(STRINGS "${utf8proc_INCLUDE_DIR}/utf8proc.h" _line
         REGEX "#define[ \t]+UTF8PROC_VERSION_${_part}[ \t]+[0-9]+")
    string(REGEX REPLACE ".*UTF8PROC_VERSION_${_part}[ \t]+([0-9]+).*" "\\1" _utf8proc_${_part} "${_line}")
  endforeach()
  set(utf8proc_VERSION "${_utf8proc_MAJOR}.${_utf8proc_MINOR}.${_utf8proc_PATCH}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  utf8proc
  REQUIRED_VARS utf8proc_LIBRARY utf8proc_INCLUDE_DIR
  VERSION_VAR utf8proc_VERSION)

if(utf8proc_FOUND AND NOT TARGET utf8proc::utf8proc)
  set(_global "")
  if(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL)
    set(_global GLOBAL)
  endif()
  add_library(utf8proc::utf8proc UNKNOWN IMPORTED ${_global})
  set_target_properties(
    utf8proc::utf8proc PROPERTIES IMPORTED_LOCATION "${utf8proc_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES
                                                                        "${utf8proc_INCLUDE_DIR}")
endif()
