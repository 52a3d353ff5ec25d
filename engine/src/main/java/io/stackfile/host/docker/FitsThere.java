package io.stackfile.host.docker;

import io.stackfile.host.HostException;
import io.stackfile.host.Platform;
import io.stackfile.json.Json;

/** What an engine's machine is, and so which images it can run. */
record FitsThere(Engine engine, String address) {
    /** Refuses an image that cannot run there. */
    void check(String deed, Json image) {
        Platform made = platform(image, "Architecture");
        Platform theirs = platform(engine.get(deed, "/version"), "Arch");
        if (!theirs.runs(made)) {
            throw new HostException("Docker did not " + deed + ": it is for " + made + ", and " + address + " is "
                    + theirs + "; make it for that, docker build --platform " + theirs
                    + ", or have it built there, stack build --host");
        }
    }

    static Platform platform(Json thing, String processor) {
        return new Platform(thing.get("Os").text(), thing.get(processor).text());
    }
}
