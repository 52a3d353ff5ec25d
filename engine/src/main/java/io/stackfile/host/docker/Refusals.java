package io.stackfile.host.docker;

import com.github.dockerjava.api.exception.DockerException;
import io.stackfile.host.HostException;
import io.stackfile.host.HostLost;
import io.stackfile.host.docker.http.CannotConnect;
import io.stackfile.host.docker.http.ConnectionLost;
import io.stackfile.host.docker.http.NotHttp;
import io.stackfile.host.docker.http.Unreadable;
import io.stackfile.host.ssh.LinkLost;
import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Puts what went wrong into words for the user, beginning with what was asked for.
 *
 * @param known whether the engine has answered before, so that it is lost when it no longer does
 */
record Refusals(Function<IOException, String> unreachable, BooleanSupplier known) {
    /** {@code deed} goes on from "Docker did not": {@code start shop-db-1}. A mistake of our own stays what it is. */
    HostException told(String deed, Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause instanceof LinkLost lost) {
                return new HostLost(unreachable.apply(lost), problem);
            }
        }
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            Optional<HostException> told = tell(deed, cause);
            if (told.isPresent()) {
                return told.get();
            }
        }
        if (problem instanceof RuntimeException mistake) {
            throw mistake;
        }
        throw new IllegalStateException(problem);
    }

    private Optional<HostException> tell(String deed, Throwable cause) {
        if (cause instanceof HostException told) {
            return Optional.of(told);
        }
        if (cause instanceof CannotConnect nobody) {
            String told = unreachable.apply(nobody.reason());
            return Optional.of(known.getAsBoolean() ? new HostLost(told, nobody) : new HostException(told, nobody));
        }
        if (known.getAsBoolean() && (cause instanceof ConnectionLost || cause instanceof EOFException)) {
            return reason(cause).map(reason -> new HostLost("Docker did not " + deed + ": " + reason, cause));
        }
        return reason(cause).map(reason -> new HostException("Docker did not " + deed + ": " + reason, cause));
    }

    private static Optional<String> reason(Throwable cause) {
        if (cause instanceof EngineError error) {
            return Optional.of(KnownReasons.of(error.getMessage()));
        }
        if (cause instanceof DockerException refused) {
            return Optional.of(KnownReasons.of(EngineError.of(refused).getMessage()));
        }
        if (cause instanceof Unreadable || cause instanceof ContextProblem) {
            return Optional.of(String.valueOf(cause.getMessage()));
        }
        if (cause instanceof NotAnEngine || cause instanceof NotHttp) {
            return Optional.of("what answers there is not a Docker engine");
        }
        if (cause instanceof IOException) {
            return Optional.of("the connection to it ended before it had answered; whether it was done is not known");
        }
        return Optional.empty();
    }
}
