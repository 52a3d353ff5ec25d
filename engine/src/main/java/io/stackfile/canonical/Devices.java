package io.stackfile.canonical;

import io.stackfile.schema.Node;
import java.util.Optional;

/** {@code devices}: {@code SOURCE[:TARGET[:PERMISSIONS]]}. */
final class Devices {
    private Devices() {}

    static Optional<Node> device(Node written) {
        if (!(written instanceof Node.Scalar scalar)) {
            return Optional.of(written);
        }
        String[] parts = scalar.text().split(":");
        return Optional.of(new Tree(scalar)
                .put("source", parts[0])
                .put("target", parts.length > 1 ? parts[1] : parts[0])
                .put("permissions", parts.length > 2 ? parts[2] : "rwm")
                .mapping());
    }
}
