# What is installed, by component: runtime (the shared library), dev (headers, archive, package files).
# The Python module's own component, python, is in bindings/python.

include(CMakePackageConfigHelpers)

set(_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/thidua")

install(
  TARGETS thidua thidua_headers
  EXPORT thiduaTargets
  RUNTIME COMPONENT runtime
  LIBRARY COMPONENT runtime NAMELINK_COMPONENT dev
  ARCHIVE COMPONENT dev
  FILE_SET HEADERS COMPONENT dev)
install(
  EXPORT thiduaTargets
  NAMESPACE thidua::
  DESTINATION "${_package_dir}"
  COMPONENT dev)

configure_package_config_file(cmake/thiduaConfig.cmake.in thiduaConfig.cmake INSTALL_DESTINATION "${_package_dir}"
                              NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(thiduaConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(
  FILES "${PROJECT_BINARY_DIR}/thiduaConfig.cmake" "${PROJECT_BINARY_DIR}/thiduaConfigVersion.cmake"
        cmake/Findutf8proc.cmake
  DESTINATION "${_package_dir}"
  COMPONENT dev)

# The pkg-config file finds its prefix from its own place, so that the installation can be moved.
set(_pc_dir "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
file(RELATIVE_PATH THIDUA_PC_TO_PREFIX "${CMAKE_INSTALL_PREFIX}/${_pc_dir}" "${CMAKE_INSTALL_PREFIX}")
string(REGEX REPLACE "/$" "" THIDUA_PC_TO_PREFIX "${THIDUA_PC_TO_PREFIX}")
cmake_path(IS_ABSOLUTE CMAKE_INSTALL_LIBDIR _absolute)
set(THIDUA_PC_LIBDIR "\${prefix}/${CMAKE_INSTALL_LIBDIR}")
if(_absolute)
  set(THIDUA_PC_LIBDIR "${CMAKE_INSTALL_LIBDIR}")
endif()
set(THIDUA_PC_PRIVATE "Requires")
if(BUILD_SHARED_LIBS)
  set(THIDUA_PC_PRIVATE "Requires.private")
endif()
configure_file(cmake/thidua.pc.in thidua.pc @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/thidua.pc" DESTINATION "${_pc_dir}" COMPONENT dev)

install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT dev)
