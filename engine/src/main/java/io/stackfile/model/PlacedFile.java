package io.stackfile.model;

/**
 * A config or a secret as the containers of a service find it when they start.
 *
 * @param source its name at the top of the file
 * @param target an absolute path in the container
 * @param mode its permissions, as {@code chmod} has them
 */
public record PlacedFile(Kind kind, String source, String target, int uid, int gid, int mode, Content content) {
    /** Readable for everybody, because nobody knows here who runs in the container. */
    public static final int USUAL_MODE = 0444;

    /** Whether it is that path or below it. */
    public boolean isIn(String folder) {
        return isIn(folder, target);
    }

    public static boolean isIn(String folder, String path) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /** What it is, by the key of a service. */
    public enum Kind {
        CONFIGS,
        SECRETS;

        /** Where one is that is only named. */
        public String usualTarget(String source) {
            return (this == SECRETS ? "/run/secrets/" : "/") + source;
        }

        /** One of them. */
        public String noun() {
            return this == SECRETS ? "secret" : "config";
        }

        @Override
        public String toString() {
            return noun() + "s";
        }
    }
}
