package io.stackfile.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.stackfile.model.Stack;
import io.stackfile.reader.Given;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@code up --pull} is for, and what is told when it was not given. */
class RedeployingTest {
    private static final Set<String> ALL = Set.of("web", "db", "job");
    private static final Stack MARKED = Given.stack(
            "web: {image: nginx, autoredeploy: true}",
            "db: {image: mongo}",
            "job: {image: busybox, autodestroy: on-success}");

    private static Redeploying pull(Stack stack, String... named) {
        return new Redeploying(stack, Set.of(named), ALL);
    }

    @Test
    void whereSomeAreMarkedOnlyTheirImagesAreFetched() {
        assertEquals(Set.of("web"), pull(MARKED).pulled());
        assertEquals(
                "--pull looks for newer images of web, as autoredeploy says, and leaves db, job as they are; name a"
                        + " service to have its image fetched, too",
                pull(MARKED).leftOut());
    }

    @Test
    void whoIsNamedIsFetchedToo() {
        assertEquals(Set.of("web", "db"), pull(MARKED, "db").pulled());
        assertEquals("", pull(MARKED, "db", "job").leftOut());
    }

    @Test
    void whereNoneIsMarkedAllAreButThoseThatAreNever() {
        Stack stack = Given.stack("web: {image: nginx}", "db: {image: mongo, pull_policy: never}");
        assertEquals(Set.of("web"), pull(stack).pulled());
        assertEquals("", pull(stack).leftOut());
        assertEquals(Set.of("web", "db"), pull(stack, "db").pulled());
    }

    @Test
    void eachKeySaysWhenItTakesEffect() {
        OtherOccasions occasions = new OtherOccasions(MARKED, ALL);
        assertEquals(
                List.of(
                        "autoredeploy of web takes effect in 'stack up --pull', which looks for newer images",
                        "autodestroy of job takes effect in 'stack up --attach' and 'stack run', which wait for the"
                                + " containers to end"),
                occasions.lines(false, false));
        assertEquals(List.of(), occasions.lines(true, true));
        assertEquals(List.of(), new OtherOccasions(MARKED, Set.of("db")).lines(false, false));
    }
}
