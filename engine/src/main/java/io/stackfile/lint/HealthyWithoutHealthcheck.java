package io.stackfile.lint;

import io.stackfile.model.Dependency;
import io.stackfile.schema.Node;

/** A service that waits for another one to be healthy, which may never say so. */
final class HealthyWithoutHealthcheck implements Rule {
    @Override
    public String name() {
        return "healthy-without-healthcheck";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        subject.service().dependencies().stream()
                .filter(dependency -> dependency.condition() == Dependency.Condition.HEALTHY)
                .map(Dependency::service)
                .filter(name -> saysNothing(subject, name))
                .forEach(name -> findings.add(
                        at(subject, name),
                        "depends_on." + name,
                        "'" + name + "' has no healthcheck in the file, and if its image has none it is never healthy",
                        "write a healthcheck for '" + name + "', or wait for service_started"));
    }

    private static boolean saysNothing(Subject subject, String name) {
        return subject.stack()
                .service(name)
                .filter(other -> other.settings()
                        .health()
                        .flatMap(health -> health.test())
                        .isEmpty())
                .filter(other -> !Notebooks.isOfJupyter(java.util.Optional.of(other.image())))
                .isPresent();
    }

    private static Node at(Subject subject, String name) {
        return subject.mapping()
                .get("depends_on")
                .filter(Node.Mapping.class::isInstance)
                .map(node -> ((Node.Mapping) node).entries().get(name))
                .map(entry -> (Node) entry.key())
                .orElseGet(() -> subject.key("depends_on"));
    }
}
