package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.golden.Golden;
import io.stackfile.host.FakeHost;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a plan says of ports that others can reach, and how they are kept from it. */
class PublicPortsTest {
    private static final Path CASES = Path.of("src/test/resources/ports");

    private final Stack shop = shop();
    private final FakeHost droplet = new FakeHost("droplet").pullable("nginx:latest", "redis:latest", "busybox:latest");

    private static Stack shop() {
        Stack read = Given.stack(CASES.resolve("shop.yml"));
        return new Stack("shop", "/shop.yml", read.services(), read.volumes(), read.secrets());
    }

    private void golden(String name, Stack stack) {
        Golden.assertSame(
                CASES.resolve(name + ".txt"), Deployed.plan(stack, droplet).toString());
    }

    @Test
    void everyPublishedPortIsNamedAsOpenToTheWorldUnlessItIsOnTheLoopback() {
        golden("open", shop);
    }

    @Test
    void privatelyOnlyWhatHasAnAddressOfItsOwnIsOpenToTheWorld() {
        golden("private", shop.withPortsOnLoopback());
    }

    @Test
    void aSecondPrivateUpDoesNothing() {
        Deployed.up(shop.withPortsOnLoopback(), droplet);
        golden("private-again", shop.withPortsOnLoopback());
    }

    @Test
    void thePlainUpAfterAPrivateOneOpensThePortsAgainAndSaysSo() {
        Deployed.up(shop.withPortsOnLoopback(), droplet);
        golden("open-after-private", shop);
    }

    @Test
    void thePrivateUpAfterAPlainOneClosesThePorts() {
        Deployed.up(shop, droplet);
        golden("private-after-open", shop.withPortsOnLoopback());
    }

    @Test
    void aContainerThatIsStartedAgainOpensItsPortsAgain() {
        Deployed.up(shop, droplet);
        droplet.stopContainer("shop-web-1");
        golden("started-again", shop);
    }

    @Test
    void portsThatTheEngineChoosesAreNamedAsSuchWhereThereAreNoOthers() {
        assertEquals(
                "1 service to create; a port that the engine chooses is open to the world",
                summary("web: {image: nginx, ports: ['80']}"));
        assertEquals(
                "1 service to create; 2 ports that the engine chooses are open to the world; "
                        + "ports 9000 and one that the engine chooses are on the host's loopback only",
                summary("web: {image: nginx, ports: ['80', '81', '127.0.0.1:9000:82', '127.0.0.1::83']}"));
    }

    private String summary(String file) {
        return Deployed.plan(Given.stack(file), droplet).summary();
    }

    @Test
    void withNoPortsThereIsNothingToSay() {
        Stack quiet = new Stack(
                "shop",
                "/shop.yml",
                shop.services().stream()
                        .filter(service -> service.ports().isEmpty())
                        .toList(),
                shop.volumes());
        assertEquals("1 service to create", Deployed.plan(quiet, droplet).summary());
    }
}
