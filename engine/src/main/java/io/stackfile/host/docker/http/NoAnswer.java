package io.stackfile.host.docker.http;

/** Not a byte of an answer came: a connection that was kept may have been closed by the other end long before. */
final class NoAnswer extends ConnectionLost {
    NoAnswer(Throwable cause) {
        super("the connection ended before there was an answer", cause);
    }
}
