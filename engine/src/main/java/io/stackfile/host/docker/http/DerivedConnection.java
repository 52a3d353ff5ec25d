package io.stackfile.host.docker.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A connection by another one.
 *
 * @param closed is run each time it has been closed
 */
public record DerivedConnection(Connection origin, InputStream input, OutputStream output, Runnable closed)
        implements Connection {
    @Override
    public void patience(Duration time) throws IOException {
        origin.patience(time);
    }

    @Override
    public void closeOutput() throws IOException {
        origin.closeOutput();
    }

    @Override
    public void close() {
        origin.close();
        closed.run();
    }
}
