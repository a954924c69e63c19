# The two targets. thidua::headers: rooms that need no compiled code. thidua::thidua: all of it.

set(THIDUA_HEADER_ROOMS core time measure rule score)
set(THIDUA_COMPILED_ROOMS campaign evaluate render io)

function(thidua_headers_of out_variable)
  list(TRANSFORM ARGN REPLACE "(.+)" "${PROJECT_SOURCE_DIR}/include/thidua/\\1/*.hpp" OUTPUT_VARIABLE patterns)
  file(GLOB headers CONFIGURE_DEPENDS ${patterns})
  set(${out_variable} ${headers} PARENT_SCOPE)
endfunction()
thidua_headers_of(_header_rooms ${THIDUA_HEADER_ROOMS})
thidua_headers_of(_compiled_rooms ${THIDUA_COMPILED_ROOMS})
file(GLOB _umbrella CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/include/thidua/*.hpp")

add_library(thidua_headers INTERFACE)
add_library(thidua::headers ALIAS thidua_headers)
target_sources(
  thidua_headers INTERFACE FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${_header_rooms})
target_compile_features(thidua_headers INTERFACE cxx_std_20)
target_link_libraries(thidua_headers INTERFACE Boost::headers tl::expected utf8proc::utf8proc)
set_target_properties(thidua_headers PROPERTIES EXPORT_NAME headers)

file(GLOB_RECURSE _sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/*.cpp")
add_library(thidua ${_sources})
add_library(thidua::thidua ALIAS thidua)
thidua_embed(thidua "${PROJECT_SOURCE_DIR}/share/columns.toml" shipped_columns_toml)
thidua_embed(thidua "${PROJECT_SOURCE_DIR}/share/calendar-vn.toml" shipped_calendar_toml)
thidua_embed(thidua "${PROJECT_SOURCE_DIR}/share/law-vn.toml" shipped_law_toml)
target_sources(
  thidua
  PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${_compiled_rooms} ${_umbrella})
target_include_directories(thidua PRIVATE "${PROJECT_SOURCE_DIR}/src")
target_link_libraries(
  thidua
  PUBLIC thidua_headers
  PRIVATE OpenSSL::Crypto Threads::Threads $<BUILD_INTERFACE:thidua_tomlplusplus>
          $<BUILD_INTERFACE:nlohmann_json::nlohmann_json> $<BUILD_INTERFACE:Eigen3::Eigen>
          $<BUILD_INTERFACE:thidua_warnings>)
set_target_properties(
  thidua
  PROPERTIES POSITION_INDEPENDENT_CODE ON
             VERSION ${PROJECT_VERSION}
             SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})

# Bit planes: g++ 12 -O3 judges 66 million evaluations a second with reasons; with the leaves at -O2 61, with the tree at -O2 60, on one
# thread of the machine of benchmarks/README.md; so these are -O3 in every build that is optimised at all.
if(NOT MSVC)
  set_source_files_properties(
    "${PROJECT_SOURCE_DIR}/src/evaluate/bulk_leaf_planes.cpp" "${PROJECT_SOURCE_DIR}/src/evaluate/bulk_tree_planes.cpp"
    PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release,RelWithDebInfo>:-O3>")
endif()

# A shared library shows the names of thidua and hides those of the headers it was built from.
if(BUILD_SHARED_LIBS AND UNIX AND NOT APPLE)
  set(_map "${PROJECT_SOURCE_DIR}/cmake/thidua.map")
  target_link_options(thidua PRIVATE "LINKER:--version-script=${_map}")
  set_target_properties(thidua PROPERTIES LINK_DEPENDS "${_map}")
endif()
