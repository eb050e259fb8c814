#!/bin/bash
# GCC 12.2.0 (Debian 12: g++-12 12.2.0-14+deb12u1): a function that only asks memory for something is not called.
#
# One would have guessed that a call of a function whose body is __builtin_prefetch stays, as the prefetch itself does where it
# is written in the loop. But GCC takes the prefetch for no effect, so the function for one without any, and drops the call where
# it is not inlined: the body is compiled, with its prefetch instruction, and nobody calls it. No warning. What is meant to ask
# memory ahead does nothing then, and only a clock or the machine code tells. Which calls are inlined is GCC's choice: in a
# program of ours some were, and others, of the same helper, were gone. Declared always_inline, all are kept.
#
# Fails if that changes. Needs the libraries of an installed g++, apt-get and a network, on x86-64.
set -eu
version=12.2.0-14+deb12u1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
apt-get download -qq "g++-12=$version" > /dev/null
dpkg -x g++-12_*.deb .
cat > ask.cpp <<'CPP'
struct Rows { const char* first; };
[[gnu::KIND]] inline void ask(const Rows& rows, unsigned row) { __builtin_prefetch(rows.first + 64ul * row); }
long act(const Rows&, unsigned);
long all(const Rows& rows, unsigned count) {
    long sum = 0;
    for (unsigned row = 0; row < count; ++row) {
        ask(rows, row + 8);
        sum += act(rows, row);
    }
    return sum;
}
CPP
echo "g++-12 $version"
fault=0
# expect KIND: how many requests for memory are in the loop of all(), as a call or as an instruction.
expect() {
    sed "s/KIND/$1/" ask.cpp > "$1.cpp"
    usr/lib/gcc/x86_64-linux-gnu/12/cc1plus -quiet -std=c++20 -O2 "$1.cpp" -o "$1.s"
    seen=$(sed -n '/^_Z3all/,/\.size/p' "$1.s" | grep -cE 'prefetch|call.*_Z3ask' || true)
    printf '%-14s %s requests in the loop\n' "$1" "$seen"
    [ "$seen" = "$2" ] || { echo "  expected $2"; fault=1; }
}
expect noinline 0
expect always_inline 1
exit $fault
