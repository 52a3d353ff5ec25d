package io.stackfile.model;

/** Whether a container is removed when it has ended. */
public enum Autodestroy {
    NO,
    ON_SUCCESS,
    ALWAYS;

    public boolean removes(int exitCode) {
        return this == ALWAYS || this == ON_SUCCESS && exitCode == 0;
    }

    /** As in a file. */
    @Override
    public String toString() {
        return switch (this) {
            case NO -> "no";
            case ON_SUCCESS -> "on-success";
            case ALWAYS -> "always";
        };
    }
}
