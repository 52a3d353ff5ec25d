package io.stackfile.cli;

import java.util.concurrent.atomic.AtomicInteger;

/** What has to come to an end before a process that was told to end does; on several hosts there are several. */
final class Leaving {
    private static final AtomicInteger LEFT = new AtomicInteger();

    private final Thread hook;

    private Leaving(Runnable end) {
        hook = new Thread(() -> {
            end.run();
            if (LEFT.decrementAndGet() == 0) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
        });
    }

    /** {@code end} is run when the process is told to end before this is over; the last one ends it. */
    static Leaving by(Runnable end) {
        Leaving leaving = new Leaving(end);
        LEFT.incrementAndGet();
        Runtime.getRuntime().addShutdownHook(leaving.hook);
        return leaving;
    }

    /** Does not return when the process is ending. */
    void isOver() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
            LEFT.decrementAndGet();
        } catch (IllegalStateException alreadyStopping) {
            // The hook is what ends the process now.
            java.util.concurrent.locks.LockSupport.park();
        }
    }
}
