package io.stackfile.host.docker;

import com.github.dockerjava.api.exception.DockerException;
import io.stackfile.json.Json;

/** What an engine says when it refuses, before it is put into words for the user. */
final class EngineError extends RuntimeException {
    final int status;

    EngineError(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Of the body of an answer: {@code {"message": "No such container: db"}}. */
    static EngineError of(int status, String body) {
        String text = body.strip();
        if (text.startsWith("{")) {
            try {
                text = Json.parse(text).get("message").text();
            } catch (IllegalArgumentException e) {
                // then it is what it says
            }
        }
        return new EngineError(status, text.isEmpty() ? "it answers with status " + status : text);
    }

    /** Passes over an object of an answer that comes bit by bit, unless it says that things went wrong. */
    static void check(Json said) {
        String message = said.at("errorDetail", "message").text();
        if (said.get("errorDetail").isPresent() || said.get("error").isPresent()) {
            throw new EngineError(500, message.isEmpty() ? said.get("error").text() : message);
        }
    }

    static EngineError of(DockerException e) {
        String message = e.getMessage() == null ? "" : e.getMessage();
        return of(e.getHttpStatus(), message.replaceFirst("^Status \\d+: ", ""));
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
