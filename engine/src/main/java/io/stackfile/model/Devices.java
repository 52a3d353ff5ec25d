package io.stackfile.model;

import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Devices of the host in a container.
 *
 * @param rules for devices that may come later, as {@code c 1:3 mr}
 * @param requests for what a driver of the engine has to find
 */
public record Devices(List<Device> devices, List<String> rules, List<Request> requests) {
    public static final Devices NONE = new Devices(List.of(), List.of(), List.of());

    public Devices {
        devices = List.copyOf(devices);
        rules = List.copyOf(rules);
        requests = List.copyOf(requests);
    }

    /**
     * One of them by its path.
     *
     * @param permissions some of {@code r}, {@code w} and {@code m}
     */
    public record Device(String source, String target, String permissions) {
        public static final String ALL = "rwm";

        @Override
        public String toString() {
            return source + ":" + target + (permissions.equals(ALL) ? "" : ":" + permissions);
        }
    }

    /**
     * Some of a kind.
     *
     * @param driver empty leaves it to the engine
     * @param count how many, -1 for all; absent when they are named
     */
    public record Request(
            String driver,
            OptionalInt count,
            List<String> ids,
            List<String> capabilities,
            SortedMap<String, String> options) {
        public Request {
            ids = List.copyOf(ids);
            capabilities = List.copyOf(capabilities);
            options = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(options));
        }

        /** As {@code 2 nvidia gpu}. */
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder();
            text.append(
                    count.isEmpty()
                            ? String.join("+", ids)
                            : count.getAsInt() < 0 ? "all" : Integer.toString(count.getAsInt()));
            if (!driver.isEmpty()) {
                text.append(' ').append(driver);
            }
            capabilities.forEach(capability -> text.append(' ').append(capability));
            options.forEach(
                    (name, value) -> text.append(' ').append(name).append('=').append(value));
            return text.toString();
        }
    }
}
