package io.stackfile.plan;

import io.stackfile.model.PullPolicy.When;
import io.stackfile.model.Service;
import io.stackfile.model.Stack;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which services {@code up --pull} looks for newer images of: where the file marks some by {@code autoredeploy}, these and the
 * ones that were named; else all but those that it never fetches.
 *
 * @param named on the command line
 * @param services all that are brought up
 */
public record Redeploying(Stack stack, Set<String> named, Set<String> services) {
    public Redeploying {
        named = Set.copyOf(named);
        services = Set.copyOf(services);
    }

    public Set<String> pulled() {
        Set<String> marked = names(service -> service.settings().lifecycle().redeployed());
        Set<String> pulled = marked.isEmpty() ? names(Redeploying::isFetched) : marked;
        pulled.addAll(named);
        return pulled;
    }

    private static boolean isFetched(Service service) {
        return !service.settings().lifecycle().pull().is(When.NEVER)
                && !service.settings().lifecycle().pull().is(When.BUILD);
    }

    /** Who is left out by {@code up --pull} because others are marked; empty when nobody is. */
    public String leftOut() {
        Set<String> marked = names(service -> service.settings().lifecycle().redeployed());
        Set<String> left = names(Redeploying::isFetched);
        left.removeAll(pulled());
        return marked.isEmpty() || left.isEmpty()
                ? ""
                : "--pull looks for newer images of " + listed(pulled()) + ", as autoredeploy says, and leaves "
                        + listed(left) + " as they are; name a service to have its image fetched, too";
    }

    private Set<String> names(Predicate<Service> which) {
        return stack.services().stream()
                .filter(service -> services.contains(service.name()))
                .filter(which)
                .map(Service::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static String listed(Set<String> names) {
        return String.join(", ", names);
    }
}
