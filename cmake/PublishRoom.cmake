# publish_room(NAME [HEADER...]): outside programs may link musubi::NAME, which is the target musubi_NAME, and include
# these headers of its folder by the same lines as in the tree (#include "sim/NAME/HEADER"). The public face publishes
# its own headers, see include/CMakeLists.txt.
set(MUSUBI_ROOM_HEADERS ${CMAKE_INSTALL_INCLUDEDIR}/musubi-sim)
function(publish_room name)
  add_library(musubi::${name} ALIAS musubi_${name})
  set_target_properties(musubi_${name} PROPERTIES EXPORT_NAME ${name})
  install(TARGETS musubi_${name} EXPORT musubi-targets
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
  if(ARGN)
    target_include_directories(musubi_${name} INTERFACE $<INSTALL_INTERFACE:${MUSUBI_ROOM_HEADERS}>)
    foreach(header ${ARGN})
      cmake_path(GET header PARENT_PATH folder)
      install(FILES ${header} DESTINATION ${MUSUBI_ROOM_HEADERS}/sim/${name}/${folder} COMPONENT development)
    endforeach()
  endif()
endfunction()
