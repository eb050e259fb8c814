# The libraries that are C++ themselves, by the distribution's headers alone: what it compiled of them is for its own
# standard library and processor. find_package then gives the same targets as without.
set(library_headers ${PROJECT_BINARY_DIR}/headers)

# by_headers(PACKAGE TARGET FROM NAMES [DEFINITION...]): of TARGET, these files and folders below FROM.
function(by_headers package target from names)
  foreach(name ${names})
    file(REAL_PATH ${from}/${name} file)
    if(NOT EXISTS ${file})
      message(FATAL_ERROR "${from}/${name} is missing, of ${package}")
    endif()
    file(MAKE_DIRECTORY ${library_headers})
    file(CREATE_LINK ${file} ${library_headers}/${name} SYMBOLIC)
  endforeach()
  string(TOLOWER ${package} config)
  file(WRITE ${CMAKE_FIND_PACKAGE_REDIRECTS_DIR}/${config}-config.cmake
    "if(NOT TARGET ${target})\n"
    "  add_library(${target} INTERFACE IMPORTED)\n"
    "  target_include_directories(${target} SYSTEM INTERFACE \"${library_headers}\")\n"
    "  target_compile_definitions(${target} INTERFACE ${ARGN})\n"
    "endif()\n")
  file(WRITE ${CMAKE_FIND_PACKAGE_REDIRECTS_DIR}/${config}-config-version.cmake "set(PACKAGE_VERSION_COMPATIBLE TRUE)\n")
endfunction()

by_headers(Boost Boost::headers /usr/include boost)
by_headers(Random123 Random123::Random123 /usr/include Random123)
by_headers(Eigen3 Eigen3::Eigen /usr/include/eigen3 Eigen)
by_headers(fmt fmt::fmt /usr/include fmt FMT_HEADER_ONLY)
by_headers(tomlplusplus tomlplusplus::tomlplusplus /usr/include toml++ TOML_HEADER_ONLY=1)
by_headers(xxHash xxHash::xxHash /usr/include "xxhash.h;xxh3.h" XXH_INLINE_ALL)
