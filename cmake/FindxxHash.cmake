# xxHash::xxHash
find_package(PkgConfig REQUIRED)
pkg_check_modules(LIBXXHASH IMPORTED_TARGET libxxhash)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(xxHash REQUIRED_VARS LIBXXHASH_FOUND VERSION_VAR LIBXXHASH_VERSION)
if(xxHash_FOUND AND NOT TARGET xxHash::xxHash)
  add_library(xxHash::xxHash INTERFACE IMPORTED)
  target_link_libraries(xxHash::xxHash INTERFACE PkgConfig::LIBXXHASH)
endif()
