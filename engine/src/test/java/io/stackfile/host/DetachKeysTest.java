package io.stackfile.host;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class DetachKeysTest {
    private static int before(DetachKeys.Watch watch, String typed) {
        byte[] bytes = ("__" + typed).getBytes(US_ASCII);
        return watch.see(bytes, 2, bytes.length - 2);
    }

    @Test
    void everythingPassesUntilTheLastKey() {
        DetachKeys.Watch watch = DetachKeys.USUAL.watch();
        assertEquals(4, before(watch, "abc\u0010"));
        assertFalse(watch.isTyped());
        assertEquals(0, before(watch, "\u0011def"));
        assertTrue(watch.isTyped());
    }

    @Test
    void aKeyBetweenBeginsAnew() {
        DetachKeys.Watch watch = DetachKeys.USUAL.watch();
        assertEquals(3, before(watch, "\u0010x\u0011"));
        assertFalse(watch.isTyped());
        assertEquals(2, before(watch, "\u0010\u0010\u0011"));
        assertTrue(watch.isTyped());
    }

    @Test
    void keysAreLettersOrControlKeys() {
        DetachKeys.Watch watch = DetachKeys.of("ctrl-@,A,ctrl-],ctrl-_").watch();
        assertEquals(3, before(watch, "\u0000A\u001d\u001f"));
    }

    @Test
    void whatIsNoKeyIsNamed() {
        for (String wrong : new String[] {"", "ctrl-", "ctrl-1", "alt-x", "a,,b", "é"}) {
            assertThrows(IllegalArgumentException.class, () -> DetachKeys.of(wrong), wrong);
        }
    }
}
