package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.FakeHost;
import io.stackfile.host.LocalImages;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Newer images for containers that stay what they are. */
class RedeploymentTest {
    private static final Stack SHOP = Given.stack("web: {image: nginx, links: [db]}", "db: {image: mongo}");

    private final Redeployment web = new Redeployment(SHOP, Set.of("web"), false);

    private static Plan plan(Redeployment redeployment, FakeHost host) {
        return redeployment.plan(host.observe("shop"), LocalImages.NONE, Occasion.UNKNOWN, "localhost");
    }

    private static FakeHost withNewer(FakeHost host, String... images) {
        for (String image : images) {
            host.with(image, FakeHost.plain("newer-" + image));
        }
        return host;
    }

    @Test
    void onlyTheNamedServiceIsReplacedByItsNewerImage() {
        FakeHost host = withNewer(Deployed.with(SHOP), "nginx:latest", "mongo:latest");
        assertTrue(plan(web, host).toString().contains("nginx:latest is another image now"));
        assertTrue(Deployed.apply(plan(web, host), host).isSuccess());
        assertTrue(host.calls().stream().noneMatch(call -> call.contains("db")), host.calls()::toString);
        assertTrue(plan(web, host).isEmpty());
    }

    @Test
    void withoutANewerImageThereIsNothingToDo() {
        assertTrue(plan(web, Deployed.with(SHOP)).isEmpty());
    }

    @Test
    void whenForcedItIsReplacedByTheSameImageAndItsNeighbourStays() {
        FakeHost host = Deployed.with(SHOP);
        Plan plan = plan(new Redeployment(SHOP, Set.of("web"), true), host);
        assertTrue(plan.toString().contains("shop-web-1"), plan::toString);
        assertTrue(plan.toString().contains("asked for"), plan::toString);
        assertTrue(Deployed.apply(plan, host).isSuccess());
        assertTrue(host.calls().contains("create shop-web-1.next"), host.calls()::toString);
        assertTrue(host.calls().stream().noneMatch(call -> call.contains("db")), host.calls()::toString);
        assertTrue(Deployed.plan(SHOP, host).isEmpty());
    }

    @Test
    void whatTheFileSaysOtherwiseByNowIsToldAndAnImageIsNoDifference() {
        FakeHost host = withNewer(Deployed.with(SHOP), "nginx:latest");
        assertEquals(List.of(), web.differences(host.observe("shop")));
        Stack changed = Given.stack("web: {image: nginx, links: [db], command: new}", "db: {image: mongo, user: me}");
        assertEquals(
                List.of("db: user added", "web: command added"),
                new Redeployment(changed, Set.of("web"), false)
                        .differences(host.observe("shop")).stream().sorted().toList());
        assertEquals(
                List.of("db: user added"),
                new Redeployment(changed, Set.of("db"), false).differences(host.observe("shop")));
    }

    @Test
    void thereAreAsManyAsBeforeWhateverTheFileSays() {
        FakeHost host = Deployed.with(SHOP.scaled(Map.of("web", 3)));
        assertTrue(plan(web, host).isEmpty());
        assertTrue(
                Deployed.apply(plan(web, withNewer(host, "nginx:latest")), host).isSuccess());
        assertEquals(
                3,
                host.observe("shop").members().stream()
                        .filter(one -> one.service().equals("web"))
                        .count());
    }

    @Test
    void whatIsNotThereIsTold() {
        assertEquals(List.of("web"), web.missing(new FakeHost().observe("shop")));
    }

    @Test
    void imagesAreFetchedOrBuiltOnce() {
        Stack stack =
                Given.stack("a: {image: nginx}", "b: {image: nginx}", "c: {build: .}", "d: {build: ., image: e/d}");
        assertEquals(
                List.of("pull image nginx:latest", "build image shop-c:latest", "pull or build image e/d:latest"),
                new Redeployment(stack, Set.of("a", "b", "c", "d"), false)
                        .images("localhost").tasks().stream()
                                .map(task -> task.step().toString())
                                .toList());
    }
}
