package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.stackfile.model.Image;
import io.stackfile.model.Mount;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every host promises of volumes. */
interface VolumeContract extends Trial {
    @Test
    default void makesAVolumeOnceHoweverOftenItIsAsked() {
        VolumeSpec data = new VolumeSpec(stack() + "_data", stack(), "data");
        host().createVolume(data);
        host().createVolume(data);
        assertEquals(
                List.of(new Observed.Volume(stack() + "_data", "data")),
                host().observe(stack()).volumes());
    }

    @Test
    default void removesAVolume() {
        host().createVolume(new VolumeSpec(stack() + "_data", stack(), "data"));
        host().removeVolume(stack() + "_data");
        assertFalse(host().observe(stack()).hasVolume(stack() + "_data"));
    }

    @Test
    default void refusesToRemoveAVolumeThatIsNotThere() {
        refuses("Docker did not remove volume nothing: there is no such volume", () -> host().removeVolume("nothing"));
    }

    @Test
    default void refusesToRemoveAVolumeOfAContainerEvenOfOneThatDoesNotRun() {
        host().createVolume(new VolumeSpec(stack() + "_data", stack(), "data"));
        create(TestService.called("db")
                .mounts(new Mount.Named("data", "/data", false))
                .build());
        refuses(
                "Docker did not remove volume " + stack() + "_data: a container uses it",
                () -> host().removeVolume(stack() + "_data"));
    }

    @Test
    default void givesAnUnnamedVolumeANameThatOutlivesTheContainer() {
        String db = create(TestService.called("db")
                .mounts(new Mount.Anonymous("/data/db", false))
                .build());
        host().removeContainer(db);
        assertEquals(
                List.of(new Observed.Volume(stack() + "_db-1_data-db", "db-1_data-db")),
                host().observe(stack()).volumes());
    }

    @Test
    default void givesTheVolumesOfAnImageNamesToo() throws IOException {
        Image image = build("FROM busybox\nVOLUME /one\nVOLUME /two", new ArrayList<>());
        host().createVolume(new VolumeSpec(stack() + "_mine", stack(), "mine"));
        create(TestService.called("db")
                .image(image.name())
                .mounts(new Mount.Named("mine", "/one", false))
                .build());
        assertEquals(
                List.of(stack() + "_db-1_two", stack() + "_mine"),
                host().observe(stack()).volumes().stream()
                        .map(Observed.Volume::name)
                        .toList());
    }
}
