package io.stackfile.host.docker;

import io.stackfile.host.Question;
import io.stackfile.json.Json;
import java.util.Collection;
import java.util.List;

/** Which layers of an image an engine has already. */
record LayersThere(Engine engine) {
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
    private Collection<List<String>> all(String deed) {
        List<String> targets = engine.get(deed, "/images/json").items().stream()
                .map(image -> "/images/" + image.get("Id").text() + "/json")
                .distinct()
                .toList();
        return Question.each(targets, target -> layers(engine.find(deed, target).orElse(Json.NOTHING)))
                .values();
    }

    private static int inCommon(List<String> some, List<String> others) {
        int count = 0;
        while (count < Math.min(some.size(), others.size()) && some.get(count).equals(others.get(count))) {
            count++;
        }
        return count;
    }
}
