package io.stackfile.host;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.stackfile.model.Image;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.function.Executable;

/** A stack of its own on a host under test, and what is often done there. */
interface Trial {
    Image BUSYBOX = Image.of("busybox");
    LogRequest EVERYTHING = new LogRequest(false, OptionalInt.empty(), Optional.empty(), false);

    Host host();

    String stack();

    /** Makes an image that goes when the test is over. */
    Image build(String dockerfile, List<String> steps) throws IOException;

    default String start(Service... services) {
        String name = create(services);
        host().startContainer(name);
        return name;
    }

    /** Makes a container of the last of these services. */
    default String create(Service... services) {
        Service last = services[services.length - 1];
        ContainerSpec spec =
                ContainerSpec.of(new Stack(stack(), "/x/stack.yml", List.of(services), List.of()), last, 1, "fp");
        host().createContainer(spec);
        return spec.name();
    }

    default Observed.Container container(String name) {
        return host().observe(stack()).container(name).orElseThrow();
    }

    default Streams nowhere() {
        return new Streams(Optional.empty(), OutputStream.nullOutputStream(), OutputStream.nullOutputStream());
    }

    default void refuses(String beginning, Executable deed) {
        String message = assertThrows(HostException.class, deed).getMessage();
        assertTrue(
                String.valueOf(message).startsWith(beginning),
                () -> "expected: " + beginning + "\nbut was: " + message);
    }
}
