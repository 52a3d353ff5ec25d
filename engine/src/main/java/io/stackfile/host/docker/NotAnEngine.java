package io.stackfile.host.docker;

import io.stackfile.json.Json;
import java.io.IOException;

/** What answers is something else, a web server perhaps. */
final class NotAnEngine extends IOException {
    NotAnEngine(Throwable cause) {
        super(cause);
    }

    NotAnEngine(String answer) {
        super("an engine does not say: " + answer);
    }

    /** What an engine's answer says; engines speak JSON. */
    static Json json(String answer) throws NotAnEngine {
        try {
            return Json.parse(answer);
        } catch (IllegalArgumentException e) {
            throw new NotAnEngine(e);
        }
    }
}
