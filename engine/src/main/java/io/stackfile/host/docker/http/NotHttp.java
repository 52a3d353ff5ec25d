package io.stackfile.host.docker.http;

import java.io.IOException;

/** What answers speaks another language. */
public final class NotHttp extends IOException {
    NotHttp(String said) {
        super("not HTTP: " + said);
    }
}
