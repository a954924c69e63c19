# Installs what a developer needs from the build tree BUILD to an empty PREFIX, and looks at what has come there.

cmake_minimum_required(VERSION 3.24)

file(REMOVE_RECURSE "${PREFIX}")
foreach(component IN ITEMS runtime dev)
  execute_process(COMMAND "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${PREFIX}" --component ${component}
                          COMMAND_ERROR_IS_FATAL ANY)
endforeach()

file(GLOB_RECURSE installed RELATIVE "${PREFIX}" "${PREFIX}/*")
foreach(expected IN ITEMS "include/thidua/thidua\\.hpp" "include/thidua/core/version\\.hpp" "thiduaConfig\\.cmake"
                          "thiduaConfigVersion\\.cmake" "Findutf8proc\\.cmake" "thidua\\.pc" "LICENSE")
  if(NOT "${installed}" MATCHES "${expected}")
    message(SEND_ERROR "not installed: ${expected}")
  endif()
endforeach()

# An installation is used on other machines: nothing in it may point back here.
file(GLOB_RECURSE package_files "${PREFIX}/*.cmake" "${PREFIX}/*.pc")
foreach(package_file IN LISTS package_files)
  file(READ "${package_file}" text)
  foreach(place IN ITEMS "${BUILD}" "${PREFIX}")
    string(FIND "${text}" "${place}" found)
    if(NOT found EQUAL -1)
      message(SEND_ERROR "${package_file} names ${place}")
    endif()
  endforeach()
endforeach()
