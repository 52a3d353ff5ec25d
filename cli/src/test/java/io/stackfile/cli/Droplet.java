package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.lab.RemoteHost;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Commands for a host of the lab. */
record Droplet(String name) {
    static Map<String, String> environment() {
        return new HashMap<>(Map.of("HOME", RemoteHost.home().toString()));
    }

    /** With {@code --host} behind the verb. */
    Ran stack(Path folder, String verb, String... arguments) {
        List<String> words = new ArrayList<>(List.of(verb, "--host", name));
        words.addAll(List.of(arguments));
        return Ran.with(folder, environment(), words.toArray(String[]::new));
    }

    Ran done(Path folder, String verb, String... arguments) {
        Ran ran = stack(folder, verb, arguments);
        assertEquals(0, ran.code(), ran.seen());
        return ran;
    }
}
