package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.reader.Given;
import java.util.List;
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
        host().replaceNetwork(inside("1\ninternal=true").insteadOf(network(), 2));

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
        host().replaceNetwork(inside("1\ninternal=true").insteadOf(first, 2));
        host().restoreNetwork(stack(), network().forms().get(1));

        assertEquals(first, network());
    }

    @Test
    default void aNetworkThatIsGoneHasAFormAgainThatItHad() {
        Observed.Network first = network();
        host().removeNetwork(stack());
        host().restoreNetwork(stack(), first.form());

        assertEquals(first, network());
    }

    @Test
    default void doesNotReplaceANetworkOnWhichAContainerRuns() {
        start(TestService.called("db").build());
        Observed.Network before = network();
        refuses(
                "Docker did not remove network " + stack() + ": containers run on it",
                () -> host().replaceNetwork(inside("1\ninternal=true").insteadOf(before, 2)));
        assertEquals(before, network());
    }

    @Test
    default void startsAContainerOnTheNetworkThatHasTakenThePlaceOfItsOwn() {
        String db = start(TestService.called("db").build());
        host().stopContainer(db);
        host().replaceNetwork(inside("1\ninternal=true").insteadOf(network(), 2));
        assertEquals(Set.of(), container(db).networks());

        host().startContainer(db);

        assertEquals(Set.of(stack()), container(db).networks());
    }

    private Observed.Network network() {
        return host().observe(stack()).network(stack()).orElseThrow();
    }

    /** One that leads nowhere outside. */
    private NetworkSpec inside(String fingerprint) {
        return new NetworkSpec(
                stack(),
                stack(),
                "5a17",
                Given.stack("services:", "  a: {image: nginx}", "networks:", "  default: {internal: true}")
                        .declared()
                        .network("default"),
                fingerprint);
    }

    @Test
    default void refusesToRunAContainerWithoutItsNetwork() {
        host().removeNetwork(stack());
        HostException refusal = assertThrows(
                HostException.class, () -> start(TestService.called("db").build()));
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("there is no network " + stack()), refusal::toString);
    }
}
