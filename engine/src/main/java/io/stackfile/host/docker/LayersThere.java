package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.json.Json;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Which layers of an image an engine has already. */
record LayersThere(Engine engine) {
    private static final int AT_ONCE = 8;

    /** How many of the lowest it has, one on the other: only then can it tell that it has them. */
    int count(String deed, List<String> layers) {
        int most = 0;
        for (List<String> others : all(deed)) {
            most = Math.max(most, inCommon(layers, others));
        }
        return most;
    }

    static List<String> layers(Json image) {
        return image.at("RootFS", "Layers").texts();
    }

    /** Of each image; only a question for each tells. */
    private List<List<String>> all(String deed) {
        List<Callable<List<String>>> questions = engine.get(deed, "/images/json").items().stream()
                .map(image -> "/images/" + image.get("Id").text() + "/json")
                .<Callable<List<String>>>map(
                        target -> () -> layers(engine.find(deed, target).orElse(Json.NOTHING)))
                .toList();
        ExecutorService asking = Executors.newFixedThreadPool(AT_ONCE);
        try {
            return asking.invokeAll(questions).stream().map(LayersThere::answer).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted while Docker was asked", e);
        } finally {
            asking.shutdownNow();
        }
    }

    private static List<String> answer(Future<List<String>> question) {
        try {
            return question.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException told) {
                throw told;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HostException("interrupted while Docker was asked", e);
        }
    }

    private static int inCommon(List<String> some, List<String> others) {
        int count = 0;
        while (count < Math.min(some.size(), others.size()) && some.get(count).equals(others.get(count))) {
            count++;
        }
        return count;
    }
}
