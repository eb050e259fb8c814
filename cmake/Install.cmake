# What `cmake --install` puts where: the program with its scenarios, and what an outside program builds on.
# Everything is found from where it lies, so that the whole may be moved.
include(CMakePackageConfigHelpers)
set(config_folder ${CMAKE_INSTALL_LIBDIR}/cmake/musubi)
configure_package_config_file(cmake/musubi-config.cmake.in ${PROJECT_BINARY_DIR}/musubi-config.cmake
  INSTALL_DESTINATION ${config_folder} NO_SET_AND_CHECK_MACRO)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/musubi-config-version.cmake COMPATIBILITY SameMinorVersion)
install(EXPORT musubi-targets NAMESPACE musubi:: DESTINATION ${config_folder} COMPONENT development)
install(FILES ${PROJECT_BINARY_DIR}/musubi-config.cmake ${PROJECT_BINARY_DIR}/musubi-config-version.cmake
  cmake/FindHDF5Serial.cmake cmake/FindxxHash.cmake cmake/FindRandom123.cmake
  DESTINATION ${config_folder} COMPONENT development)
install(DIRECTORY include/musubi DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development)

install(TARGETS musubi DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT program)
install(DIRECTORY scenarios/ DESTINATION ${CMAKE_INSTALL_DATADIR}/musubi/scenarios COMPONENT program)
install(FILES README.md DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/musubi COMPONENT program)
install(FILES packaging/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/musubi COMPONENT program)
install(FILES packaging/copyright DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/libmusubi-dev COMPONENT development)
