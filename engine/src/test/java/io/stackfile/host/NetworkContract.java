package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.model.Service;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every host promises of networks. */
interface NetworkContract extends Trial {
    @Test
    default void findsTheSaltOfTheNetwork() {
        assertTrue(host().observe(stack()).network());
        assertEquals("5a17", host().observe(stack()).salt());
    }

    @Test
    default void refusesASecondNetworkOfThatName() {
        refuses(
                "Docker did not create network " + stack() + ": there is one of that name already",
                () -> host().createNetwork(new NetworkSpec(stack(), stack(), "other")));
        assertEquals("5a17", host().observe(stack()).salt());
    }

    @Test
    default void removesANetwork() {
        host().removeNetwork(stack());
        assertFalse(host().observe(stack()).network());
    }

    @Test
    default void refusesToRemoveANetworkThatIsNotThere() {
        refuses("Docker did not remove network nothing: ", () -> host().removeNetwork("nothing"));
    }

    @Test
    default void refusesToRemoveANetworkOnWhichAContainerRuns() {
        start(TestService.called("db").build());
        refuses(
                "Docker did not remove network " + stack() + ": containers run on it",
                () -> host().removeNetwork(stack()));
    }

    @Test
    default void aNetworkThatIsReplacedRemembersWhatItWas() {
        NetworkForm first = network().form();
        host().replaceNetwork(insideNow());

        assertEquals(
                List.of("2 1\ninternal=true", "0 "),
                network().forms().stream()
                        .map(form -> form.generation() + " " + form.fingerprint())
                        .toList());
        assertEquals("5a17", host().observe(stack()).salt());
        assertEquals(first, network().formAt(1).orElseThrow());
    }

    @Test
    default void aNetworkHasAFormAgainThatItHad() {
        Observed.Network first = network();
        host().replaceNetwork(insideNow());
        Observed.Network inside = network();
        host().restoreNetwork(inside.as(first.form()));

        assertEquals(List.of(first.form(), inside.form()), network().forms());
        host().restoreNetwork(first);
        assertEquals(first, network());
    }

    @Test
    default void aNetworkThatIsGoneHasAFormAgainThatItHad() {
        Observed.Network first = network();
        host().removeNetwork(stack());
        host().restoreNetwork(first);

        assertEquals(first, network());
    }

    @Test
    default void doesNotReplaceANetworkOnWhichAContainerRuns() {
        start(TestService.called("db").build());
        Observed.Network before = network();
        refuses(
                "Docker did not remove network " + stack() + ": containers run on it",
                () -> host().replaceNetwork(insideNow()));
        assertEquals(before, network());
    }

    @Test
    default void startsAContainerOnTheNetworkThatHasTakenThePlaceOfItsOwn() {
        String db = start(TestService.called("db").build());
        host().stopContainer(db);
        host().replaceNetwork(insideNow());
        assertEquals(Set.of(), container(db).networks());

        host().startContainer(db);

        assertEquals(Set.of(stack()), container(db).networks());
    }

    @Test
    default void tellsWhoRunsInANetworkThatHasEnded() {
        Service vpn = TestService.called("vpn").build();
        Service fetch = Given.stack(
                        "vpn: {image: busybox}",
                        "fetch: {image: busybox, command: [sh, -c, \"" + TestService.WAIT
                                + "\"], network_mode: 'service:vpn'}")
                .service("fetch")
                .orElseThrow();
        String maker = start(vpn);
        String guest = start(vpn, fetch);
        assertEquals(Map.of(), host().observe(stack()).alone());
        assertEquals(Map.of(guest, maker), host().observe(stack()).makers());

        host().stopContainer(maker);
        assertEquals(Map.of(), host().observe(stack()).alone());
        host().startContainer(maker);
        assertEquals(Map.of(guest, maker), host().observe(stack()).alone());

        host().stopContainer(maker);
        host().removeContainer(maker);
        assertEquals(Map.of(guest, ""), host().observe(stack()).alone());
    }

    private Observed.Network network() {
        return host().observe(stack()).network(stack()).orElseThrow();
    }

    /** One that leads nowhere outside. */
    private NetworkSpec insideNow() {
        return new NetworkSpec(
                        stack(),
                        stack(),
                        "5a17",
                        Given.stack("services:", "  a: {image: nginx}", "networks:", "  default: {internal: true}")
                                .declared()
                                .network("default"),
                        "1\ninternal=true")
                .after(network().forms(), 2);
    }

    @Test
    default void refusesToRunAContainerWithoutItsNetwork() {
        host().removeNetwork(stack());
        HostException refusal = assertThrows(
                HostException.class, () -> start(TestService.called("db").build()));
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("there is no network " + stack()), refusal::toString);
    }
}
