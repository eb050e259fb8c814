# HDF5Serial::HDF5Serial: the serial HDF5 and its high-level part (dimension scales), which pkg-config leaves out.
find_package(PkgConfig REQUIRED)
pkg_check_modules(HDF5_SERIAL IMPORTED_TARGET hdf5-serial)
# Debian names it by its kind where all kinds lie in one folder.
find_library(HDF5_HL_LIBRARY NAMES hdf5_hl hdf5_serial_hl HINTS ${HDF5_SERIAL_LIBRARY_DIRS})
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(HDF5Serial REQUIRED_VARS HDF5_HL_LIBRARY HDF5_SERIAL_FOUND
  VERSION_VAR HDF5_SERIAL_VERSION)
if(HDF5Serial_FOUND AND NOT TARGET HDF5Serial::HDF5Serial)
  add_library(HDF5Serial::HDF5Serial INTERFACE IMPORTED)
  target_link_libraries(HDF5Serial::HDF5Serial INTERFACE ${HDF5_HL_LIBRARY} PkgConfig::HDF5_SERIAL)
endif()
