package io.stackfile.host.check;

import java.util.List;

/**
 * What an engine says of itself.
 *
 * @param version as {@code 20.10.24}
 * @param api the newest interface it speaks, as {@code 1.41}
 * @param spoken the interface that {@code stack} speaks with it
 * @param tooNew whether it no longer speaks any that {@code stack} knows
 * @param root the folder of its images and volumes
 * @param time its clock, in seconds since 1970
 * @param open TCP addresses where it listens to anybody, as {@code http://0.0.0.0:2375}
 */
public record EngineFacts(
        String version,
        String oldestApi,
        String api,
        String spoken,
        boolean tooNew,
        String system,
        String hardware,
        long processors,
        long memory,
        String root,
        long time,
        List<String> open,
        List<Published> published) {
    public EngineFacts {
        open = List.copyOf(open);
        published = List.copyOf(published);
    }

    /** A port of the machine that leads to a container. */
    public record Published(String container, String address, int port, String protocol) {
        boolean toTheWorld() {
            return List.of("", "0.0.0.0", "::").contains(address);
        }

        boolean toTheMachine() {
            return address.startsWith("127.") || address.equals("::1");
        }
    }

    /** Of a version as {@code 20.10.24+dfsg1}, the first two numbers. */
    boolean isOlderThan(int major, int minor) {
        String[] numbers = version.split("\\D+", 3);
        if (numbers.length < 2 || numbers[0].isEmpty() || numbers[1].isEmpty()) {
            return false;
        }
        int theirs = Integer.parseInt(numbers[0]);
        return theirs < major || (theirs == major && Integer.parseInt(numbers[1]) < minor);
    }
}
