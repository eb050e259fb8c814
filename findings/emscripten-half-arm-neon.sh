#!/bin/bash
# Emscripten 3.1.69 of Debian 13 (emscripten 3.1.69+dfsg-3): it has an <arm_neon.h> that cannot be included.
#
# One would have guessed that a header which __has_include finds can be included: Emscripten brings Arm's vector functions as
# WebAssembly's own, and xxHash 0.8.3 takes them wherever the header is there and -msimd128 is given. What happens: the package
# has the first file of that header and none of the hundreds that it includes ("neon/types.h" first), because they are SIMDe's and
# were taken out of the sources. So a program that compiles with Debian 12's Emscripten 3.1.6, which xxHash 0.8.1 did not ask for
# the header, stops in Debian 13 in a file that nobody wrote. -mno-simd128 for the one source file that includes xxhash.h helps;
# to define XXH_VECTOR does not, for the header is included before that is looked at.
#
# Fails if that changes. Needs g++, curl and a network, which brings 240 MB.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
fetch() { # NAME PATH SHA256
    curl -fsS -m 600 -o "$1" "http://deb.debian.org/debian/pool/main/$2/$1"
    echo "$3  $1" | sha256sum --check --quiet
    dpkg -x "$1" .
    echo "$1"
}
fetch emscripten_3.1.69+dfsg-3_all.deb e/emscripten d2ac788b952c56ab6736b4db2ac0825aa63cfb4c08b8abaefe19e324779d1b2d
fetch libxxhash-dev_0.8.3-2_amd64.deb x/xxhash c67517ebeb2f66cc4262dc476b4c7decc2b738a6d031e4869ca6bb726a75f645
compat=usr/share/emscripten/system/include/compat
printf '#if __has_include(<arm_neon.h>)\nfound\n#endif\n' > ask.cpp
printf '#include <xxhash.h>\n' > take.cpp
# As em++ -msimd128 looks for headers; the rest of the language is the same for any compiler.
preprocess() { g++ -E -P -I "$compat" -I usr/include -D__wasm_simd128__ "$@" 2>&1 > text | grep -m 1 -o 'arm_neon.*' || tail -n 1 text; }
seen=$(preprocess ask.cpp)
echo "asked:    $seen"
taken=$(preprocess -DXXH_INLINE_ALL -DXXH_VECTOR=0 take.cpp)
echo "included: $taken"
[ "$seen" = found ]
case $taken in *"neon/types.h: No such file or directory"*) ;; *) exit 1 ;; esac
[ ! -e "$compat/neon" ]
