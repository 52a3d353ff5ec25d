package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.host.FakeHost;
import io.stackfile.host.Observed;
import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is told of a plan that no longer holds. */
class PlanRecordTest {
    private static final Set<String> SERVICES = Set.of("web", "db");
    private static final Stack BEFORE = shop("blue", "geheimes-wort");
    private static final Stack WANTED = shop("red", "geheimes-wort");

    private static Stack shop(String colour, String password) {
        return Given.stack(
                "web: {image: nginx, environment: {COLOUR: " + colour + ", PASSWORD: " + password + "}, links: [db]}",
                "db: {image: mongo}");
    }

    private static PlanRecord record(Stack stack, FakeHost host) {
        Observed observed = host.observe("shop");
        return PlanRecord.of(stack, observed, SERVICES, List.of(), Planner.up(stack, observed, SERVICES, "localhost"));
    }

    private static List<String> causes(List<String> differences) {
        return differences.stream().filter(line -> line.startsWith("the ")).toList();
    }

    private static void assertHas(String sign, String text, List<String> differences) {
        assertTrue(
                differences.stream().anyMatch(line -> line.startsWith(sign) && line.contains(text)),
                differences::toString);
    }

    @Test
    void whatHasNotChangedHolds() {
        FakeHost host = Deployed.with(BEFORE);
        assertEquals(List.of(), record(WANTED, host).differences(record(WANTED, host)));
    }

    @Test
    void aChangedFileIsToldByItsFields() {
        FakeHost host = Deployed.with(BEFORE);
        List<String> differences = record(WANTED, host).differences(record(shop("green", "geheimes-wort"), host));
        assertEquals(List.of("the file: web: environment.COLOUR: red → green"), causes(differences));
        assertHas("- ", "environment.COLOUR: blue → red", differences);
        assertHas("+ ", "environment.COLOUR: blue → green", differences);
    }

    @Test
    void aChangedSecretIsToldWithoutItsValue() {
        FakeHost host = Deployed.with(BEFORE);
        List<String> differences = record(WANTED, host).differences(record(shop("red", "another-word"), host));
        assertEquals(List.of("the file: web: environment.PASSWORD changed (value hidden)"), causes(differences));
        assertHas("+ ", "blue → red; environment.PASSWORD changed (value hidden)", differences);
    }

    @Test
    void aServiceThatIsNewOrGoneIsTold() {
        FakeHost host = Deployed.with(BEFORE);
        Stack without = Given.stack("web: {image: nginx}");
        Observed observed = host.observe("shop");
        PlanRecord now = PlanRecord.of(
                without, observed, Set.of("web"), List.of(), Planner.up(without, observed, Set.of(), "localhost"));
        assertTrue(record(WANTED, host).differences(now).contains("the file: db is gone"));
        assertTrue(now.differences(record(WANTED, host)).contains("the file: db is new"));
    }

    @Test
    void aChangedHostIsToldByItsThings() {
        FakeHost host = Deployed.with(BEFORE);
        PlanRecord reviewed = record(WANTED, host);
        Deployed.up(WANTED, host);
        List<String> differences = reviewed.differences(record(WANTED, host));
        assertEquals(List.of("the host: container shop-web-1 is another one now"), causes(differences));
        assertHas("- ", "environment.COLOUR: blue → red", differences);
        assertFalse(differences.stream().anyMatch(line -> line.startsWith("+ ")), differences::toString);
        host.stopContainer("shop-web-1");
        host.removeContainer("shop-web-1");
        assertTrue(reviewed.differences(record(WANTED, host)).contains("the host: container shop-web-1 is gone"));
    }

    @Test
    void anImageThatIsAnotherOneNowIsTold() {
        FakeHost host = Deployed.with(BEFORE);
        PlanRecord reviewed = record(BEFORE, host);
        host.with("nginx:latest", FakeHost.plain("newer"));
        assertTrue(
                reviewed.differences(record(BEFORE, host)).contains("the host: image nginx:latest is another one now"));
    }

    @Test
    void aPlanForAFreshHostHasNothingOfSecretsAndHolds() {
        FakeHost host = Deployed.host();
        PlanRecord reviewed = record(WANTED, host);
        assertFalse(reviewed.salted());
        assertFalse(reviewed.toString().matches("(?s).*(~[0-9a-f]|geheimes-wort).*"), reviewed::toString);
        assertEquals(List.of(), reviewed.differences(record(shop("red", "another-word"), host)));
    }

    @Test
    void noRecordHasTheValueOfASecret() {
        FakeHost host = Deployed.with(BEFORE);
        assertFalse(record(WANTED, host).toString().contains("geheimes-wort"));
    }
}
