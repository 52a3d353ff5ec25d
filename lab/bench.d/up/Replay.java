package up;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sends calls as soon as those before them are answered, the first ones first, each thread on a connection of its own. */
public final class Replay {
    private final List<Call> calls;
    private final int atOnce;
    private final Runnable interruption;
    private final List<Integer> waiting = new ArrayList<>();
    private final boolean[] answered;
    private Exception failure;

    /** {@code interruption} throws when nothing more is to be sent. */
    public Replay(List<Call> calls, int atOnce, Runnable interruption) {
        this.calls = calls;
        this.atOnce = atOnce;
        this.interruption = interruption;
        this.answered = new boolean[calls.size()];
        IntStream.range(0, calls.size()).forEach(waiting::add);
    }

    public void run() throws Exception {
        List<Thread> workers = IntStream.range(0, atOnce).mapToObj(number -> new Thread(this::work)).toList();
        workers.forEach(Thread::start);
        for (Thread worker : workers) {
            worker.join();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void work() {
        try (Wire wire = new Wire()) {
            for (Integer next = next(); next != null; next = next()) {
                int status = wire.send(calls.get(next).request());
                if (status >= 400) {
                    throw new IOException("the engine answers " + status + " to " + calls.get(next).request().target());
                }
                answered(next);
            }
        } catch (Exception e) {
            fail(e);
        }
    }

    private synchronized Integer next() throws InterruptedException {
        while (!waiting.isEmpty() && failure == null) {
            interruption.run();
            for (Integer place : waiting) {
                if (calls.get(place).after().stream().allMatch(before -> answered[before])) {
                    waiting.remove(place);
                    return place;
                }
            }
            wait();
        }
        return null;
    }

    private synchronized void answered(int place) {
        answered[place] = true;
        notifyAll();
    }

    private synchronized void fail(Exception e) {
        failure = e;
        notifyAll();
    }
}
