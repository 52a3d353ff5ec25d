package io.stackfile.lint;

/** A container that may do to the host whatever root may. */
final class Privileged implements Rule {
    @Override
    public String name() {
        return "privileged";
    }

    @Override
    public void look(Subject subject, Findings findings) {
        if (subject.service().settings().privileges().privileged()) {
            findings.add(
                    subject.key("privileged"),
                    "privileged",
                    "whoever gets into this container is root on the host",
                    "name what it needs with devices and cap_add instead");
        }
    }
}
