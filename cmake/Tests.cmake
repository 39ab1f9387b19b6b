# Tests are found by glob: src/FOLDER/*_test.cpp. What drives the whole program stands in test/ (Node).
# One test program a folder keeps linking short and names what failed.
find_package(GTest REQUIRED)
find_package(rapidcheck REQUIRED)
include(GoogleTest)

function(add_test_program name)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINKS" ${ARGN})
    if(NOT ARG_SOURCES)
        return()
    endif()
    add_executable(test_${name} ${ARG_SOURCES})
    target_compile_options(test_${name} PRIVATE -Wall -Wextra -Wshadow -Werror)
    target_compile_definitions(test_${name} PRIVATE AW_SOURCE_DIR="${CMAKE_SOURCE_DIR}" AW_SHARE_DIR="${AW_SHARE_DIR}")
    target_include_directories(test_${name} PRIVATE ${CMAKE_SOURCE_DIR}/test)
    target_link_libraries(test_${name} PRIVATE ${ARG_LINKS} GTest::gmock_main rapidcheck)
    if(TARGET actiewijzer_share)
        add_dependencies(test_${name} actiewijzer_share)
    endif()
    add_test(NAME ${name} COMMAND test_${name})
endfunction()

foreach(folder domain text knowledge search advice store identity outputs usecases jobs http exchange pages api cli)
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${folder}/*_test.cpp)
    add_test_program(${folder} SOURCES ${sources} LINKS aw_${folder})
endforeach()

file(GLOB made_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/bench/made/*_test.cpp)
add_test_program(made SOURCES ${made_tests} LINKS aw_made)
