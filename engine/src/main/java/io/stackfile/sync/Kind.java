package io.stackfile.sync;

/** What is found under a name. */
public enum Kind {
    FILE,
    FOLDER,
    LINK,
    /** A socket, a pipe, a device, or what has a name that is no text. */
    OTHER,
    /** A file or folder that the user may not read. */
    CLOSED
}
