package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.json.Json;
import java.util.Map;
import java.util.Set;

/** What an engine's machine is, and so which images it can run. */
record Platform(Engine engine, String address) {
    /** Processors that run the programs of another, too. */
    private static final Map<String, Set<String>> ALSO = Map.of("amd64", Set.of("386"), "arm64", Set.of("arm"));

    /** Refuses an image that cannot run there. One that does not say what it is for may. */
    void check(String deed, Json image) {
        String system = image.get("Os").text();
        String processor = image.get("Architecture").text();
        Json version = engine.get(deed, "/version");
        String theirSystem = version.get("Os").text();
        String theirProcessor = version.get("Arch").text();
        boolean fits = (system.isEmpty() || system.equals(theirSystem))
                && (processor.isEmpty()
                        || processor.equals(theirProcessor)
                        || ALSO.getOrDefault(theirProcessor, Set.of()).contains(processor));
        if (!fits) {
            String theirs = theirSystem + "/" + theirProcessor;
            throw new HostException("Docker did not " + deed + ": it is for " + system + "/" + processor + ", and "
                    + address + " is " + theirs + "; make it for that, docker build --platform " + theirs
                    + ", or have it built there, stack build --host");
        }
    }
}
