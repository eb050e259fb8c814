# Run at every build: writes build_info.cpp anew only where it changes, so that a commit shows without a full build.
execute_process(COMMAND git -C ${SOURCE} describe --always --dirty --abbrev=12 --exclude=*
  OUTPUT_VARIABLE COMMIT OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
if(failed OR NOT COMMIT)
  set(COMMIT unknown)
endif()
configure_file(${SOURCE}/tools/musubi/words/build_info.cpp.in ${OUTPUT} @ONLY)
