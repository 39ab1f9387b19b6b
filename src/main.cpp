#include <malloc.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <iostream>

#include "cli/commands.hpp"

int main(int count, char** arguments) {
    using namespace actiewijzer;
    // A reader that goes away is seen by the write that fails, not by a signal.
    std::signal(SIGPIPE, SIG_IGN);
    // An arena a thread would keep memory that the others could use.
    mallopt(M_ARENA_MAX, 2);
    try {
        const std::vector<std::string> given(arguments + 1, arguments + count);
        const auto share = cli::share_folder(given, std::filesystem::read_symlink("/proc/self/exe"));
        const text::Translations translations(share / "locale");
        const text::Words words(translations, cli::language_of(std::getenv("LANG")));
        return static_cast<int>(cli::run(given, {std::cin, std::cout, std::cerr, translations, words, share}));
    } catch (const std::exception& failure) {
        std::cerr << "actiewijzer: " << failure.what() << '\n';
        return static_cast<int>(cli::Exit::failed);
    }
}
