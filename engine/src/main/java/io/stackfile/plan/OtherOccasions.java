package io.stackfile.plan;

import io.stackfile.model.Autodestroy;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a file asks for that has no effect this time, and when it has. */
public record OtherOccasions(Stack stack, Set<String> services) {
    public OtherOccasions {
        services = Set.copyOf(services);
    }

    /** A line for each key; {@code pulling} and {@code attached} tell whether this is the occasion. */
    public List<String> lines(boolean pulling, boolean attached) {
        List<String> lines = new ArrayList<>();
        String redeployed = names(service -> service.settings().lifecycle().redeployed());
        if (!pulling && !redeployed.isEmpty()) {
            lines.add("autoredeploy of " + redeployed
                    + " takes effect in 'stack up --pull', which looks for newer images");
        }
        String destroyed = names(service -> service.settings().lifecycle().autodestroy() != Autodestroy.NO);
        if (!attached && !destroyed.isEmpty()) {
            lines.add("autodestroy of " + destroyed
                    + " takes effect in 'stack up --attach' and 'stack run', which wait for the containers to end");
        }
        return lines;
    }

    private String names(Predicate<Service> which) {
        return Redeploying.listed(stack.services().stream()
                .filter(service -> services.contains(service.name()))
                .filter(which)
                .map(Service::name)
                .collect(Collectors.toCollection(TreeSet::new)));
    }
}
