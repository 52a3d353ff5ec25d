package io.stackfile.host;

/** A program could not be started in a container: there is none of that name, or it may not be executed. */
public final class CannotExecute extends HostException {
    private static final long serialVersionUID = 1;
    private static final int NOT_EXECUTABLE = 126;
    private static final int NOT_FOUND = 127;

    private final boolean missing;

    public CannotExecute(String message, boolean missing) {
        super(message);
        this.missing = missing;
    }

    /** What a shell would end with. */
    public int exitCode() {
        return missing ? NOT_FOUND : NOT_EXECUTABLE;
    }
}
