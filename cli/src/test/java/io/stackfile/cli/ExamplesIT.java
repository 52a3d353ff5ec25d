package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The examples on a real engine, looked at from outside. */
class ExamplesIT {
    private static final Path EXAMPLES = Ran.ROOT.resolve("examples");
    private Path folder = EXAMPLES;

    @AfterEach
    void leaveNothing() {
        Lab.done(folder, "down", "--volumes", "--yes", "--name", name);
    }

    private String name = "";

    private Ran up(String example, String stack, String... arguments) {
        folder = EXAMPLES.resolve(example);
        name = stack;
        String[] all = new String[arguments.length + 1];
        all[0] = "up";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Lab.done(folder, all);
    }

    @Test
    void helloSaysHello() {
        Ran up = up("hello", "hello");
        assertTrue(up.out().contains("    hello  http://localhost:8080\n"), up.seen());
        assertTrue(Lab.get(8080, "/").contains("nginx"));
        Ran again = Lab.done(folder, "up");
        assertTrue(again.err().contains("hello is as the file says; nothing to do"), again.seen());
    }

    @Test
    void linkedServicesKnowEachOtherByNameAndByVariables() {
        up("linked", "linked");
        String page = Lab.get(8081, "/");
        assertTrue(page.contains("STORE_PORT_6379_TCP_ADDR=cache\n"), page);
        assertTrue(page.contains("STORE_1_PORT_6379_TCP_ADDR=cache-1\n"), page);
        assertTrue(page.contains("STORE_NAME=/web/store\n"), page);
        assertFalse(page.contains("STORE_ENV_PATH="), page);
        assertTrue(page.contains("PONG"), page);
    }

    @Test
    void everyKeyIsDeployed() {
        folder = EXAMPLES.resolve("every-key");
        name = "every-key";
        Map<String, String> shell = Lab.environment();
        shell.put("FROM_SHELL", "yes");
        Ran up = Ran.with(folder, shell, "up");
        assertEquals(0, up.code(), up.seen());
        assertFalse(up.seen().contains("a secret that no output shows"), up.seen());
        assertEquals("hello\n", Lab.get(8082, "/"));
        assertEquals(
                "prepared\nhello\n",
                Lab.done(folder, "exec", "every", "cat", "/named/log").out());
        String ps = Lab.done(folder, "ps").out();
        assertTrue(ps.contains("every-key-shared-2"), ps);
        assertTrue(ps.contains("127.0.0.1:8083→80/tcp"), ps);
        assertTrue(ps.contains("every-key-beside-1"), ps);
        Ran again = Ran.with(folder, shell, "up");
        assertTrue(again.err().contains("nothing to do"), again.seen());
    }
}
