package io.stackfile.host.docker;

import java.io.IOException;

/** The folder of a build is not as it should be; the message is for the user. */
final class ContextProblem extends IOException {
    ContextProblem(String message) {
        super(message);
    }
}
