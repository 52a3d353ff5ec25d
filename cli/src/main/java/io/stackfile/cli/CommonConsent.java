package io.stackfile.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Several hosts begin together: when each has a plan or has dropped out, the plans are shown and one question is asked. */
final class CommonConsent {
    private final Terminal terminal;
    private final Map<String, Consent.Question> questions = new LinkedHashMap<>();
    private final Map<String, String> shown = new LinkedHashMap<>();
    private final CountDownLatch decision = new CountDownLatch(1);
    private int awaited;
    private boolean agreed;
    private @Nullable UsageException refusal;

    /** {@code hosts} are how many it waits for. */
    CommonConsent(Terminal terminal, Iterable<String> hosts) {
        this.terminal = terminal;
        for (String host : hosts) {
            shown.put(host, "");
            awaited++;
        }
    }

    Consent of(String host) {
        return (text, question) -> {
            synchronized (this) {
                shown.put(host, text);
                questions.put(host, question);
                arrive();
            }
            return decided();
        };
    }

    /** A host needs no decision any more, or never did. */
    synchronized void leaves(String host) {
        if (!questions.containsKey(host)) {
            questions.put(host, Consent.Question.NONE);
            arrive();
        }
    }

    private void arrive() {
        awaited--;
        if (awaited > 0) {
            return;
        }
        shown.values().stream().filter(text -> !text.isEmpty()).forEach(terminal::say);
        try {
            agreed = questions.values().stream()
                    .filter(question -> !question.text().isEmpty())
                    .findFirst()
                    .orElse(Consent.Question.NONE)
                    .isAgreed(terminal);
        } catch (UsageException e) {
            refusal = e;
        } finally {
            decision.countDown();
        }
    }

    private boolean decided() {
        try {
            decision.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        synchronized (this) {
            if (refusal != null) {
                throw refusal;
            }
            return agreed;
        }
    }
}
