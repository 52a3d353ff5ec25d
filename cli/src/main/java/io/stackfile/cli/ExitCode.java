package io.stackfile.cli;

/** What the process tells its caller. */
final class ExitCode {
    static final int DONE = 0;
    /** The deployment or the engine failed. */
    static final int FAILED = 1;
    /** The command line or the file is wrong. */
    static final int WRONG = 2;
    /** {@code plan --check} found something to do, {@code status} something that differs, or a copy left something alone. */
    static final int CHANGES = 3;

    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
