package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.model.Image;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every host promises of images. */
interface ImageContract extends Trial {
    @Test
    default void knowsAPulledImageByItsName() {
        assertTrue(host().observe(stack()).image(BUSYBOX).isPresent());
    }

    @Test
    default void knowsSinceWhenItHasAnImageAlsoOnePulledAgain() {
        Instant before = host().clock();
        host().pullImage(BUSYBOX, progress -> {});
        Instant since = host().imageSince(BUSYBOX).orElseThrow();
        assertFalse(since.isBefore(before), since + " is before " + before);
        assertFalse(since.isAfter(host().clock()), since::toString);
        assertEquals(Optional.empty(), host().imageSince(Image.of("nobody/nothing")));
    }

    @Test
    default void refusesToPullWhatNoRegistryHas() {
        refuses(
                "Docker did not pull nobody/nothing:latest: ",
                () -> host().pullImage(Image.of("nobody/nothing"), p -> {}));
    }

    @Test
    default void refusesToPushWhatItDoesNotHave() {
        refuses(
                "Docker did not push nobody/nothing:latest: it is not on the host",
                () -> host().pushImage(Image.of("nobody/nothing"), p -> {}));
    }

    @Test
    default void buildsAnImageAndTellsTheSteps() throws IOException {
        List<String> steps = new ArrayList<>();
        Image image = build("FROM busybox", steps);
        assertTrue(host().observe(stack()).image(image).isPresent());
        assertTrue(steps.stream().anyMatch(step -> step.contains("1/1") && step.contains(" FROM ")), steps::toString);
    }

    @Test
    default void tellsOfAnImage() {
        String id = host().observe(stack()).image(BUSYBOX).orElseThrow();
        ImageReading image = host().readings().image(id).orElseThrow();
        assertEquals(id, image.id());
        assertTrue(image.bytes() > 0, image::toString);
        assertTrue(image.platform().startsWith("linux/"), image::toString);
        assertEquals(Optional.empty(), host().readings().image("sha256:" + "0".repeat(64)));
    }
}
