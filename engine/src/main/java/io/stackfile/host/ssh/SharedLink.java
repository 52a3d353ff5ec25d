package io.stackfile.host.ssh;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** One login for all who need one, made when the first of them comes, or before. One that failed or was lost stays so, until {@link #again}. */
final class SharedLink {
    private final Callable<SshLink> calling;
    private final Runnable needed;
    private final boolean mayBeginEarly;
    private FutureTask<SshLink> login;
    private boolean begun;

    /** {@code needed} is told when somebody waits for the login. */
    SharedLink(Callable<SshLink> calling, Runnable needed, boolean mayBeginEarly) {
        this.calling = calling;
        this.needed = needed;
        this.mayBeginEarly = mayBeginEarly;
        this.login = new FutureTask<>(calling);
    }

    /** Begins to log in on the side, before anybody needs it. */
    void prepare() {
        if (mayBeginEarly) {
            begun();
        }
    }

    private synchronized FutureTask<SshLink> begun() {
        if (!begun) {
            begun = true;
            Thread thread = new Thread(login, "login");
            thread.setDaemon(true);
            thread.start();
        }
        return login;
    }

    SshLink get() throws IOException {
        needed.run();
        return made(begun());
    }

    private static SshLink made(FutureTask<SshLink> login) throws IOException {
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

    /** Whoever comes next has another login made. */
    void again() {
        FutureTask<SshLink> old;
        synchronized (this) {
            old = login;
            login = new FutureTask<>(calling);
            begun = false;
        }
        close(old);
    }

    void close() {
        FutureTask<SshLink> last;
        synchronized (this) {
            last = login;
        }
        close(last);
    }

    private static void close(FutureTask<SshLink> login) {
        if (login.isDone()) {
            try {
                made(login).close();
            } catch (IOException e) {
                // then there is nothing to close
            }
        }
    }
}
