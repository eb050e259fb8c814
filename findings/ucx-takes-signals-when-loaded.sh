#!/bin/bash
# UCX 1.18.1 (Debian 13: libucx0 1.18.1+ds-2+b1) and 1.13.1 (Debian 12: 1.13.1-1): what loading its base library does to a
# program's signals.
#
# One would have guessed that a communication library touches no signal before it is initialised, and that a program which never
# calls MPI_Init never hears of it. What happens: its constructor takes SIGILL, SIGSEGV, SIGBUS and SIGFPE when the library is
# loaded. Open MPI 4 of Debian 12 opens UCX as a plug-in of MPI_Init, but the libraries of Open MPI 5 in Debian 13 link to it, so a
# program that is built with MPI there has these handlers before main. A handler that is set "if nobody has one yet" is then never
# set, and a fault ends in UCX's list of addresses instead of the program's own last words. A program that wants its own handlers
# sets them without asking; UCX_HANDLE_ERRORS=none keeps UCX from taking any, but only from outside.
#
# Fails if that changes. Needs gcc, curl and a network. UCX of Debian 13 wants the C library of Debian 13: today's, from the same
# pool, under its own loader.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
pool=http://deb.debian.org/debian/pool/main
unpack() { # FOLDER URL [SHA256]
    curl -fsS -m 300 -o package.deb "$2"
    [ $# -eq 2 ] || echo "$3  package.deb" | sha256sum --check --quiet
    dpkg -x package.deb "$1"
}
unpack new "$pool/u/ucx/libucx0_1.18.1%2bds-2%2bb1_amd64.deb" 260ad6438658e55b37dff4ceb1891bf6bb816cedd14b815ddc3f4dffea55e855
unpack old "$pool/u/ucx/libucx0_1.13.1-1_amd64.deb" f636d9893abece6a62ff943102b0caebeea8ba05c110550f5c8e6f01b015d3b5
curl -fsS -m 300 -o packages.xz http://deb.debian.org/debian/dists/trixie/main/binary-amd64/Packages.xz
libc=$(xz -dc packages.xz | sed -n 's,^Filename: pool/main/\(g/glibc/libc6_2\.41.*\),\1,p')
unpack new "$pool/${libc//+/%2b}"
cat > look.c <<'C'
#include <dlfcn.h>
#include <signal.h>
#include <stdio.h>
int main(int argc, char** argv) {
    const int number[] = {SIGILL, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGTERM};
    const char* const name[] = {"ILL", "SEGV", "BUS", "FPE", "ABRT", "TERM"};
    if (argc > 1 && dlopen(argv[1], RTLD_NOW | RTLD_GLOBAL) == NULL) return 1;
    for (int i = 0; i < 6; ++i) {
        struct sigaction now;
        sigaction(number[i], NULL, &now);
        if (now.sa_handler != SIG_DFL) printf("%s ", name[i]);
    }
    return 0;
}
C
gcc -o look look.c -ldl
libraries=usr/lib/x86_64-linux-gnu
new() { "new/$libraries/ld-linux-x86-64.so.2" --library-path "new/$libraries" ./look "$@"; }
plain=$(new)
loaded=$(new "new/$libraries/libucs.so.0")
asked_not_to=$(UCX_HANDLE_ERRORS=none new "new/$libraries/libucs.so.0")
before=$(LD_LIBRARY_PATH=old/$libraries ./look "old/$libraries/libucs.so.0")
echo "without the library:            ${plain:-none}"
echo "libucs 1.18.1 loaded:           ${loaded:-none}"
echo "the same, UCX_HANDLE_ERRORS=none: ${asked_not_to:-none}"
echo "libucs 1.13.1 loaded:           ${before:-none}"
[ -z "$plain" ] && [ -z "$asked_not_to" ] && [ "$loaded" = "ILL SEGV BUS FPE " ] && [ "$before" = "$loaded" ]
