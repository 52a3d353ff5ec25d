package io.stackfile.sync;

import java.time.Instant;

/**
 * What is found under a name on one of the two machines.
 *
 * @param path relative to the file's folder
 * @param mode the permissions
 * @param target where a link leads; else empty
 * @param content the hash of a file, when it was asked for, or of a link's target; else empty
 * @param stamp how its machine describes it; another one means that it was changed meanwhile
 */
public record Entry(
        String path, Kind kind, int mode, long size, Instant modified, String target, String content, String stamp) {
    public static Entry of(String path, Kind kind, int mode, long size, Instant modified, String stamp) {
        return new Entry(path, kind, mode, kind == Kind.FILE ? size : 0, modified, "", "", stamp);
    }

    public Entry leadingTo(String linked) {
        return new Entry(path, kind, mode, 0, modified, linked, Hash.of(linked), stamp);
    }

    public Entry holding(String hash) {
        return new Entry(path, kind, mode, size, modified, target, hash, stamp);
    }

    public Entry closed() {
        return new Entry(path, Kind.CLOSED, mode, size, modified, target, content, stamp);
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    /** In whole seconds, for not every machine keeps more. */
    boolean isOlderThan(Entry other) {
        return modified.getEpochSecond() < other.modified.getEpochSecond();
    }
}
