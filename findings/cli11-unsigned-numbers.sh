#!/bin/bash
# CLI11 2.1.2 (Debian 12: libcli11-dev 2.1.2+ds-1): what an option of type std::uint64_t takes.
#
# One would have guessed that add_option<std::uint64_t> takes decimal digits that fit, and answers anything else with a
# ConversionError. What happens, without an error:
#   010                    is 8: a leading 0 makes it octal, so that numbers of `seq -w` and of job arrays are others
#   -1                     is 18446744073709551615
#   -18446744073709551615  is 1
#   18446744073709551616   is 18446744073709551615, and so is every larger number: two seeds that are one
#   ""                     is 0
# (1.5 and 1e3 are refused as one would guess.) Who needs exact numbers takes them as text and reads them with
# std::from_chars.
#
# Fails if that changes. Needs g++, apt-get and a network.
set -eu
version=2.1.2+ds-1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq "libcli11-dev=$version" > /dev/null
dpkg -x libcli11-dev_*.deb .
cat > number.cpp <<'CPP'
#include <CLI/CLI.hpp>
#include <cstdint>
#include <iostream>
int main(int argc, char** argv) {
    CLI::App program;
    std::uint64_t number = 42;
    program.add_option("--number", number);
    CLI11_PARSE(program, argc, argv);
    std::cout << number << '\n';
}
CPP
g++ -std=c++17 -Iusr/include number.cpp -o number
echo "libcli11-dev $version"
fault=0
expect() {
    seen=$(./number --number "$1" 2> /dev/null | head -n 1 || true)
    printf '%-24s is read as %s\n' "'$1'" "$seen"
    [ "$seen" = "$2" ] || { echo "  expected $2"; fault=1; }
}
expect 10 10
expect 010 8
expect -1 18446744073709551615
expect -18446744073709551615 1
expect 18446744073709551616 18446744073709551615
expect 99999999999999999999 18446744073709551615
expect "" 0
for refused in 1.5 1e3; do
    if ./number --number "$refused" > /dev/null 2>&1; then echo "'$refused' is taken"; fault=1; else echo "'$refused' is refused"; fi
done
exit $fault
