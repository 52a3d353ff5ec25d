package io.stackfile.host.docker.http;

import java.io.IOException;

/** A way on which all that is carried is counted. */
public record CountedDialer(Dialer way, Traffic traffic) implements Dialer {
    @Override
    public Connection dial() throws IOException {
        Connection connection = way.dial();
        Traffic.Line line = traffic.line();
        return new DerivedConnection(
                connection, line.counted(connection.input()), line.counted(connection.output()), () -> {});
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
}
