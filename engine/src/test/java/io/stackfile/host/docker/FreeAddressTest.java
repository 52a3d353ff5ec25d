package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.json.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreeAddressTest {
    private static final String NETWORK = """
            {"Name": "shop", "IPAM": {"Config": [{"Subnet": "172.20.0.0/%s", "Gateway": "172.20.0.1",
             "AuxiliaryAddresses": {"router": "172.20.0.254"}}]},
             "Containers": {"1": {"IPv4Address": "172.20.0.253/24"}}}
            """;

    private static final String CONTAINERS = """
            [{"NetworkSettings": {"Networks": {"shop": {"IPAddress": "", "IPAMConfig": {"IPv4Address": "172.20.0.252"}}}}},
             {"NetworkSettings": {"Networks": {"shop": {"IPAddress": "172.20.0.2"}, "other": {"IPAddress": "172.20.0.251"}}}}]
            """;

    private static Optional<String> last(int bits, String containers) {
        return new FreeAddress(Json.parse(NETWORK.formatted(bits)), Json.parse(containers)).last();
    }

    @Test
    void isTheLastOneThatNobodyHasEvenAmongThoseThatDoNotRun() {
        assertEquals(Optional.of("172.20.0.251"), last(24, CONTAINERS));
    }

    @Test
    void isNeverTheBroadcastAddress() {
        assertEquals(Optional.of("172.20.255.254"), last(16, "[]"));
    }

    @Test
    void maySimplyNotBeThere() {
        assertEquals(Optional.empty(), last(30, CONTAINERS));
    }
}
