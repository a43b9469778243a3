# Included by CMake right after llama.cpp's own project() call (CMAKE_PROJECT_<name>_INCLUDE): builds only the libraries
# that Python loads, and spends the optimizer's time only where tokens are computed. ADR 0003 has the measurements.

# llama-cpp-python forces this option ON in the cache, yet never loads the library. A normal variable of the same name
# hides the cache entry from llama.cpp (policy CMP0077).
set(LLAMA_BUILD_COMMON OFF)

# Runs when llama.cpp's targets exist and before they are generated.
function(sottovoce_trim_llama_build)
  # Parts of the build "all" that nothing links once the common library is gone.
  if(TARGET vendor-hash)
    set_target_properties(vendor-hash PROPERTIES EXCLUDE_FROM_ALL ON)
  endif()
  # One graph builder per architecture, about 130 small files that all parse the same headers.
  set_target_properties(llama PROPERTIES UNITY_BUILD_BATCH_SIZE 32)
  if(NOT MSVC)
    # These two build graphs, read files and tokenize; the arithmetic is in ggml-cpu, which keeps -O3. The last -O wins.
    target_compile_options(llama PRIVATE $<$<CONFIG:Release>:-O1>)
    target_compile_options(ggml-base PRIVATE $<$<CONFIG:Release>:-O1>)
    target_compile_options(ggml PRIVATE $<$<CONFIG:Release>:-O1>)
  endif()
endfunction()
cmake_language(DEFER CALL sottovoce_trim_llama_build)
