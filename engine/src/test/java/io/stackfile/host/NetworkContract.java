package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
    default void refusesToRunAContainerWithoutItsNetwork() {
        host().removeNetwork(stack());
        HostException refusal = assertThrows(
                HostException.class, () -> start(TestService.called("db").build()));
        assertTrue(String.valueOf(refusal.getMessage()).endsWith("there is no network " + stack()), refusal::toString);
    }
}
