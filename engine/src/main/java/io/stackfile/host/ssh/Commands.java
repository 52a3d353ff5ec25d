package io.stackfile.host.ssh;

import io.stackfile.host.docker.http.Connection;
import io.stackfile.host.docker.http.DerivedConnection;
import io.stackfile.host.docker.http.Dialer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Connections by a command that passes them on. A server lets each login run a few at once (MaxSessions, ten by default), so
 * there are more logins when there is more to do at once, and who comes too late waits.
 *
 * @param another makes one more login
 */
record Commands(Callable<SshLink> another) {
    private static final int AT_ONCE = 8;
    private static final int LOGINS = 4;
    private static final int FIRST_PAUSE_MILLIS = 20;
    private static final int LAST_PAUSE_MILLIS = 1500;

    Dialer of(SshLink first, String command) {
        return new CommandDialer(first, command);
    }

    private final class CommandDialer implements Dialer {
        private final List<Slots> logins = new ArrayList<>();
        private final String command;

        CommandDialer(SshLink first, String command) {
            this.command = command;
            logins.add(new Slots(first));
        }

        @Override
        public synchronized Connection dial() throws IOException {
            while (true) {
                for (Slots slots : logins) {
                    Connection connection = slots.open(command);
                    if (connection != null) {
                        return givingBack(slots, connection);
                    }
                }
                more();
            }
        }

        private void more() throws IOException {
            try {
                if (logins.size() < LOGINS) {
                    logins.add(new Slots(another.call()));
                } else {
                    wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", e);
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IOException(e);
            }
        }

        /** Its place, when it is closed for the first time. */
        private Connection givingBack(Slots slots, Connection connection) {
            AtomicBoolean open = new AtomicBoolean(true);
            return new DerivedConnection(connection, connection.input(), connection.output(), () -> {
                if (open.getAndSet(false)) {
                    release(slots);
                }
            });
        }

        private synchronized void release(Slots slots) {
            slots.used--;
            notifyAll();
        }

        /** Idle connections would keep others waiting. */
        @Override
        public int keptAtMost() {
            return 1;
        }

        @Override
        public synchronized void close() {
            logins.stream().skip(1).forEach(slots -> slots.link.close());
        }
    }

    /** What one login may run at once, as far as is known. */
    private static final class Slots {
        final SshLink link;
        int used;
        private int limit = AT_ONCE;

        Slots(SshLink link) {
            this.link = link;
        }

        @Nullable
        Connection open(String command) throws IOException {
            if (used >= limit) {
                return null;
            }
            try {
                Connection connection = used == 0 ? first(command) : link.toCommand(command);
                used++;
                return connection;
            } catch (SshLink.NotOpened e) {
                if (used == 0) {
                    throw e;
                }
                limit = used;
                return null;
            }
        }

        /** What we have ended counts there for a moment still. */
        private Connection first(String command) throws IOException {
            for (int pause = FIRST_PAUSE_MILLIS; pause < LAST_PAUSE_MILLIS; pause *= 2) {
                try {
                    return link.toCommand(command);
                } catch (SshLink.NotOpened e) {
                    LockSupport.parkNanos(pause * 1_000_000L);
                }
            }
            return link.toCommand(command);
        }
    }
}
