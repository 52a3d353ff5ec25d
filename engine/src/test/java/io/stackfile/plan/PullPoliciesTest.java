package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.FakeHost;
import io.stackfile.host.ImageAges;
import io.stackfile.host.LocalImages;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PullPoliciesTest {
    private static final Path FOLDER = Path.of("src/test/resources/pull-policies");
    private static final String DIGEST =
            "busybox@sha256:896e71e6436c134eff298cd3e8f7553e05b6ad783f8105d6151d922371ce94c2";

    private static Plan refresh(Stack stack, FakeHost host) {
        return Planner.refresh(
                stack,
                host.observe(stack.name()),
                host.localImages(),
                ImageAges.of(stack.services(), host),
                Set.of(),
                host.address());
    }

    @Test
    void whatIsThereIsFetchedAnewWhenTheFileSaysSo() {
        Stack shop = Given.stack(FOLDER.resolve("shop.yml")).called("shop", "/shop.yml");
        FakeHost host = new FakeHost()
                .with("nginx:latest", DIGEST, "mongo:latest", "redis:latest", "redis:6", "redis:4")
                .with("shop-built:latest", "shop-only-built:latest", "example.com/shop:latest")
                .later(Duration.ofHours(36))
                .with("redis:7")
                .later(Duration.ofDays(2));
        host.forgetTheTimeOf("redis:5");

        Golden.assertSame(FOLDER.resolve("plan.txt"), refresh(shop, host).toString());
    }

    @Test
    void whatIsMissingIsLeftToTheUpdateItself() {
        Stack shop = Given.stack("web: {image: nginx, pull_policy: always}");
        FakeHost host = Deployed.host();

        assertTrue(refresh(shop, host).isEmpty());
        assertTrue(Deployed.plan(shop, host).toString().contains("pull image nginx:latest"));
    }

    @Test
    void whatWasJustFetchedIsYoung() {
        Stack shop = Given.stack("web: {image: nginx, pull_policy: every_1h}");
        FakeHost host = Deployed.with(shop);
        assertTrue(refresh(shop, host).isEmpty());

        host.later(Duration.ofHours(1));
        assertFalse(refresh(shop, host).isEmpty());

        Deployed.apply(refresh(shop, host), host);
        assertTrue(refresh(shop, host).isEmpty());
    }

    @Test
    void anotherImageReplacesItsContainers() {
        Stack shop = Given.stack("web: {image: nginx, pull_policy: always}");
        FakeHost host = Deployed.with(shop).pullable("nginx:latest", FakeHost.plain("a newer nginx"));

        Deployed.apply(refresh(shop, host), host);

        assertTrue(Deployed.plan(shop, host).toString().contains("nginx:latest is another image now"));
    }

    @Test
    void whatIsNeverFetchedHasToBeThere() {
        Stack shop = Given.stack("web: {image: nginx, pull_policy: never}");
        assertEquals(
                "[image nginx:latest of web is not on the host, and the file says pull_policy: never; fetch it with"
                        + " 'stack pull web', or take pull_policy out]",
                Deployed.plan(shop, Deployed.host()).obstacles().toString());
        Deployed.with(shop, Deployed.host().with("nginx:latest"));
    }

    @Test
    void whatIsNeverFetchedAndIsHereIsSent() {
        Stack shop = Given.stack("web: {image: nginx, pull_policy: never}");
        FakeHost host = new FakeHost("droplet").here("nginx:latest", LocalImages.Origin.REGISTRY);

        Plan plan = Planner.up(shop, host.observe("shop"), host.localImages(), Wish.of(Set.of()), host.address());

        assertTrue(plan.toString().contains("ship image nginx:latest"), plan.toString());
    }
}
