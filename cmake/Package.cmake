# `cpack` makes two Debian packages: musubi (the program) and libmusubi-dev (what an outside program builds on).
# The preset `package` installs below /usr.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "musubi")
set(CPACK_PACKAGE_CONTACT "musubi maintainers <maintainers@musubi.invalid>")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_COMPONENTS_ALL program development)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)

set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME musubi)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PROGRAM_DESCRIPTION "Lets research groups and firms meet, choose, research, file and found, month by
month, under the rules and the money of a regional programme, many times over,
and says what came out on average and how far it spread. Results are HDF5 files
that are netCDF-4 too.")

set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libmusubi-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS "libboost-dev, libeigen3-dev, librandom123-dev, libtbb-dev, libhdf5-dev, \
libxxhash-dev, libtomlplusplus-dev, libfmt-dev, pkg-config")
set(CPACK_DEBIAN_DEVELOPMENT_DESCRIPTION "Headers, static libraries and the CMake package of musubi's engine, for models
of your own.")
include(CPack)
