package io.stackfile.host.ssh;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** One login for all who need one, made when the first of them comes, or before. One that failed or was lost stays so. */
final class SharedLink {
    private final FutureTask<SshLink> login;
    private final Runnable needed;
    private final boolean mayBeginEarly;
    private final AtomicBoolean begun = new AtomicBoolean();

    /** {@code needed} is told when somebody waits for the login. */
    SharedLink(Callable<SshLink> login, Runnable needed, boolean mayBeginEarly) {
        this.login = new FutureTask<>(login);
        this.needed = needed;
        this.mayBeginEarly = mayBeginEarly;
    }

    /** Begins to log in on the side, before anybody needs it. */
    void prepare() {
        if (mayBeginEarly) {
            begin();
        }
    }

    private void begin() {
        if (begun.compareAndSet(false, true)) {
            Thread thread = new Thread(login, "login");
            thread.setDaemon(true);
            thread.start();
        }
    }

    SshLink get() throws IOException {
        needed.run();
        begin();
        try {
            return login.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException refusal) {
                throw refusal;
            }
            if (e.getCause() instanceof RuntimeException mistake) {
                throw mistake;
            }
            throw new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    void close() {
        if (!begun.get()) {
            return;
        }
        if (login.isDone()) {
            try {
                get().close();
            } catch (IOException e) {
                // then there is nothing to close
            }
        }
    }
}
