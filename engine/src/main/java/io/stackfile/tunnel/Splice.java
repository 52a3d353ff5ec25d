package io.stackfile.tunnel;

import io.stackfile.host.docker.http.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Two connections that pass on to each other what they get; each direction ends by itself. */
record Splice(Connection one, Connection other) {
    private static final int BUFFER = 1 << 15;

    static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Until both directions have ended. */
    void run() {
        Thread back = start(Thread.currentThread().getName() + " back", () -> pass(other, one));
        pass(one, other);
        try {
            back.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    private void pass(Connection from, Connection to) {
        byte[] buffer = new byte[BUFFER];
        try {
            for (int count = read(from, buffer); count >= 0; count = read(from, buffer)) {
                OutputStream output = to.output();
                output.write(buffer, 0, count);
                output.flush();
            }
            to.closeOutput();
        } catch (IOException e) {
            // who takes nothing more may still have something to say, and will end by itself
        }
    }

    /** Who cannot be read any more is gone, for the other direction too. */
    private int read(Connection from, byte[] buffer) throws IOException {
        try {
            InputStream input = from.input();
            return input.read(buffer);
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    private void close() {
        one.close();
        other.close();
    }
}
