package io.stackfile.merge;

/** How the values of one key go together. */
enum Rule {
    /** Mappings key by key, lists one behind the other, anything else by what came last. */
    USUAL,
    /** The later one takes the place of the earlier. */
    REPLACE,
    /** {@code NAME: value} or a list of {@code NAME=value}: by name. */
    PAIRS,
    /** A mapping, or a list of names that stand for a mapping of nothing: by name. */
    NAMES,
    /** A list, or one value that stands for a list: one behind the other, each once. */
    ITEMS,
    /** A folder, or a mapping whose {@code context} it is. */
    BUILD,
    /** Together as long as both speak of one driver. */
    DRIVER
}
