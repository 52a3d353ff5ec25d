package io.stackfile.host;

import io.stackfile.model.Image;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The images of this machine that could be sent to another: by name, with a tag. */
public record LocalImages(Map<String, Local> images) {
    public static final LocalImages NONE = new LocalImages(Map.of());

    public LocalImages {
        images = Collections.unmodifiableMap(new TreeMap<>(images));
    }

    /** What is sent is found by its tag; a digest is a registry's word. */
    public Optional<Local> image(Image image) {
        return image.isDigest() ? Optional.empty() : Optional.ofNullable(images.get(image.name()));
    }

    /** An image; {@code id} is the identifier that the engine here gives it. */
    public record Local(String id, Origin origin) {}

    /** Where an image came from, as far as the engine here knows. */
    public enum Origin {
        /** Made here, and no registry has it under this name. */
        HERE,
        REGISTRY,
        UNKNOWN
    }
}
