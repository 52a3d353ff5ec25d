package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.stackfile.host.Host;
import io.stackfile.host.HostException;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworksTest {
    private static final String REFUSAL =
            "{\"message\": \"error while removing network: network shop id 4a92e82347c5" + " has active endpoints\"}";

    private final CannedHttp engine = new CannedHttp("1.41").answer("DELETE /networks/shop", 403, REFUSAL);

    @Test
    void namesTheContainersThatRunOnANetworkWhichIsToGo() {
        engine.answer(
                "GET /networks/shop",
                200,
                "{\"Containers\": {\"9f\": {\"Name\": \"shop-web-1\"}, \"1c\": {\"Name\": \"shop-db-1\"}}}");
        assertEquals("Docker did not remove network shop: containers run on it: shop-db-1, shop-web-1", refusal());
    }

    @Test
    void saysSoWhenTheEngineMiscounts() {
        engine.answer("GET /networks/shop", 200, "{\"Containers\": {}}");
        assertEquals(
                "Docker did not remove network shop: the engine counts a container on it that is gone, a known fault of"
                        + " Docker engines (moby issue 42119). It does no harm as it is; to have it removed,"
                        + " restart the engine",
                refusal());
    }

    private String refusal() {
        Way way = new Way(
                () -> {
                    throw new IOException("canned");
                },
                "localhost",
                true,
                reason -> "no engine");
        try (Host host = new DockerHost(way, engine, Map.of())) {
            return String.valueOf(assertThrows(HostException.class, () -> host.removeNetwork("shop"))
                    .getMessage());
        }
    }
}
