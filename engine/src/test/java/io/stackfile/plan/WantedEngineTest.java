package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.FakeHost;
import io.stackfile.host.HostException;
import io.stackfile.host.LocalImages;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an engine is too old for is said before anything is done there. */
final class WantedEngineTest {
    private static final Path RESOURCES = Path.of("src/test/resources/host");

    private final Stack shop = Given.stack(RESOURCES.resolve("newer.yml")).called("shop", "/shop.yml");

    @Test
    void anOldEngineIsToldOfByEveryKeyAndItsPlace() {
        Golden.assertSame(RESOURCES.resolve("newer-refused.txt"), refusal(41) + "\n");
    }

    @Test
    void onlyWhatIsNewerThanTheEngineIsToldOf() {
        assertEquals(4, refusal(47).lines().count(), refusal(47));
    }

    @Test
    void aNewEngineTakesThemAll() {
        assertEquals(List.of(), Deployed.up(shop, host(48)).failures());
    }

    @Test
    void servicesThatAreLeftAloneAskForNothing() {
        FakeHost host = host(41);
        assertTrue(Planner.up(shop, host.observe("shop"), Set.of("idle"), "localhost")
                .toString()
                .contains("create container shop-idle-1"));
    }

    @Test
    void aContainerThatRunsOnceAsksForThemToo() {
        FakeHost host = host(41);
        Plan plan = Planner.oneOff(
                shop, shop.service("web").orElseThrow(), host.observe("shop"), LocalImages.NONE, false, "localhost");
        assertFalse(plan.isEmpty());
        assertThrows(HostException.class, () -> Deployed.apply(plan, host));
    }

    private String refusal(int api) {
        return Deployed.plan(shop, host(api)).obstacles().stream()
                .map(Obstacle::toString)
                .collect(Collectors.joining("\n"));
    }

    private static FakeHost host(int api) {
        return Deployed.host().pullable("shop/site:1.4").speaking(api);
    }
}
