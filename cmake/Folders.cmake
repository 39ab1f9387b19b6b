# g++ 12 sees overlaps and overruns in std::string where there are none (GCC bugs 105329 and 105651), at -O2 only.
set(AW_WARNINGS -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    foreach(false_alarm restrict array-bounds stringop-overflow stringop-overread)
        list(APPEND AW_WARNINGS $<$<CONFIG:Release>:-Wno-${false_alarm}>)
    endforeach()
endif()

# add_folder(NAME [USES folder…] [LINKS target…] [PRECOMPILE header…] [TEMPLATES])
# One static library per folder of src/. Sources are found by glob; *_test.cpp and *_bench.cpp
# stand beside them and are built elsewhere. TEMPLATES: make marker constants from its *.html.
function(add_folder name)
    cmake_parse_arguments(ARG "TEMPLATES" "" "USES;LINKS;PRECOMPILE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cpp)
    list(FILTER sources EXCLUDE REGEX "_(test|bench)\\.cpp$")
    if(NOT sources)
        set(scope INTERFACE)
        add_library(aw_${name} INTERFACE)
    else()
        set(scope PUBLIC)
        add_library(aw_${name} STATIC ${sources})
        target_compile_options(aw_${name} PRIVATE ${AW_WARNINGS})
    endif()
    target_include_directories(aw_${name} ${scope} ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(aw_${name} ${scope} Threads::Threads Boost::headers)
    foreach(used ${ARG_USES})
        target_link_libraries(aw_${name} ${scope} aw_${used})
    endforeach()
    if(sources)
        target_link_libraries(aw_${name} PRIVATE ${ARG_LINKS})
        if(ARG_PRECOMPILE)
            target_precompile_headers(aw_${name} PRIVATE ${ARG_PRECOMPILE})
        endif()
        if(ARG_TEMPLATES)
            add_template_markers(aw_${name} ${CMAKE_SOURCE_DIR}/src/${name})
        endif()
    endif()
endfunction()

# For each *.html makes NAME.tpl.hpp with its markers as constants, in a namespace named after it:
# a renamed marker does not compile.
find_program(MAKE_TPL_VARNAMES ctemplate-make_tpl_varnames_h REQUIRED)
function(add_template_markers target folder)
    file(GLOB_RECURSE templates CONFIGURE_DEPENDS ${folder}/*.html)
    set(headers)
    foreach(template ${templates})
        file(RELATIVE_PATH relative ${folder} ${template})
        string(REGEX REPLACE "\\.html$" ".tpl.hpp" header ${CMAKE_BINARY_DIR}/templates/${relative})
        string(REGEX REPLACE "\\.html$" "" namespace ${relative})
        string(REGEX REPLACE "[/-]" "_" namespace ${namespace})
        add_custom_command(
            OUTPUT ${header}
            COMMAND ${CMAKE_COMMAND} -DTOOL=${MAKE_TPL_VARNAMES} -DTEMPLATE=${template} -DHEADER=${header}
                    -DNAMESPACE=${namespace} -P ${CMAKE_SOURCE_DIR}/cmake/TemplateMarkers.cmake
            DEPENDS ${template} ${CMAKE_SOURCE_DIR}/cmake/TemplateMarkers.cmake
            VERBATIM)
        list(APPEND headers ${header})
    endforeach()
    target_sources(${target} PRIVATE ${headers})
    target_include_directories(${target} PUBLIC ${CMAKE_BINARY_DIR}/templates)
endfunction()
