package io.stackfile.reader;

import io.stackfile.model.Devices;
import io.stackfile.model.Devices.Device;
import io.stackfile.model.Devices.Request;
import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** {@code devices}, {@code device_cgroup_rules}, {@code gpus} and what {@code deploy} reserves of devices. */
final class DeviceReader {
    private static final String KEY = "devices";

    /** A name of the Container Device Interface. */
    private static final Pattern CDI =
            Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*/[A-Za-z][A-Za-z0-9_.-]*=[A-Za-z0-9][A-Za-z0-9_.:-]*");

    private static final Pattern RULE = Pattern.compile("[abc] (\\d+|\\*):(\\d+|\\*) [rwm]{1,3}");

    private final Keys keys;
    private final List<Request> requests = new ArrayList<>();
    private final Set<String> targets = new HashSet<>();

    DeviceReader(Keys keys) {
        this.keys = keys;
    }

    Devices read() {
        List<Device> devices = new ArrayList<>();
        keys.items(KEY).forEach(item -> device(item).ifPresent(devices::add));
        requests.addAll(new GpuReader(keys).read());
        return new Devices(devices, rules(), requests);
    }

    private Optional<Device> device(Node item) {
        if (item instanceof Node.Mapping mapping) {
            Keys inner = new Keys(mapping, keys.where(KEY), keys.problems());
            String source = inner.text("source").orElse("");
            return device(item, source, inner.text("target").orElse(source), inner.text("permissions"));
        }
        if (!(item instanceof Node.Scalar scalar)) {
            return Optional.empty();
        }
        String text = scalar.text().strip();
        if (CDI.matcher(text).matches()) {
            return device(item, text, text, Optional.empty());
        }
        String[] parts = text.split(":", -1);
        if (parts.length > 3) {
            return wrong(item, "'" + text + "' is not a device");
        }
        boolean onlyPermissions = parts.length == 2 && parts[1].matches("[rwm]{1,3}");
        String target = parts.length > 1 && !onlyPermissions ? parts[1] : parts[0];
        return device(
                item,
                parts[0],
                target,
                parts.length == 3
                        ? Optional.of(parts[2])
                        : Optional.of(parts[parts.length - 1]).filter(last -> onlyPermissions));
    }

    private Optional<Device> device(Node at, String source, String target, Optional<String> permissions) {
        if (CDI.matcher(source).matches()) {
            requests.add(new Request("cdi", OptionalInt.empty(), List.of(source), List.of(), new TreeMap<>(Map.of())));
            return Optional.empty();
        }
        if (!source.startsWith("/") || !target.startsWith("/")) {
            return wrong(at, "'" + (source.startsWith("/") ? target : source) + "' is not the path of a device");
        }
        if (!permissions.orElse(Device.ALL).matches("[rwm]{1,3}")) {
            return wrong(at, "'" + permissions.orElse("") + "' does not say what may be done with a device");
        }
        if (!targets.add(target)) {
            keys.error(at, KEY, "two devices have the path " + target + " in the container", "leave one of them out");
        }
        return Optional.of(new Device(source, target, permissions.orElse(Device.ALL)));
    }

    private List<String> rules() {
        keys.scalars("device_cgroup_rules").stream()
                .filter(rule -> !RULE.matcher(rule.text()).matches())
                .forEach(rule -> keys.error(
                        rule,
                        "device_cgroup_rules",
                        "'" + rule.text() + "' is not a rule for devices",
                        "write a kind, numbers and what may be done, such as 'c 1:3 mr' or 'a 7:* rmw'"));
        return keys.texts("device_cgroup_rules").stream().distinct().toList();
    }

    private Optional<Device> wrong(Node at, String what) {
        keys.error(at, KEY, what, "write /dev/ttyUSB0, /dev/sda:/dev/xvda or /dev/fuse:/dev/fuse:rw");
        return Optional.empty();
    }
}
