package io.stackfile.preflight;

/**
 * A folder of a host, as it is before a container has it as a volume.
 *
 * @param user the number of its owner
 * @param mode its permissions, as {@code 0755}
 */
public record Folder(int user, int group, int mode) {
    boolean lets(int writer, int groupOfWriter) {
        int shift = writer == user ? 6 : groupOfWriter == group ? 3 : 0;
        return writer == 0 || (mode >> shift & 3) == 3;
    }
}
