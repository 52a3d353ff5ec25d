package io.stackfile.cli;

import io.stackfile.host.LogLine;
import io.stackfile.host.LogRequest;
import java.util.function.Consumer;

/** Where the lines of a container come from: {@code host::logs}. */
interface LogSource {
    void read(String container, LogRequest request, Consumer<LogLine> lines);
}
