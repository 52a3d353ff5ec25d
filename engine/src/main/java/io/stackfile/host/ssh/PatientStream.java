package io.stackfile.host.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;

/** A stream without time limits of its own, read by a thread of its own, so that a read can give up and come again. */
final class PatientStream {
    private PatientStream() {}

    static InputStream of(InputStream source, Duration patience) {
        Inbox inbox = new Inbox(count -> {});
        inbox.patience(patience.toMillis());
        Thread thread = new Thread(() -> pump(source, inbox), "input of a command");
        thread.setDaemon(true);
        thread.start();
        return inbox;
    }

    private static void pump(InputStream source, Inbox inbox) {
        byte[] buffer = new byte[1 << 15];
        try {
            for (int count = source.read(buffer); count >= 0; count = source.read(buffer)) {
                inbox.put(Arrays.copyOf(buffer, count), 0, count);
            }
            inbox.end();
        } catch (IOException e) {
            inbox.end(e);
        }
    }
}
