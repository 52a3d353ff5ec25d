package io.stackfile.host.docker.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/** A way on which all that is carried is counted. */
public record CountedDialer(Dialer way, Traffic traffic) implements Dialer {
    @Override
    public Connection dial() throws IOException {
        Connection connection = way.dial();
        Traffic.Line line = traffic.line();
        return new Counted(connection, line.counted(connection.input()), line.counted(connection.output()));
    }

    @Override
    public void prepare() {
        way.prepare();
    }

    @Override
    public void again() {
        way.again();
    }

    @Override
    public int keptAtMost() {
        return way.keptAtMost();
    }

    @Override
    public void close() {
        way.close();
    }

    private record Counted(Connection connection, InputStream input, OutputStream output) implements Connection {
        @Override
        public void patience(Duration time) throws IOException {
            connection.patience(time);
        }

        @Override
        public void closeOutput() throws IOException {
            connection.closeOutput();
        }

        @Override
        public void close() {
            connection.close();
        }
    }
}
