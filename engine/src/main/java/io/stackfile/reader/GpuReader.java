package io.stackfile.reader;

import io.stackfile.model.Devices.Request;
import io.stackfile.schema.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code gpus} and {@code deploy.resources.reservations.devices}: so many devices of a kind. */
final class GpuReader {
    private static final int ALL = -1;
    private final Keys keys;

    GpuReader(Keys keys) {
        this.keys = keys;
    }

    List<Request> read() {
        List<Request> requests = new ArrayList<>();
        if (keys.scalar("gpus").isPresent()) {
            requests.add(new Request("", OptionalInt.of(ALL), List.of(), List.of("gpu"), new TreeMap<>()));
        } else {
            requests.addAll(read(keys, "gpus", List.of("gpu")));
        }
        requests.addAll(read(Twin.inside(keys, "deploy", "resources", "reservations"), "devices", List.of()));
        return requests;
    }

    private static List<Request> read(Keys owner, String key, List<String> always) {
        return owner.items(key).stream()
                .filter(Node.Mapping.class::isInstance)
                .map(item -> new Keys((Node.Mapping) item, owner.where(key), owner.problems()))
                .map(device -> request(device, always))
                .toList();
    }

    private static Request request(Keys device, List<String> always) {
        List<String> ids = device.texts("device_ids");
        if (!ids.isEmpty()) {
            device.node("count")
                    .ifPresent(count -> device.error(
                            count, "count", "device_ids says already which ones", "leave one of the two out"));
        }
        List<String> capabilities = Stream.concat(always.stream(), device.texts("capabilities").stream())
                .distinct()
                .toList();
        if (capabilities.isEmpty()) {
            device.problems()
                    .error(
                            device.mapping(),
                            device.where(),
                            "nothing says what the devices have to be able to do",
                            "write capabilities: [gpu]");
        }
        TreeMap<String, String> options = new TreeMap<>();
        device.pairs("options")
                .forEach(pair -> options.put(pair.name(), pair.value().orElse("")));
        return new Request(
                device.text("driver").orElse(""),
                ids.isEmpty() ? count(device) : OptionalInt.empty(),
                ids,
                capabilities,
                options);
    }

    private static OptionalInt count(Keys device) {
        Optional<String> text = device.text("count");
        // -1 is what docker compose config writes for all.
        if (text.isEmpty() || text.get().equals("all") || text.get().equals("-1")) {
            return OptionalInt.of(ALL);
        }
        if (text.get().matches("[1-9]\\d{0,5}")) {
            return OptionalInt.of(Integer.parseInt(text.get()));
        }
        device.error(
                device.scalar("count").orElseThrow(),
                "count",
                "'" + text.get() + "' is not a number of devices",
                "write 1, 2 or all");
        return OptionalInt.of(ALL);
    }
}
