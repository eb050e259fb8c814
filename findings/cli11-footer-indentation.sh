#!/bin/bash
# CLI11 2.6.1 (Debian unstable: libcli11-dev 2.6.1+ds-1): a footer's indentation is gone.
#
# One would have guessed that --help prints App::footer() and App::description() as they were given, as all versions to 2.4 do
# (Debian 13 has 2.4.1), or that a version which wraps them leaves lines alone that are short enough. What happens: every line is
# taken apart into words and put together with one blank after each. An indented example stands flush left, the columns of a table
# fall together, and each line ends with a blank. A line of one long word is kept; so is a text without blanks of any length, as
# Japanese is. Both are as given again after formatter->enable_footer_formatting(false) and enable_description_formatting(false).
#
# Fails if that changes. Needs g++, curl and a network.
set -eu
package=libcli11-dev_2.6.1+ds-1_all.deb
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for archive in http://deb.debian.org/debian http://snapshot.debian.org/archive/debian/20261101T000000Z; do
    curl -fsS -m 60 -o "$package" "$archive/pool/main/c/cli11/$package" && break
done
echo "653b76e0b8b92ebeaffc3e8c7722633eb96bf0d97ebce4b42240fbb38ec11079  $package" | sha256sum --check --quiet
dpkg -x "$package" .
cat > footer.cpp <<'CPP'
#include <CLI/CLI.hpp>
#include <iostream>
#include <string>
int main(int argc, char**) {
    CLI::App program;
    program.footer("Codes:\n  0   done\n  12  not ours");
    if (argc > 1) program.get_formatter()->enable_footer_formatting(false);
    const std::string help = program.help();
    std::cout << help.substr(help.find("Codes:"));
}
CPP
g++ -std=c++17 -Iusr/include footer.cpp -o footer
echo "$package"
fault=0
# expect SEEN [ARGUMENT]: the footer with a | at the end of each line.
expect() {
    seen=$(./footer ${2:-} | sed 's/$/|/')
    printf '%s\n\n' "$seen"
    [ "$seen" = "$1" ] || { printf '  expected\n%s\n' "$1"; fault=1; }
}
expect 'Codes: |
0 done |
12 not ours |'
expect 'Codes:|
  0   done|
  12  not ours|' as-given
exit $fault
