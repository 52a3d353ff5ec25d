package io.stackfile.reader;

import io.stackfile.model.Image;
import io.stackfile.schema.Node;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an image; the grammar is that of the distribution project's {@code reference} package. */
final class ImageReader {
    private static final String PART = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9.-]+(?::\\d+)?/)?" + PART + "(?:/" + PART + ")*"
            + "(?::[\\w][\\w.-]{0,127})?(?:@sha256:[0-9a-f]{64})?");

    private ImageReader() {}

    static Optional<Image> read(Keys keys) {
        Optional<Node.Scalar> written = keys.scalar("image");
        if (written.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(read(keys, "image", written.get()));
    }

    static Image read(Keys keys, String key, Node.Scalar written) {
        String name = written.text().strip();
        if (!NAME.matcher(name).matches() && !name.contains("#")) {
            keys.error(written, key, "'" + name + "' is not the name of an image", cure(name));
        }
        return Image.of(name);
    }

    private static String cure(String name) {
        if (name.isEmpty()) {
            return "write image: mongo:latest, say";
        }
        if (name.contains("://")) {
            return "leave out the '" + name.substring(0, name.indexOf("://") + 3) + "'";
        }
        if (!name.equals(name.toLowerCase(java.util.Locale.ROOT))) {
            return "names are in small letters";
        }
        return "write [REGISTRY/]NAME[:TAG], such as mongo:latest";
    }
}
