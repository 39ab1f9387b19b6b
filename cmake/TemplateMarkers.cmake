# Runs the marker generator of ctemplate on one template and puts its constants in a namespace of its own.
get_filename_component(folder ${HEADER} DIRECTORY)
file(MAKE_DIRECTORY ${folder})
execute_process(
    COMMAND ${TOOL} -q --outputfile=${HEADER}.raw ${TEMPLATE}
    RESULT_VARIABLE result OUTPUT_VARIABLE said ERROR_VARIABLE said)
if(NOT result EQUAL 0)
    message(FATAL_ERROR "${TEMPLATE}: ${said}")
endif()
set(text "// Markers of ${NAMESPACE}.html; made, not written.\n#pragma once\n#include <ctemplate/template_string.h>\n")
string(APPEND text "namespace actiewijzer::markers::${NAMESPACE} {\n")
file(READ ${HEADER}.raw raw)
string(REGEX MATCHALL "static const [^;\n]*" constants "${raw}")
foreach(constant IN LISTS constants)
    # The generator begins each name with letters of the file name; the namespace makes that superfluous.
    string(REGEX REPLACE "k[a-z]+_([A-Z])" "ks_\\1" constant "${constant}")
    string(APPEND text "${constant};\n")
endforeach()
string(APPEND text "}  // namespace actiewijzer::markers::${NAMESPACE}\n")
file(REMOVE ${HEADER}.raw)
file(CONFIGURE OUTPUT ${HEADER} CONTENT "${text}" @ONLY)
