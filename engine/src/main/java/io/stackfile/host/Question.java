package io.stackfile.host;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Something that is asked on the side, while something else is done; the process does not stay for it. */
public final class Question<T> {
    private static final int AT_ONCE = 8;

    private final FutureTask<T> task;

    private Question(Supplier<T> asking) {
        task = new FutureTask<>(asking::get);
    }

    /** Begins to ask. */
    public static <T> Question<T> of(Supplier<T> asking) {
        Question<T> question = new Question<>(asking);
        thread(question.task).start();
        return question;
    }

    /** The same about several things, eight of them at a time; the answers are in the order of these. */
    public static <K, T> Map<K, T> each(Collection<K> things, Function<K, T> asking) {
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, Question::thread);
        try {
            Map<K, Question<T>> asked = new LinkedHashMap<>();
            for (K thing : things) {
                Question<T> question = new Question<>(() -> asking.apply(thing));
                workers.execute(question.task);
                asked.put(thing, question);
            }
            Map<K, T> answers = new LinkedHashMap<>();
            asked.forEach((thing, question) -> answers.put(thing, question.answer()));
            return answers;
        } finally {
            workers.shutdownNow();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "question");
        thread.setDaemon(true);
        return thread;
    }

    public boolean isAnswered() {
        return task.isDone();
    }

    /** Waits for it; throws what the asking threw. */
    public T answer() {
        return answer(task::get);
    }

    /** The same, but not for ever. */
    public Optional<T> answerWithin(long millis) {
        return answer(() -> {
            try {
                return Optional.of(task.get(millis, TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                return Optional.empty();
            }
        });
    }

    private interface Waiting<A> {
        A get() throws ExecutionException, InterruptedException;
    }

    private static <A> A answer(Waiting<A> waiting) {
        try {
            return waiting.get();
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
