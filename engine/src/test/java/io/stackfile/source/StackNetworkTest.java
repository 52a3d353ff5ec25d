package io.stackfile.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.reader.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The variable {@code STACK_NETWORK}. */
class StackNetworkTest {
    private static final String WEB = "services: {web: {image: nginx, environment: {NETWORK: '${STACK_NETWORK}'}}}\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private CheckedFile file(String text, Map<String, String> shell) throws IOException {
        return Given.file(Files.writeString(folder.resolve("shop.yml"), text), Values.of(shell, Map.of()));
    }

    private String network(String text, Map<String, String> shell) throws IOException {
        String told =
                Explanation.of(file(text, shell), "web.environment.NETWORK").orElseThrow();
        return told.lines().findFirst().orElseThrow().replaceFirst(".* = ", "");
    }

    @Test
    void isTheNetworkThatHasTheStacksName() throws IOException {
        assertEquals("shop", network("web: {image: nginx, environment: {NETWORK: $STACK_NETWORK}}\n", Map.of()));
        assertEquals("other", network("name: other\n" + WEB, Map.of()));
    }

    @Test
    void isWhatTheFileCallsTheNetworkOfServicesThatNameNone() throws IOException {
        assertEquals("lab-7", network(WEB + "networks: {default: {name: 'lab-${TAG}'}}\n", Map.of("TAG", "7")));
        assertEquals("edge", network(WEB + "networks: {default: {name: edge, external: true}}\n", Map.of()));
        assertEquals("default", network(WEB + "networks: {default: {external: true}}\n", Map.of()));
        assertEquals("shop", network(WEB + "networks: {default: {internal: true}, back: {name: other}}\n", Map.of()));
    }

    @Test
    void givesWayToOneOfTheShell() throws IOException {
        assertEquals("mine", network(WEB, Map.of("STACK_NETWORK", "mine")));
        String own = WEB + "networks: {default: {name: '${STACK_NETWORK}', external: true}}\n";
        assertEquals("mine", network(own, Map.of("STACK_NETWORK", "mine")));
    }

    @Test
    void isExplained() throws IOException {
        String told =
                Explanation.of(file(WEB, Map.of()), "web.environment.NETWORK").orElseThrow();
        assertTrue(told.contains("  STACK_NETWORK is shop, from the stack's network\n"), told);
    }
}
