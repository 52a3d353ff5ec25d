package io.stackfile.model;

/**
 * An image as a file names it.
 *
 * @param name with a tag or a digest, in the short form in which the engine lists it: {@code mongo:latest},
 *     {@code quay.io/jupyter/base-notebook:latest}, {@code redis@sha256:…}
 */
public record Image(String name) {
    private static final String HUB = "docker.io/";
    private static final String OFFICIAL = "library/";

    /** Adds the tag {@code latest} where there is none, and leaves out what Docker Hub's names imply. */
    public static Image of(String written) {
        String name = written.startsWith("index.docker.io/") ? written.substring("index.".length()) : written;
        if (name.startsWith(HUB)) {
            name = name.substring(HUB.length());
            if (name.startsWith(OFFICIAL)) {
                name = name.substring(OFFICIAL.length());
            }
        }
        boolean complete = name.contains("@") || name.lastIndexOf(':') > name.lastIndexOf('/');
        return new Image(complete ? name : name + ":latest");
    }

    public boolean isDigest() {
        return name.contains("@");
    }

    /** Without its tag or digest. */
    public String repository() {
        if (isDigest()) {
            return name.substring(0, name.indexOf('@'));
        }
        return name.substring(0, name.lastIndexOf(':'));
    }

    /** The tag, or the digest. */
    public String tag() {
        return name.substring(repository().length() + 1);
    }

    @Override
    public String toString() {
        return name;
    }
}
