package io.stackfile.host;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The volumes of a {@link FakeHost}; guarded by the monitor of the host. */
final class FakeVolumes {
    private final Map<String, VolumeSpec> made = new TreeMap<>();
    private final Set<String> others = new TreeSet<>();
    private final FakeHistory history;

    FakeVolumes(FakeHistory history) {
        this.history = history;
    }

    void addOthers(List<String> names) {
        others.addAll(names);
    }

    void create(VolumeSpec volume) {
        if (made.putIfAbsent(volume.name(), volume) == null) {
            history.add("create", volume);
        }
    }

    /** One that comes with its container, of which nobody is told. */
    void add(VolumeSpec volume) {
        made.putIfAbsent(volume.name(), volume);
    }

    /** {@code users}: the containers that have it, also those that do not run. */
    void remove(String name, List<String> users) {
        String deed = "remove volume " + name;
        Refusal.unless(made.containsKey(name), deed, "there is no such volume");
        Refusal.unless(users.isEmpty(), deed, "a container uses it: " + String.join(", ", users));
        history.add("destroy", Objects.requireNonNull(made.remove(name)));
    }

    void check(String deed, String name) {
        Refusal.unless(made.containsKey(name) || others.contains(name), deed, "there is no volume " + name);
    }

    List<Observed.Volume> of(String stack) {
        return made.values().stream()
                .filter(volume -> volume.stack().equals(stack))
                .map(volume -> new Observed.Volume(volume.name(), volume.key(), volume.fingerprint()))
                .toList();
    }

    Set<String> notOf(String stack) {
        Set<String> names = new TreeSet<>(others);
        made.values().stream()
                .filter(volume -> !volume.stack().equals(stack))
                .forEach(volume -> names.add(volume.name()));
        return names;
    }
}
