package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.FakeHost;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PushingTest {
    private static final Stack SHOP = Given.stack(
            "web: {build: {context: ., tags: ['example/web:1']}, image: example/web}",
            "twin: {build: ., image: example/web}",
            "tool: {build: .}",
            "api: {image: 'registry.example/api:3'}",
            "db: {image: mongo}",
            "cache: {image: 'example/redis@sha256:" + "0a1b".repeat(16) + "'}");

    private static Pushing push(String... services) {
        return new Pushing(SHOP, Set.of(services), false);
    }

    private static List<String> steps(Pushing pushing) {
        return Planner.push(pushing, "localhost").tasks().stream()
                .map(task -> task.step().toString())
                .toList();
    }

    @Test
    void whatTheFileBuildsIsSentOnceUnderEachOfItsNames() {
        assertEquals(List.of("push image example/web:latest", "push image example/web:1"), steps(push()));
    }

    @Test
    void whatHasNoPlaceInARegistryIsToldWithTheCure() {
        assertEquals(
                List.of("image shop-tool:latest of tool has no place in a registry; to push it, write image:"
                        + " USER/shop-tool:latest or REGISTRY/shop-tool:latest"),
                push().leftOut());
        assertEquals(List.of(), push("web").leftOut());
    }

    @Test
    void whatIsNamedIsSentAlsoWhenItIsNotBuilt() {
        assertEquals(List.of("push image registry.example/api:3"), steps(push("api", "db")));
        assertTrue(
                push("api", "db").leftOut().get(0).startsWith("image mongo:latest of db has no place in a registry"));
    }

    @Test
    void whatWasNotBuiltIsNotSentAfterABuild() {
        assertEquals(List.of(), steps(new Pushing(SHOP, Set.of("api"), true)));
    }

    @Test
    void aDigestIsNobodysToSend() {
        assertEquals(List.of(), steps(push("cache")));
        assertTrue(push("cache").leftOut().get(0).contains("is meant by its digest"));
    }

    @Test
    void whatIsNotOnTheHostFailsAlone() {
        FakeHost host = new FakeHost().with("example/web:latest");
        assertEquals(
                List.of("Docker did not push example/web:1: it is not on the host"),
                Deployed.apply(Planner.push(push("web"), "localhost"), host).failures().stream()
                        .map(failure -> failure.message())
                        .toList());
        assertTrue(host.calls().contains("push example/web:latest"));
    }
}
