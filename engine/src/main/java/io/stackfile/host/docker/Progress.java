package io.stackfile.host.docker;

import com.github.dockerjava.api.async.ResultCallback;
import io.stackfile.host.HostException;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Hears what docker-java passes on from a thread of its own, and waits for the end. The first thing that went wrong counts. */
abstract class Progress<T> implements ResultCallback<T> {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile @Nullable Closeable stream;

    final void fail(Throwable problem) {
        failure.compareAndSet(null, problem);
    }

    final void await() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new HostException("interrupted while Docker was at work", e);
        }
        Throwable problem = failure.get();
        if (problem instanceof RuntimeException told) {
            throw told;
        }
        if (problem != null) {
            throw new IllegalStateException(problem);
        }
    }

    @Override
    public void onStart(Closeable closeable) {
        stream = closeable;
    }

    @Override
    public void onError(Throwable problem) {
        fail(problem);
        ended.countDown();
    }

    @Override
    public void onComplete() {
        ended.countDown();
    }

    @Override
    public void close() {
        Closeable open = stream;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // nobody listens any more
            }
        }
    }
}
