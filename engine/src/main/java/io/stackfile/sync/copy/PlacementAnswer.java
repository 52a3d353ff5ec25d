package io.stackfile.sync.copy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.stackfile.sync.Place;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What the script of {@link Placement} says.
 *
 * @param done whether it came to its end
 * @param said what the tools said, which is why it did not
 * @param changed paths that were left alone, because they were not as listed
 * @param failed paths that could not be put in place
 */
record PlacementAnswer(boolean done, String said, List<String> changed, List<String> failed) {
    static PlacementAnswer read(InputStream answer) throws IOException {
        String[] parts = new String(answer.readAllBytes(), UTF_8).split("\0", -1);
        StringBuilder said = new StringBuilder();
        List<String> changed = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        boolean done = false;
        for (int i = 0; i < parts.length; i++) {
            if (i % 2 == 0) {
                said.append(parts[i]);
            } else if (parts[i].startsWith("changed ")) {
                changed.add(Place.pathOf(parts[i].substring("changed ".length())));
            } else if (parts[i].startsWith("failed ")) {
                failed.add(Place.pathOf(parts[i].substring("failed ".length())));
            } else {
                done = parts[i].equals("done");
            }
        }
        return new PlacementAnswer(done, said.toString().strip(), changed, failed);
    }
}
