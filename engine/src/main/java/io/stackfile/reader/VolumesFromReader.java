package io.stackfile.reader;

import io.stackfile.model.VolumesFrom;
import io.stackfile.schema.Node;
import io.stackfile.schema.Suggestion;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code volumes_from}: a service, {@code container:NAME}, or {@code SERVICE.STACK} as at Docker Cloud; {@code :ro} behind it. */
record VolumesFromReader(Keys keys, Set<String> services) {
    private static final String KEY = "volumes_from";

    List<VolumesFrom> read() {
        return keys.scalars(KEY).stream()
                .flatMap(scalar -> read(scalar).stream())
                .distinct()
                .toList();
    }

    private Optional<VolumesFrom> read(Node.Scalar scalar) {
        String text = scalar.text().strip();
        boolean outside = text.startsWith("container:");
        String[] parts = (outside ? text.substring("container:".length()) : text).split(":", -1);
        String mode = parts.length > 1 ? parts[1] : "rw";
        if (parts.length > 2 || parts[0].isEmpty() || !Set.of("ro", "rw").contains(mode)) {
            return wrong(
                    scalar, "'" + text + "' is not a service with volumes", "write db, db:ro or container:NAME:ro");
        }
        boolean readOnly = mode.equals("ro");
        if (outside) {
            return Optional.of(new VolumesFrom(parts[0], false, readOnly));
        }
        if (services.contains(parts[0])) {
            return Optional.of(new VolumesFrom(parts[0], true, readOnly));
        }
        int dot = parts[0].indexOf('.');
        if (dot > 0 && dot < parts[0].length() - 1) {
            String container = parts[0].substring(dot + 1) + "-" + parts[0].substring(0, dot) + "-1";
            return Optional.of(new VolumesFrom(container, false, readOnly));
        }
        return wrong(
                scalar,
                "there is no service '" + parts[0] + "'",
                Suggestion.didYouMean(parts[0], services)
                        .orElse("write container:" + parts[0] + " for a container outside this stack"));
    }

    private Optional<VolumesFrom> wrong(Node.Scalar at, String what, String cure) {
        keys.error(at, KEY, what, cure);
        return Optional.empty();
    }
}
