package io.stackfile.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.host.ContainerSpec;
import io.stackfile.host.FakeHost;
import io.stackfile.host.NetworkSpec;
import io.stackfile.host.TestService;
import io.stackfile.model.Stack;
import io.stackfile.plan.Obstacle;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final Stack SHOP = Given.stack(
            "web: {image: nginx, links: ['db.data:store', 'cache.data', 'mail.post:smtp']}", "db: {image: mongo}");

    private final FakeHost host = new FakeHost().with("busybox:latest");

    @Test
    void saysAllThatIsMissingAndWhatToDo() {
        host.createNetwork(new NetworkSpec("data", "data", FakeHost.SALT));
        host.createContainer(ContainerSpec.of(
                Given.stack("db: {image: busybox}").called("data", ""),
                TestService.called("db").build(),
                1,
                ""));
        String missing = new Neighbours(SHOP, Set.of("web"))
                .missing(host).stream().map(Obstacle::toString).collect(Collectors.joining("\n"));
        assertEquals("""
                web links to cache.data, and the stack 'data' has no container of 'cache', only of db; write one of these, \
                or bring it up there first
                web links to mail.post, and there is no stack 'post' on localhost; bring it up first, or take the link out\
                """, missing);
    }

    @Test
    void whoIsNotBroughtUpMayLackWhatItLinksTo() {
        assertEquals(List.of(), new Neighbours(SHOP, Set.of("db")).missing(host));
    }
}
