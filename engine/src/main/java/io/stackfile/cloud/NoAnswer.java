package io.stackfile.cloud;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.time.Duration;
import javax.net.ssl.SSLException;

/** Nobody answered, or not to the end. */
final class NoAnswer extends CloudException {
    private static final long serialVersionUID = 1;

    private NoAnswer(String message, boolean isOutcomeUnknown) {
        super(message, isOutcomeUnknown);
    }

    static NoAnswer within(Duration time, HttpRequest request, String deed) {
        return of("it did not answer within " + Patience.text(time), request, deed);
    }

    static NoAnswer because(IOException reason, HttpRequest request, String deed) {
        if (reason instanceof ConnectException || reason instanceof HttpConnectTimeoutException) {
            return new NoAnswer(
                    start(deed) + "it cannot be reached at " + request.uri().getAuthority() + "; is there a network?",
                    false);
        }
        if (reason instanceof SSLException) {
            return new NoAnswer(
                    start(deed) + "who answers at " + request.uri().getAuthority() + " cannot prove to be it: "
                            + reason.getMessage(),
                    false);
        }
        return of("the connection was cut", request, deed);
    }

    private static NoAnswer of(String what, HttpRequest request, String deed) {
        boolean changes = request.method().equals("POST");
        return new NoAnswer(start(deed) + what + (changes ? "; whether it was done is not known" : ""), changes);
    }

    private static String start(String deed) {
        return "DigitalOcean did not " + deed + ": ";
    }
}
