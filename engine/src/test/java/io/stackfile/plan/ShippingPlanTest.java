package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.apply.Outcome;
import io.stackfile.host.FakeHost;
import io.stackfile.host.LocalImages.Origin;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ShippingPlanTest {
    private static final Stack SHOP =
            Given.stack("web: {build: .}", "api: {image: 'example/api:3'}", "db: {image: mongo}");

    private static final String DIGEST = "mongo@sha256:" + "0a1b".repeat(16);

    private final FakeHost host = new FakeHost("203.0.113.7").pullable("mongo:latest", "example/api:3");

    @Test
    void anImageThatExistsOnlyHereIsSent() {
        host.here("shop-web:latest", Origin.HERE)
                .here("example/api:3", Origin.HERE)
                .here("mongo:latest", Origin.REGISTRY);
        assertEquals("""
                Plan for shop on 203.0.113.7
                 1  create network shop          new
                 2  ship image shop-web:latest   exists only here
                 3  ship image example/api:3     exists only here
                 4  pull image mongo:latest      not on the host
                 5  create container shop-web-1  new               after 1, 2
                 6  start container shop-web-1                     after 5
                 7  create container shop-api-1  new               after 1, 3
                 8  start container shop-api-1                     after 7
                 9  create container shop-db-1   new               after 1, 4
                10  start container shop-db-1                      after 9
                3 services to create
                """, up().toString());
        assertTrue(Deployed.apply(up(), host).isSuccess());
        assertTrue(up().isEmpty(), "nothing is left to do once it is done");
    }

    @Test
    void whatIsOnTheHostAlreadyIsNotSent() {
        host.here("shop-web:latest", Origin.HERE).with("shop-web:latest");
        assertEquals(List.of("pull image example/api:3", "pull image mongo:latest"), images(up()));
    }

    @Test
    void whatIsNotHereIsBuiltOrFetched() {
        assertEquals(
                List.of("build image shop-web:latest", "pull image example/api:3", "pull image mongo:latest"),
                images(up()));
    }

    @Test
    void anEngineThatCannotTellWhereAnImageCameFromSendsWhatTheFileBuildsAndWhatCannotBeFetched() {
        host.here("shop-web:latest", Origin.UNKNOWN)
                .here("example/api:3", Origin.UNKNOWN)
                .here("mongo:latest", Origin.UNKNOWN)
                .failOn("pull example/api:3", "there is no such image");
        assertEquals(
                List.of(
                        "ship image shop-web:latest",
                        "pull or ship image example/api:3",
                        "pull or ship image mongo:latest"),
                images(up()));
        assertTrue(Deployed.apply(up(), host).isSuccess());
        assertEquals(List.of("ship example/api:3", "ship shop-web:latest"), ships());
    }

    @Test
    void aDigestIsFetchedForItIsARegistrysWord() {
        Stack pinned = Given.stack("db: {image: '" + DIGEST + "'}");
        host.here(DIGEST, Origin.REGISTRY);
        assertEquals("no image to ship", ship(pinned).summary());
    }

    @Test
    void askedForAllThatIsHereIsSentUnlessItIsTheSame() {
        host.here("shop-web:latest", Origin.HERE)
                .here("mongo:latest", Origin.REGISTRY)
                .here("example/api:3", Origin.REGISTRY)
                .with("shop-web:latest")
                .with("example/api:3", FakeHost.plain("here-example/api:3"));
        assertEquals("""
                Plan for shop on 203.0.113.7
                 1  ship image shop-web:latest  another one on the host
                 2  ship image mongo:latest     not on the host
                2 images to ship
                """, ship(SHOP).toString());
    }

    @Test
    void aNewImageThatWasSentReplacesItsContainer() {
        host.with("shop-web:latest").here("shop-web:latest", Origin.HERE);
        assertTrue(Deployed.apply(up(), host).isSuccess());
        assertTrue(Deployed.apply(ship(SHOP), host).isSuccess());
        assertTrue(up().toString().contains("shop-web:latest is another image now"), up().toString());
    }

    @Test
    void aShipmentThatFailsStopsNothing() {
        host.here("shop-web:latest", Origin.HERE).failOn("ship shop-web:latest", "Docker did not ship it");
        Outcome outcome = Deployed.apply(up(), host);
        assertEquals("Docker did not ship it", outcome.failures().get(0).message());
        assertTrue(host.observe("shop").container("shop-db-1").orElseThrow().isRunning());
    }

    private List<String> ships() {
        return host.calls().stream()
                .filter(call -> call.startsWith("ship "))
                .sorted()
                .toList();
    }

    private Plan up() {
        return Planner.up(SHOP, host.observe("shop"), host.localImages(), Wish.of(Set.of()), host.address());
    }

    private Plan ship(Stack stack) {
        return Planner.ship(stack, host.observe("shop"), host.localImages(), Set.of(), host.address());
    }

    private static List<String> images(Plan plan) {
        return plan.tasks().stream()
                .map(task -> task.step().toString())
                .filter(step -> step.contains("image"))
                .toList();
    }
}
