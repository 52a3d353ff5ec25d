package io.stackfile.host.ssh.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import io.stackfile.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class DestinationTest {
    private static final Path FOLDER = Path.of("src/test/resources/ssh");

    @Test
    void readsWhatPeopleWrite() throws IOException {
        String read = Files.readString(FOLDER.resolve("destinations.given.txt"))
                .lines()
                .map(line -> line + "\n" + read(line) + "\n")
                .collect(Collectors.joining());
        Golden.assertSame(FOLDER.resolve("destinations.txt"), read);
    }

    @Test
    void isWrittenAsItIsRead() {
        for (String text : new String[] {"a", "ann@a:22", "[2001:db8::7]:22", "ssh://ann@[::1]:22/run/docker.sock"}) {
            assertEquals(text, Destination.parse(text).toString());
        }
    }

    private static String read(String line) {
        try {
            Destination read = Destination.parse(line);
            return "  host " + read.host()
                    + read.user().map(user -> ", user " + user).orElse("")
                    + (read.port().isPresent() ? ", port " + read.port().getAsInt() : "")
                    + read.socket().map(socket -> ", socket " + socket).orElse("");
        } catch (HostException e) {
            return "  ! " + e.getMessage();
        }
    }
}
