package io.stackfile.reader;

import io.stackfile.schema.Node;
import java.util.Optional;
import java.util.OptionalLong;

/** A key of a service that has another name under {@code deploy}; where both are given they have to say the same. */
record Twin(Keys service, String key, Keys deploy, String name) {
    OptionalLong agreed(OptionalLong ofService, OptionalLong ofDeploy) {
        if (ofService.isPresent() && ofDeploy.isPresent() && !ofService.equals(ofDeploy)) {
            Node.Scalar there = deploy.scalar(name).orElseThrow();
            deploy.error(
                    there,
                    name,
                    "'" + there.text() + "' is not what " + key + " says, '"
                            + service.scalar(key).map(Node.Scalar::text).orElse("") + "'",
                    "leave one of the two out");
        }
        return ofService.isPresent() ? ofService : ofDeploy;
    }

    /** The keys of a mapping under others; without any where there is none. */
    static Keys inside(Keys keys, String... path) {
        Keys inner = keys;
        for (String name : path) {
            Optional<Keys> next = inner.mapping(name);
            inner = next.orElse(new Keys(
                    new Node.Mapping(inner.mapping().at(), java.util.Map.of()), inner.where(name), inner.problems()));
        }
        return inner;
    }
}
