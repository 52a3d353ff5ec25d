package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.Entrance;
import io.stackfile.host.FakeHost;
import io.stackfile.host.Ingress;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of names that a host's ingress does not serve as the file says. */
class IngressDriftTest {
    private static final String[] LINES = {
        "web: {image: nginx, expose: ['80'], x-stack: {ingress: {host: www.example.org}}}", "db: {image: redis}"
    };
    private static final Stack SHOP = Given.stack(LINES);

    private final FakeHost host = Deployed.host();

    private static Stack shop(String ingress) {
        return Given.stack(LINES[0].replace("{host: www.example.org}", "{" + ingress + "}"), LINES[1]);
    }

    private Drift drift(Stack stack, String... services) {
        Observed observed = host.observe(stack.name());
        return Drift.of(
                stack,
                observed,
                Set.of(services),
                new Drift.Known(Map.of(), Map.of(), Entrance.of(host, stack, observed)));
    }

    private List<String> told(Stack stack, String... services) {
        return drift(stack, services).rows().stream()
                .filter(row -> !row.findings().isEmpty())
                .map(row -> row.name() + " "
                        + row.findings().stream().map(Drift.Finding::toString).toList())
                .toList();
    }

    @Test
    void aNameThatIsOnlyLeftOutIsNotSaidToBeGoneFromTheFile() {
        Deployed.with(SHOP, host);
        Stack hidden = SHOP.withPortsOnLoopback();
        assertEquals(List.of("https://www.example.org [served, though --private leaves it out]"), told(hidden));
        assertTrue(
                Deployed.plan(hidden, host).toString().contains("--private leaves it out"),
                () -> Deployed.plan(hidden, host).toString());
    }

    @Test
    void aNameThatIsServedHasALine() {
        Deployed.with(SHOP, host);
        assertEquals(
                List.of("web shop-web-1", "db shop-db-1", "web https://www.example.org served"),
                drift(SHOP).rows().stream()
                        .map(row -> row.service() + " " + row.name()
                                + (row.name().startsWith("https") ? " " + row.status() : ""))
                        .toList());
        assertTrue(drift(SHOP).isNone());
        assertEquals(1, drift(SHOP, "db").rows().size());
    }

    @Test
    void whereThereIsNoIngressOrItIsNotTold() {
        Deployed.with(Given.stack("web: {image: nginx, expose: ['80']}", LINES[1]), host);
        assertEquals(List.of("https://www.example.org [not served: the host has no ingress]"), told(SHOP));
        Deployed.with(shop("host: www.example.org").called("other", "/other.yml"), host);
        assertEquals(
                List.of("https://www.example.org [not served: this host serves it for the stack 'other']"), told(SHOP));
        assertEquals(
                List.of("https://shop.example.org [not served: the ingress is not told of it]"),
                told(shop("host: shop.example.org")));
    }

    @Test
    void anIngressThatHasStoppedOrWasTakenOffTheNetworkIsTold() {
        Deployed.with(SHOP, host);
        host.ingress().leave("shop");
        assertEquals(List.of("https://www.example.org [not served: the ingress is not on network shop]"), told(SHOP));
        host.stopContainer(Ingress.CONTAINER);
        assertEquals(1, told(SHOP).size());
        assertTrue(
                told(SHOP).get(0).startsWith("https://www.example.org [not served: the ingress does not run: "),
                () -> told(SHOP).toString());
        Deployed.with(SHOP, host);
        assertEquals(List.of(), told(SHOP));
    }

    @Test
    void whatIsServedOtherwiseIsToldWithoutPasswords() {
        Deployed.with(SHOP, host);
        assertEquals(
                List.of(
                        "https://www.example.org [served otherwise: port: 80 → 81; self-signed added; passwords changed]"),
                told(shop("host: www.example.org, port: 81, self-signed: true, passwords: {ada: '#PASSWORD#'}")));
        assertEquals(
                List.of("https://www.example.org [served otherwise: acme: none → https://ca.lan/directory]"),
                told(shop("host: www.example.org, acme: 'https://ca.lan/directory'")));
        assertEquals(
                List.of("https://www.example.org [served otherwise: service: web → db]"),
                told(Given.stack(
                        "web: {image: nginx, expose: ['80']}",
                        "db: {image: redis, x-stack: {ingress: {host: www.example.org, port: 80}}}")));
        assertEquals(
                List.of(
                        "https://shop.example.org [not served: the ingress is not told of it]",
                        "https://www.example.org [no longer in the file]"),
                told(shop("host: shop.example.org")));
    }

    @Test
    void anIngressThatAnUpReplacesIsTold() {
        Deployed.with(SHOP, host);
        host.with("caddy:2", FakeHost.plain("caddy:2.11"));
        assertEquals(List.of("ingress stack-ingress-caddy-1 [differs: caddy:2 is another image now]"), told(SHOP));
    }
}
