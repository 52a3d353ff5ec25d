package io.stackfile.host.docker.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A two-way byte stream; one thread may read while another writes. */
public interface Connection extends Closeable {
    InputStream input();

    OutputStream output();

    /** How long a read waits from now on before it throws, if such a connection can tell; zero is for ever. */
    void patience(Duration time) throws IOException;

    /** Tells the other end that nothing more comes from here, and goes on listening. */
    void closeOutput() throws IOException;

    /** Ends both directions at once; whoever reads or writes meanwhile gets an exception. */
    @Override
    void close();
}
