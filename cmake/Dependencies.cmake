# Every library the program stands on. All come from Debian packages; see script/setup.
find_package(Boost 1.81 REQUIRED COMPONENTS locale url json)
find_package(Threads REQUIRED)
find_package(ZLIB REQUIRED)
find_package(yaml-cpp REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Gettext REQUIRED)
pkg_check_modules(SQLITE REQUIRED IMPORTED_TARGET sqlite3)
# SOCI's header for PostgreSQL includes libpq-fe.h.
pkg_check_modules(LIBPQ REQUIRED IMPORTED_TARGET libpq)
pkg_check_modules(XAPIAN REQUIRED IMPORTED_TARGET xapian-core)
pkg_check_modules(SODIUM REQUIRED IMPORTED_TARGET libsodium)
pkg_check_modules(OATH REQUIRED IMPORTED_TARGET liboath)
pkg_check_modules(QRENCODE REQUIRED IMPORTED_TARGET libqrencode)
pkg_check_modules(XLSXWRITER REQUIRED IMPORTED_TARGET xlsxwriter)
pkg_check_modules(ZIP REQUIRED IMPORTED_TARGET libzip)
pkg_check_modules(SPDLOG REQUIRED IMPORTED_TARGET spdlog)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlienc)
pkg_check_modules(CTEMPLATE REQUIRED IMPORTED_TARGET libctemplate)

# cmark-gfm ships no pkg-config file in Debian.
add_library(aw_cmark INTERFACE)
target_link_libraries(aw_cmark INTERFACE cmark-gfm cmark-gfm-extensions)
add_library(PkgConfig::CMARK ALIAS aw_cmark)
