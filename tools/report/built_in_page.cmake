# The page that `musubi report` writes: TypeScript that esbuild makes into one file, which goes into the program. Only
# this takes Node, and only npm the network, at build time; without them everything else is built.
find_program(MUSUBI_NODE NAMES node nodejs)
find_program(MUSUBI_NPM npm)
mark_as_advanced(MUSUBI_NODE MUSUBI_NPM)

set(here ${CMAKE_CURRENT_LIST_DIR})
if(MUSUBI_NODE AND MUSUBI_NPM)
  # Where npm notes that it has installed what the lockfile says; all build folders share it.
  set(installed ${here}/node_modules/.package-lock.json)
  add_custom_command(OUTPUT ${installed} DEPENDS ${here}/package.json ${here}/package-lock.json
    COMMAND ${MUSUBI_NPM} ci --ignore-scripts --no-audit --no-fund --silent
    COMMAND ${CMAKE_COMMAND} -E touch ${installed}
    WORKING_DIRECTORY ${here} COMMENT "Fetching what the page is made with" VERBATIM)
  file(GLOB parts CONFIGURE_DEPENDS ${here}/*.mjs ${here}/*.html ${here}/*.css ${here}/src/*.ts)
  set(built_in_page ${CMAKE_CURRENT_BINARY_DIR}/built_in_page.cpp)
  add_custom_command(OUTPUT ${built_in_page} DEPENDS ${installed} ${parts} ${here}/tsconfig.json
    COMMAND ${MUSUBI_NODE} node_modules/typescript/bin/tsc --noEmit
    COMMAND ${MUSUBI_NODE} build.mjs ${CMAKE_CURRENT_BINARY_DIR}
    WORKING_DIRECTORY ${here} COMMENT "Making the page of musubi report" VERBATIM)
else()
  message(STATUS "No Node and npm: everything is built but the page, and `musubi report` will say so")
  set(built_in_page ${here}/no_page.cpp)
endif()
