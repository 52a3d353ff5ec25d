package io.stackfile.host.docker;

import io.stackfile.host.docker.http.Http;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** The versions that are spoken with an engine, asked for when they are first needed, or before. */
final class Agreement {
    private final Http http;
    private @Nullable FutureTask<ApiVersion.Spoken> asked;
    private volatile boolean known;

    Agreement(Http http) {
        this.http = http;
    }

    /** Whether the answer is there already; if nobody has asked yet, it is asked on the side. */
    synchronized boolean isReached() {
        if (asked == null) {
            Thread thread = new Thread(task(), "version of the engine");
            thread.setDaemon(true);
            thread.start();
        }
        return task().isDone();
    }

    ApiVersion.Spoken versions() throws IOException {
        FutureTask<ApiVersion.Spoken> task = task();
        task.run();
        try {
            return task.get();
        } catch (ExecutionException e) {
            forget(task);
            if (e.getCause() instanceof IOException reason) {
                throw reason;
            }
            if (e.getCause() instanceof RuntimeException refusal) {
                throw refusal;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private synchronized FutureTask<ApiVersion.Spoken> task() {
        if (asked == null) {
            asked = new FutureTask<>(this::negotiated);
        }
        return asked;
    }

    private ApiVersion.Spoken negotiated() throws IOException {
        ApiVersion.Spoken spoken = ApiVersion.negotiate(http);
        known = true;
        return spoken;
    }

    /** Whether there has been an answer. */
    boolean isKnown() {
        return known;
    }

    /** Who asks again may have better luck. */
    private synchronized void forget(FutureTask<ApiVersion.Spoken> task) {
        if (asked == task) {
            asked = null;
        }
    }
}
