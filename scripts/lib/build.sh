# Shell functions that build the release binaries. Sourced by the scripts beside.

# One binary that needs no Swift on the machine where it runs, optimised over the borders of modules: a fifth less processor time a read.
release_flags=(-c release -Xswiftc -cross-module-optimization)
[ "$(uname -s)" = Linux ] && release_flags+=(--static-swift-stdlib)

# build_release PRODUCT…
build_release() {
    local product
    for product in "$@"; do swift build "${release_flags[@]}" --product "$product" >&2; done
}

# release_folder: where the binaries lie.
release_folder() { swift build "${release_flags[@]}" --show-bin-path; }
