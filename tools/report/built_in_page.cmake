# The page that `musubi report` writes: TypeScript that esbuild makes into one file, which goes into the program. Only
# this takes Node, and only npm the network, at build time; without them everything else is built.
find_program(MUSUBI_NODE NAMES node nodejs)
find_program(MUSUBI_NPM npm)
mark_as_advanced(MUSUBI_NODE MUSUBI_NPM)

# What a folder's lockfile says, into its node_modules, which all build folders share: `installed` is where npm notes it.
# npm empties the folder first, so it runs only where something is new, and never twice at once.
function(fetch_packages folder installed)
  set(note ${folder}/node_modules/.package-lock.json)
  set(fetch "${MUSUBI_NPM} ci --ignore-scripts --no-audit --no-fund --silent && touch node_modules/.package-lock.json")
  add_custom_command(OUTPUT ${note} DEPENDS ${folder}/package.json ${folder}/package-lock.json
    COMMAND flock package-lock.json sh -c "[ node_modules/.package-lock.json -nt package-lock.json ] || { ${fetch}; }"
    WORKING_DIRECTORY ${folder} COMMENT "Fetching what ${folder} needs" VERBATIM)
  set(${installed} ${note} PARENT_SCOPE)
endfunction()

set(here ${CMAKE_CURRENT_LIST_DIR})
if(MUSUBI_NODE AND MUSUBI_NPM)
  fetch_packages(${here} installed)
  file(GLOB parts CONFIGURE_DEPENDS ${here}/*.mjs ${here}/data/*.json ${here}/*.html ${here}/*.css ${here}/src/*.ts)
  set(built_in_page ${CMAKE_CURRENT_BINARY_DIR}/built_in_page.cpp)
  add_custom_command(OUTPUT ${built_in_page} DEPENDS ${installed} ${parts} ${here}/tsconfig.json
    COMMAND ${MUSUBI_NODE} node_modules/typescript/bin/tsc --noEmit
    COMMAND ${MUSUBI_NODE} build.mjs ${CMAKE_CURRENT_BINARY_DIR}
    WORKING_DIRECTORY ${here} COMMENT "Making the page of musubi report" VERBATIM)
else()
  message(STATUS "No Node and npm: everything is built but the page, and `musubi report` will say so")
  set(built_in_page ${here}/no_page.cpp)
endif()
