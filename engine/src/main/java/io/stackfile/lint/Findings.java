package io.stackfile.lint;

import io.stackfile.schema.Node;
import io.stackfile.schema.Problem;
import java.util.ArrayList;
import java.util.List;

/** Where the rules put what they find. */
final class Findings {
    private final Allowed allowed;
    private final List<Finding> found = new ArrayList<>();
    private String service = "";
    private String rule = "";

    Findings(Allowed allowed) {
        this.allowed = allowed;
    }

    /** Whose findings and in whose service the next ones are. */
    void of(Rule next, Subject subject) {
        rule = next.name();
        service = subject.name();
    }

    void add(Node at, String key, String what, String cure) {
        add(at, key, what, cure, true);
    }

    /** Without the line of the file. */
    void addHidden(Node at, String key, String what, String cure) {
        add(at, key, what, cure, false);
    }

    private void add(Node at, String key, String what, String cure, boolean isShown) {
        if (!allowed.in(service, rule)) {
            found.add(new Finding(rule, Problem.warning(at, "services." + service + "." + key, what, cure), isShown));
        }
    }

    List<Finding> all() {
        return List.copyOf(found);
    }
}
