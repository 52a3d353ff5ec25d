package io.stackfile.host.ssh;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** Lets a login begin before anybody knows that it is needed, and asks nobody anything until then. */
record Gate(Prompts prompts, CountDownLatch needed) implements Prompts {
    Gate(Prompts prompts) {
        this(prompts, new CountDownLatch(1));
    }

    void open() {
        needed.countDown();
    }

    private Prompts opened() {
        try {
            needed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return prompts;
    }

    @Override
    public boolean isSomebodyThere() {
        return prompts.isSomebodyThere();
    }

    @Override
    public Optional<String> ask(String question) {
        return opened().ask(question);
    }

    @Override
    public Optional<String> askHidden(String question) {
        return opened().askHidden(question);
    }

    @Override
    public void tell(String line) {
        opened().tell(line);
    }
}
