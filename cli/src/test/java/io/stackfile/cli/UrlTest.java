package io.stackfile.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.model.Exposed;
import org.junit.jupiter.api.Test;

class UrlTest {
    private static String url(String container) {
        return Url.of(Exposed.of(container), "droplet", 8000);
    }

    @Test
    void theContainersPortSaysWhatIsSpokenWhereverItIsPublished() {
        assertEquals("http://droplet:8000", url("80"));
        assertEquals("http://droplet:8000", url("8888"));
        assertEquals("https://droplet:8000", url("443"));
        assertEquals("https://droplet:8000", url("8443"));
        for (String other : new String[] {"22", "3306", "5432", "6379", "9092", "27017"}) {
            assertEquals("droplet:8000", url(other), other);
            assertFalse(Url.isWeb(Exposed.of(other)), other);
        }
        assertEquals("droplet:8000/udp", url("80/udp"));
        assertTrue(Url.isWeb(Exposed.of("8787")));
    }

    @Test
    void addressesOfSixteenBytesStandInBrackets() {
        assertEquals("http://[::1]:8000", Url.of(Exposed.of("80"), "::1", 8000));
        assertEquals("[::1]:8000", Url.of(Exposed.of("5432"), "::1", 8000));
    }
}
