package io.stackfile.host.docker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.Site;
import io.stackfile.model.Port;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MachineSocketsTest {
    private static final MachineSockets SAID = MachineSockets.read("""
            tcp 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
            tcp 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 1 1
            tcp 0201A8C0:0050 0301A8C0:C350 01 00000000:00000000 00:00000000 00000000     0        0 1 1
            tcp 00000000000000000000000000000000:01BB 00000000000000000000000000000000:0000 0A 00000000:00000000 x
            tcp 00000000000000000000000001000000:0019 00000000000000000000000000000000:0000 0A 00000000:00000000 x
            udp 0201A8C0:0035 00000000:0000 07 00000000:00000000 00:00000000 00000000     0        0 1 2
            card lo
            card br-0123456789ab
            disk Filesystem 1024-blocks Used Available Capacity Mounted on
            disk /dev/sda1 41152812 20000000 19000000 52% /
            disk /dev/sdb1 1000000 900000 100000 90% /var/lib
            disk tmpfs 100 0 100 0% /var/lib/doc
            """);

    @Test
    void whereSomebodyListensAndNotWhereSomebodyIsConnected() {
        assertEquals(
                List.of("22:22", "127.0.0.1:8080:8080", "443:443", "[::1]:25:25", "192.168.1.2:53:53/udp"),
                SAID.listening().stream().map(Port::toString).toList());
    }

    @Test
    void theInterfacesTellWhoseMachineItIs() {
        assertEquals(Set.of("lo", "br-0123456789ab"), SAID.interfaces());
    }

    @Test
    void theDiskIsTheOneNearestAboveTheFolder() {
        assertEquals(Optional.of(new Site.Disk("/var/lib/docker", 102_400_000)), SAID.disk("/var/lib/docker"));
        assertEquals(19_456_000_000L, SAID.disk("/srv").orElseThrow().free());
        assertTrue(SAID.disk("").isEmpty());
    }
}
