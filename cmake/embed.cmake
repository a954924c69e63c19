# Builds a text file into the library: thidua_embed(TARGET FILE FUNCTION) adds a source that defines
# `std::string_view thidua::FUNCTION()` with the bytes of FILE. Run as a script, this file writes that source.

if(NOT CMAKE_SCRIPT_MODE_FILE)
  set(THIDUA_EMBED_SCRIPT "${CMAKE_CURRENT_LIST_FILE}")

  function(thidua_embed target input function)
    set(output "${PROJECT_BINARY_DIR}/embedded/${function}.cpp")
    add_custom_command(
      OUTPUT "${output}"
      COMMAND "${CMAKE_COMMAND}" "-DINPUT=${input}" "-DOUTPUT=${output}" "-DFUNCTION=${function}" -P
              "${THIDUA_EMBED_SCRIPT}"
      DEPENDS "${input}" "${THIDUA_EMBED_SCRIPT}"
      COMMENT "Embedding ${input}"
      VERBATIM)
    target_sources(${target} PRIVATE "${output}")
  endfunction()
  return()
endif()

cmake_minimum_required(VERSION 3.24)

# Literals are kept below the 16 kB that some compilers allow, and are cut between lines only, so that no
# multi-byte character is torn.
set(limit 8000)
file(READ "${INPUT}" rest)
set(literals "")
string(LENGTH "${rest}" length)
while(length GREATER limit)
  string(SUBSTRING "${rest}" 0 ${limit} chunk)
  string(FIND "${chunk}" "\n" cut REVERSE)
  if(cut EQUAL -1)
    message(FATAL_ERROR "${INPUT} has a line of more than ${limit} bytes")
  endif()
  math(EXPR cut "${cut} + 1")
  string(SUBSTRING "${rest}" 0 ${cut} chunk)
  string(SUBSTRING "${rest}" ${cut} -1 rest)
  string(APPEND literals "\n      R\"thidua(${chunk})thidua\"")
  string(LENGTH "${rest}" length)
endwhile()
string(APPEND literals "\n      R\"thidua(${rest})thidua\"")

file(
  WRITE "${OUTPUT}"
  "// Generated from a file of the source tree; change that file instead.
#include <string_view>

namespace thidua::inline v0 {

std::string_view ${FUNCTION}();

std::string_view ${FUNCTION}() {
  return {${literals}};
}

}  // namespace thidua::inline v0
")
