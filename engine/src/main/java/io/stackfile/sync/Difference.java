package io.stackfile.sync;

/** How a path stands on the two machines, compared with how the last copy left it. */
enum Difference {
    SAME,
    /** Not there, or changed here only. */
    NEWER_HERE,
    /** Changed there only. */
    NEWER_THERE,
    /** Only there, and never copied. */
    NEW_THERE,
    /** Nobody but the user can say which is right. */
    BOTH,
    DELETED_HERE,
    DELETED_THERE,
    /** Neither file, folder nor link, here, or without a name that is text. */
    SPECIAL,
    /** The same, only there. */
    SPECIAL_THERE,
    CLOSED_HERE,
    CLOSED_THERE
}
