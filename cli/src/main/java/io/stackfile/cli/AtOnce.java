package io.stackfile.cli;

import io.stackfile.host.HostException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** The same question about several things, a few of them at a time. */
final class AtOnce {
    private static final int LIMIT = 8;

    private AtOnce() {}

    static <T> Map<String, T> of(Collection<String> names, Function<String, T> question) {
        ExecutorService workers = Executors.newFixedThreadPool(LIMIT, work -> {
            Thread thread = new Thread(work, "question");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Map<String, Future<T>> asked = new LinkedHashMap<>();
            names.forEach(name -> asked.put(name, workers.submit(() -> question.apply(name))));
            Map<String, T> answers = new LinkedHashMap<>();
            asked.forEach((name, answer) -> answers.put(name, result(answer)));
            return answers;
        } finally {
            workers.shutdown();
        }
    }

    private static <T> T result(Future<T> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted", e);
        }
    }
}
