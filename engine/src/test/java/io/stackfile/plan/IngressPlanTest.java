package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.golden.Golden;
import io.stackfile.host.Entrance;
import io.stackfile.host.FakeHost;
import io.stackfile.host.HostException;
import io.stackfile.host.Ingress;
import io.stackfile.host.LocalImages;
import io.stackfile.host.Observed;
import io.stackfile.host.Served;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** One ingress serves all stacks of a host. */
class IngressPlanTest {
    private final FakeHost host = Deployed.host();

    private static Stack stack(String name, String host) {
        return Given.stack(
                        "web:",
                        "  image: nginx",
                        "  expose: ['80']",
                        "  x-stack: {ingress: {host: " + host + "}}",
                        "db: {image: redis}")
                .called(name, "/" + name + ".yml");
    }

    private Plan down(String stack) {
        Observed observed = host.observe(stack);
        return Planner.down(stack, observed, Entrance.of(host, stack, observed), false, "localhost");
    }

    @Test
    void aNameThatLeadsEachMachineToItselfOpensNothingToTheWorld() {
        String text = Deployed.plan(stack("shop", "shop.localhost, self-signed: true"), host)
                .summary();
        assertEquals("2 services to create; the host itself reaches https://shop.localhost", text);
    }

    @Test
    void isMadeForTheFirstSharedByTheNextAndGoesWithTheLast() {
        Stack shop = stack("shop", "shop.example.org");
        Stack blog = stack("blog", "Blog.example.org");
        StringBuilder story = new StringBuilder();

        for (Stack stack : List.of(shop, blog, stack("shop", "www.example.org"), plain(blog), blog)) {
            Plan plan = Deployed.plan(stack, host);
            story.append(plan).append('\n');
            assertTrue(Deployed.apply(plan, host).isSuccess());
            assertTrue(Deployed.plan(stack, host).isEmpty());
        }
        for (String stack : List.of("shop", "blog")) {
            Plan plan = down(stack);
            story.append(plan).append('\n');
            assertTrue(Deployed.apply(plan, host).isSuccess());
            assertTrue(down(stack).isEmpty());
        }

        Golden.assertSame(Path.of("src/test/resources/ingress.txt"), story.toString());
        assertTrue(host.observe(Ingress.STACK).isEmpty());
        assertTrue(host.observe(Ingress.STACK).volume(Ingress.VOLUME).isPresent());
    }

    /** The same without its name. */
    private static Stack plain(Stack stack) {
        return new Stack(stack.name(), stack.file(), stack.services(), stack.volumes());
    }

    @Test
    void aNameOfAnotherStackIsToldBeforeAnythingIsDone() {
        assertTrue(Deployed.up(stack("shop", "www.example.org"), host).isSuccess());
        host.forgetCalls();

        Plan plan = Deployed.plan(stack("blog", "www.example.org"), host);
        HostException told = assertThrows(HostException.class, () -> Deployed.apply(plan, host));

        assertEquals(
                "this host serves www.example.org for the stack 'shop' already; write another host there or here, or take that"
                        + " stack down: stack down --name shop",
                told.getMessage());
        assertEquals(List.of(), host.calls());
    }

    @Test
    void aNewIngressJoinsTheNetworksOfAllStacksThatItServes() {
        Stack shop = stack("shop", "shop.example.org");
        assertTrue(Deployed.up(shop, host).isSuccess());
        assertTrue(Deployed.up(stack("blog", "blog.example.org"), host).isSuccess());
        host.stopContainer(Ingress.CONTAINER);
        host.removeContainer(Ingress.CONTAINER);
        host.forgetCalls();

        assertTrue(Deployed.up(shop, host).isSuccess());

        assertEquals(
                List.of(
                        "create stack-ingress-caddy-1",
                        "start stack-ingress-caddy-1",
                        "join shop",
                        "serve shop.example.org"),
                host.calls());
        host.forgetCalls();
        assertTrue(Deployed.up(stack("blog", "blog.example.org"), host).isSuccess());
        assertEquals(List.of("join blog"), host.calls());
    }

    @Test
    void anIngressThatIsReplacedServesOnWhatItServed() {
        Stack shop = stack("shop", "shop.example.org");
        assertTrue(Deployed.up(shop, host).isSuccess());
        assertTrue(Deployed.up(stack("blog", "blog.example.org"), host).isSuccess());
        host.with("caddy:2", FakeHost.plain("caddy:2.11"));
        host.forgetCalls();

        assertTrue(Deployed.up(shop, host).isSuccess());

        assertTrue(
                host.calls().containsAll(List.of("join blog", "join shop")),
                host.calls().toString());
        assertFalse(
                host.calls().contains("serve blog.example.org"), host.calls().toString());
        assertTrue(Deployed.plan(shop, host).isEmpty());
    }

    @Test
    void isOffANetworkWhileThatIsMadeAnewAndWhileItGoesBack() {
        Stack shop = onNetwork("{}");
        assertTrue(Deployed.up(shop, host).isSuccess());
        Observed before = host.observe("shop");
        host.ends("shop-web-1.next", 1);

        Deployed.up(onNetwork("{internal: true}"), host);
        Observed now = host.observe("shop");
        Plan back = Planner.back("shop", before, now, Entrance.of(host, "shop", now), "localhost")
                .plan();

        assertTrue(Deployed.apply(back, host).isSuccess(), back.toString());
        assertTrue(Deployed.plan(shop, host).isEmpty());
        assertEquals(before.networks(), host.observe("shop").networks());
    }

    private static Stack onNetwork(String own) {
        return Given.stack(
                "services:",
                "  web:",
                "    image: nginx",
                "    expose: ['80']",
                "    x-stack: {ingress: {host: shop.example.org}}",
                "networks: {default: " + own + "}");
    }

    @Test
    void isLeftAloneByWhatOnlyTakesANewerImage() {
        Stack shop = stack("shop", "shop.example.org");
        assertTrue(Deployed.up(shop, host).isSuccess());
        host.with("nginx:latest", FakeHost.plain("nginx:1.27"));

        Plan plan = new Redeployment(shop, Set.of("web"), false)
                .plan(host.observe("shop"), LocalImages.NONE, Occasion.UNKNOWN, "localhost");

        assertTrue(plan.toString().contains("shop-web-1"), plan.toString());
        assertFalse(plan.toString().contains("ingress"), plan.toString());
    }

    @Test
    void aPasswordIsInNoPlanAndTheSameOneIsNoChange() {
        String[] lines = {
            "web:",
            "  image: nginx",
            "  expose: ['80']",
            "  x-stack: {ingress: {host: www.example.org, self-signed: true, passwords: {ada: '#PASSWORD#'}}}"
        };
        Stack shop = Given.stack(lines);
        Plan plan = Deployed.plan(shop, host);
        assertFalse(plan.toString().contains("pass$word"), plan.toString());
        assertTrue(Deployed.apply(plan, host).isSuccess());

        String text = host.ingress().served().get(0).text();

        assertTrue(text.contains("\ttls internal\n"), text);
        assertTrue(text.matches("(?s).*\n\t\tada \\$2a\\$10\\$[./A-Za-z0-9]{53}\n.*"), text);
        assertFalse(text.contains("pass$word"), text);
        assertTrue(Deployed.plan(Given.stack(lines), host).isEmpty());
    }

    private static Stack site(int version, String ingress) {
        String change = "environment: {V: '" + version + "'}";
        return Given.stack(
                "web: {image: nginx, expose: ['80', '81'], " + change + ingress + "}",
                "last: {image: redis, links: [web], " + change + "}");
    }

    private static void fails(Stack wanted, FakeHost host) {
        Observed before = host.observe("shop");
        List<Served> served = Entrance.of(host, wanted, before).of("shop");
        host.ends("shop-last-1.next", 1);
        assertFalse(Deployed.up(wanted, host).isSuccess());
        Observed now = host.observe("shop");
        Entrance entrance = Entrance.of(host, "shop", !served.isEmpty(), now);
        assertEquals(
                List.of(),
                Deployed.apply(
                                Planner.back("shop", before, now, entrance, served, "localhost")
                                        .plan(),
                                host)
                        .failures());
    }

    @Test
    void anUpdateThatFailsServesAgainWhatWasServed() {
        for (String ingress : List.of("{host: b.example.org, port: 80}", "{host: a.example.org, port: 81}")) {
            FakeHost host = Deployed.with(site(1, ", x-stack: {ingress: {host: a.example.org, port: 80}}"));
            List<Served> served = host.ingress().served();

            fails(site(2, ", x-stack: {ingress: " + ingress + "}"), host);

            assertEquals(served, host.ingress().served());
        }
    }

    @Test
    void anUpdateThatFailsLeavesNoIngressThatServesNobody() {
        FakeHost host = Deployed.with(site(1, ""));

        fails(site(2, ", x-stack: {ingress: {host: a.example.org, port: 80}}"), host);

        assertEquals(List.of(), host.ingress().served());
        assertTrue(host.observe(Ingress.STACK).container(Ingress.CONTAINER).isEmpty());
        assertTrue(Deployed.plan(site(1, ""), host).isEmpty());
    }
}
