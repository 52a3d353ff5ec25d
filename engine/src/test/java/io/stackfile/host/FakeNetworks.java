package io.stackfile.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The networks of a {@link FakeHost} and the guests on them; guarded by the monitor of the host. */
final class FakeNetworks {
    private final Map<String, NetworkSpec> made = new TreeMap<>();
    /** The engine's identifier of each, by its name. */
    private final Map<String, Integer> ids = new TreeMap<>();
    /** By what stands for the requests for them. */
    private final Map<String, NetworkSpec> forms = new TreeMap<>();

    private final Map<String, Observed.Network> lost = new TreeMap<>();
    private int count;
    private final Set<String> others = new TreeSet<>();
    private final Map<String, Guest> guests = new TreeMap<>();

    void addOthers(List<String> names) {
        others.addAll(names);
    }

    void create(NetworkSpec network) {
        Refusal.unless(
                !made.containsKey(network.name()),
                "create network " + network.name(),
                "there is one of that name already");
        made.put(network.name(), network);
        lost.remove(network.name());
        ids.put(network.name(), ++count);
    }

    /** 0 of those that nobody makes anew. */
    int id(String name) {
        return ids.getOrDefault(name, 0);
    }

    void restore(Observed.Network network, List<String> users) {
        NetworkSpec was = forms.get(network.form().request());
        Refusal.unless(was != null, "create network " + network.name(), "nobody knows what it was");
        if (made.containsKey(network.name())) {
            remove(network.name(), users);
        }
        NetworkForm form = network.form();
        create(Objects.requireNonNull(was)
                .after(network.forms().subList(1, network.forms().size()), form.generation()));
    }

    /** Somebody is interrupted while he makes it anew. */
    void lose(String name, List<String> users) {
        Observed.Network network = seen(Objects.requireNonNull(made.get(name)));
        remove(name, users);
        lost.put(name, network);
    }

    List<Observed.Network> lost(String stack) {
        return lost.values().stream()
                .filter(network -> spec(network).stack().equals(stack))
                .toList();
    }

    private NetworkSpec spec(Observed.Network network) {
        return Objects.requireNonNull(forms.get(network.form().request()));
    }

    private Observed.Network seen(NetworkSpec network) {
        String request = network.name() + " of update " + network.generation() + ": " + network.fingerprint();
        forms.put(request, network);
        List<NetworkForm> all =
                new ArrayList<>(List.of(new NetworkForm(network.generation(), network.fingerprint(), request)));
        all.addAll(network.earlier());
        return new Observed.Network(network.name(), all);
    }

    /** {@code users}: the containers that run on it. */
    void remove(String name, List<String> users) {
        String deed = "remove network " + name;
        if (lost.remove(name) != null && !made.containsKey(name)) {
            return;
        }
        Refusal.unless(made.containsKey(name), deed, "there is no such network");
        Refusal.unless(users.isEmpty(), deed, "containers run on it: " + String.join(", ", users));
        guests.values()
                .forEach(guest -> Refusal.unless(
                        !guest.networks().contains(name), deed, "containers run on it: " + guest.name()));
        made.remove(name);
        ids.remove(name);
    }

    void check(String deed, String name) {
        Refusal.unless(made.containsKey(name) || others.contains(name), deed, "there is no network " + name);
    }

    Optional<NetworkSpec> find(String name) {
        return Optional.ofNullable(made.get(name));
    }

    List<Observed.Network> of(String stack) {
        return made.values().stream()
                .filter(network -> network.stack().equals(stack))
                .map(this::seen)
                .toList();
    }

    Set<String> notOf(String stack) {
        Set<String> names = new TreeSet<>(others);
        made.values().stream()
                .filter(network -> !network.stack().equals(stack))
                .forEach(network -> names.add(network.name()));
        return names;
    }

    /** {@code owner} is the stack or project that it is of, or empty. */
    void addGuest(String name, String network, String owner) {
        guests.put(
                name,
                new Guest(
                        name,
                        "busybox:latest",
                        "running",
                        "Up",
                        owner,
                        Set.of(network),
                        List.of(),
                        List.of(name + "-data")));
    }

    void removeGuest(String name) {
        guests.remove(name);
    }

    List<Guest> guests(String stack) {
        return guests.values().stream()
                .filter(guest ->
                        of(stack).stream().anyMatch(network -> guest.networks().contains(network.name())))
                .toList();
    }
}
