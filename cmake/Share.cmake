# What the program reads at run time, gathered in one folder beside it: knowledge, templates, static
# files, translations, the Dutch word list. Installed, the same folder is share/actiewijzer.
set(AW_SHARE_DIR ${CMAKE_BINARY_DIR}/share)
file(MAKE_DIRECTORY ${AW_SHARE_DIR})
foreach(link content:content templates:src/pages static:web/static api:api)
    string(REPLACE ":" ";" parts ${link})
    list(GET parts 0 from)
    list(GET parts 1 to)
    file(CREATE_LINK ${CMAKE_SOURCE_DIR}/${to} ${AW_SHARE_DIR}/${from} SYMBOLIC)
endforeach()

set(catalogs)
foreach(language nl en)
    set(mo ${AW_SHARE_DIR}/locale/${language}/LC_MESSAGES/actiewijzer.mo)
    add_custom_command(
        OUTPUT ${mo}
        COMMAND ${CMAKE_COMMAND} -E make_directory ${AW_SHARE_DIR}/locale/${language}/LC_MESSAGES
        COMMAND ${GETTEXT_MSGFMT_EXECUTABLE} --check -o ${mo} ${CMAKE_SOURCE_DIR}/po/${language}.po
        DEPENDS ${CMAKE_SOURCE_DIR}/po/${language}.po
        VERBATIM)
    list(APPEND catalogs ${mo})
endforeach()
# The Dutch word list of search, expanded from Debian's hunspell dictionary.
find_path(HUNSPELL_DIR nl_NL.dic PATHS /usr/share/hunspell REQUIRED)
add_executable(make_lexicon ${CMAKE_SOURCE_DIR}/src/lexicon/make_lexicon.cpp)
target_link_libraries(make_lexicon PRIVATE aw_search)
set(lexicon ${AW_SHARE_DIR}/lexicon-nl.bin)
add_custom_command(
    OUTPUT ${lexicon}
    COMMAND make_lexicon ${HUNSPELL_DIR}/nl_NL.aff ${HUNSPELL_DIR}/nl_NL.dic ${lexicon}
    DEPENDS make_lexicon ${HUNSPELL_DIR}/nl_NL.aff ${HUNSPELL_DIR}/nl_NL.dic
    VERBATIM)

add_custom_target(actiewijzer_share ALL DEPENDS ${catalogs} ${lexicon})
add_dependencies(actiewijzer actiewijzer_share)
