package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OutputTest {
    private static final OutputStream FULL = new OutputStream() {
        @Override
        public void write(int one) throws IOException {
            throw new IOException("No space left on device");
        }
    };

    private static Output written(OutputStream out, boolean piped) {
        Output output = new Output(out, () -> piped);
        PrintStream stream = new PrintStream(output, true);
        stream.print("x");
        assertTrue(stream.checkError());
        return output;
    }

    @Test
    void whatCouldNotBeWrittenIsToldWithTheReason() {
        assertEquals(
                Optional.of("the output could not be written: No space left on device"),
                written(FULL, false).complaint());
    }

    @Test
    void nobodyWhoStopsReadingIsTold() {
        assertEquals(Optional.empty(), written(FULL, true).complaint());
    }

    @Test
    void whatIsWrittenArrives() throws IOException {
        ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        try (Output output = new Output(arrived, () -> false)) {
            output.write('a');
            output.write("bcd".getBytes(java.nio.charset.StandardCharsets.UTF_8), 1, 2);
        }
        assertEquals("acd", arrived.toString(java.nio.charset.StandardCharsets.UTF_8));
    }
}
