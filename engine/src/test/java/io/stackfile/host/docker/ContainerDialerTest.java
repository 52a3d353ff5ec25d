package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackfile.host.HostException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** To what a tunnel does not lead. */
class ContainerDialerTest {
    private final CannedHttp engine = new CannedHttp("1.41");

    private static String container(String stack, boolean running, String address) {
        return """
                {"Config": {"Labels": {"io.stackfile.stack": "%s"}}, "State": {"Running": %s},
                 "NetworkSettings": {"Networks": {"shop": {"IPAddress": "%s", "NetworkID": "0123456789abcdef"}}}}
                """.formatted(stack, running, address);
    }

    private String refusal(Reach reach, int port) {
        Way way = new Way(
                () -> {
                    throw new IOException("canned");
                },
                "203.0.113.7",
                "203.0.113.7",
                false,
                reason -> "no engine",
                reach,
                Optional.empty());
        try (DockerHost host = new DockerHost(way, engine, Map.of())) {
            return String.valueOf(assertThrows(
                            HostException.class,
                            () -> host.toContainer("shop", "shop-web-1", port).dial())
                    .getMessage());
        }
    }

    private String refusal(int port) {
        return refusal(new NoReach("203.0.113.7"), port);
    }

    @Test
    void notToAContainerThatIsNotThere() {
        assertEquals("there is no container shop-web-1", refusal(80));
    }

    @Test
    void notToAContainerOfAnotherStackWhateverItIsCalled() {
        engine.answer("GET /containers/shop-web-1/json", 200, container("bank", true, "172.18.0.2"));
        assertEquals("there is no container shop-web-1", refusal(80));
    }

    @Test
    void notToAContainerThatHasEnded() {
        engine.answer("GET /containers/shop-web-1/json", 200, container("shop", false, ""));
        assertEquals("shop-web-1 does not run", refusal(80));
    }

    @Test
    void notToAContainerThatSomebodyTookOffTheNetwork() {
        engine.answer("GET /containers/shop-web-1/json", 200, container("shop", true, ""));
        assertEquals("shop-web-1 is not on the network of shop", refusal(80));
    }

    @Test
    void notToWhereEnginesListenAndNobodyIsEvenAsked() {
        assertEquals(
                "port 2375 of shop-web-1 is where a Docker engine listens; nobody is let near one by a tunnel",
                refusal(2375));
        assertEquals(
                "port 2376 of shop-web-1 is where a Docker engine listens; nobody is let near one by a tunnel",
                refusal(2376));
        assertEquals(java.util.List.of(), engine.targets());
    }

    @Test
    void notThroughAnEngineThatIsReachedOverTcp() {
        engine.answer("GET /containers/shop-web-1/json", 200, container("shop", true, "172.18.0.2"));
        assertEquals(
                "the engine of 203.0.113.7 is reached over TCP, which leads to nothing but the engine; name the machine"
                        + " as one over SSH: --host user@203.0.113.7",
                refusal(80));
    }

    @Test
    void notToAnAddressOfANetworkThatThisMachineIsNotOn() {
        engine.answer("GET /containers/shop-web-1/json", 200, container("shop", true, "127.0.0.1"));
        assertEquals(
                "this machine is not on the network of its Docker engine's containers", refusal(new LocalReach(), 80));
    }
}
